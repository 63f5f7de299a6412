"""My reasons: lines in the person's words, each shown on Help now when they say so."""

from dataclasses import replace

from aftercare.domain.areas.seek_help.ladder import Reason, Reasons, moved
from aftercare.domain.records.identity import new_id
from aftercare.i18n import _
from aftercare.planner.seek_help.reads import reasons_of, save_sheet
from aftercare.planner.workspace import Workspace
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.seek_help.own_words import ListWords, OwnLine, OwnWords
from aftercare.ui.widgets.text import Label


class ReasonsCard(AreaTool):
    """The reasons as lines to tick: a tick shows one on Help now."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("My reasons"))
        self._workspace = workspace
        self._reasons: tuple[Reason, ...] = ()
        lead = _("Why you do this. It can help to read it when it’s hard.")
        self.body.addWidget(Label(lead, "body", "quiet", wraps=True))
        self._how = Label(_("Tick the ones to show on Help now."), "small", "quiet", wraps=True)
        self.body.addWidget(self._how)
        self._list = OwnWords(
            workspace,
            ListWords(
                list=_("My reasons"),
                line=_("Reason"),
                new=_("A reason"),
                hint=_("I want to feel rested again"),
                add=_("Add reason"),
                ticked=_("shown on Help now"),
                not_ticked=_("not shown on Help now"),
            ),
        )
        self.body.addWidget(self._list)
        self._list.added.connect(self._on_added)
        self._list.changed.connect(self._on_changed)
        self._list.ticked.connect(self._on_ticked)
        self._list.moved.connect(self._on_moved)
        self._list.removed.connect(self._on_removed)

    def refresh(self) -> None:
        """Show the reasons."""
        self._reasons = reasons_of(self._workspace).reasons
        self._list.show_lines([OwnLine(each.id, each.words, each.on_help_now) for each in self._reasons])
        self._how.setVisible(bool(self._reasons))

    def _on_added(self, words: str) -> None:
        self._save(_("“{words}” added"), words, (*self._reasons, Reason(id=new_id(), words=words)))

    def _on_changed(self, reason_id: str, words: str) -> None:
        self._swap(_("“{words}” changed"), replace(self._reason(reason_id), words=words))

    def _on_ticked(self, reason_id: str, on: bool) -> None:
        label = _("“{words}” shows on Help now") if on else _("“{words}” no longer shows on Help now")
        self._swap(label, replace(self._reason(reason_id), on_help_now=on))

    def _on_moved(self, reason_id: str, by: int) -> None:
        reason = self._reason(reason_id)
        self._save(_("“{words}” moved"), reason.words, moved(self._reasons, reason, by))

    def _on_removed(self, reason_id: str) -> None:
        reason = self._reason(reason_id)
        self._save(_("“{words}” removed"), reason.words, tuple(each for each in self._reasons if each != reason))

    def _swap(self, label: str, changed: Reason) -> None:
        reasons = tuple(changed if each.id == changed.id else each for each in self._reasons)
        self._save(label, changed.words, reasons)

    def _save(self, label: str, words: str, reasons: tuple[Reason, ...]) -> None:
        if save_sheet(self._workspace, label.format(words=words), Reasons(reasons=reasons)):
            self.saved.emit()
        else:
            self.refresh()

    def _reason(self, reason_id: str) -> Reason:
        return next(each for each in self._reasons if each.id == reason_id)
