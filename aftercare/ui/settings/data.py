"""Settings > Your data: where the plan is, its copies, opening one of them, and erasing everything."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from aftercare.errors import AftercareError
from aftercare.i18n import _, clock_time, long_day
from aftercare.planner.safekeeping import Safekeeping
from aftercare.planner.workspace import Workspace
from aftercare.storage.backup import backup
from aftercare.storage.backup.backup import Copy
from aftercare.storage.opening import restore
from aftercare.ui import theme
from aftercare.ui.frames import tasks
from aftercare.ui.settings.copy_panel import CopyPanel
from aftercare.ui.settings.erase_dialog import EraseDialog
from aftercare.ui.settings.sections import Section, row
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.surfaces import Card, clear
from aftercare.ui.widgets.text import Label, Rule

_SHOWN = 6


class YourData(Section):
    """The folder, what protects it, and the copies."""

    def build(self) -> None:
        safe = self.workspace.safekeeping
        self._panel: CopyPanel | None = None
        self._shows_all = False
        self._parts: list[QWidget] = [self._folder_card(safe)]
        if safe is not None:
            self._parts += [self._copies_card(), self._erase_card()]
        for part in self._parts:
            self.body.addWidget(part)

    def _folder_card(self, safe: Safekeeping | None) -> Card:
        folder = self.workspace.card_file.parent
        card = Card(_("Your data"))
        card.body.addWidget(Label(_("Your plan is in this folder on this computer:"), wraps=True))
        place = LineEdit(str(folder), most=4096)
        place.setReadOnly(True)
        place.setAccessibleName(_("Folder of your plan"))
        card.body.addWidget(place)
        show = Button(_("Open the folder"), icon_name="folder-open")
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        card.body.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(Rule())
        for sentence in _what_protects(is_protected=safe is not None and safe.is_protected):
            card.body.addWidget(Label(sentence, wraps=True))
        return card

    def _copies_card(self) -> Card:
        look = theme.active()
        card = Card(_("Copies of your plan"))
        says = _("A copy is made by itself on each day you use Aftercare, and checked. Older ones are thinned out.")
        card.body.addWidget(Label(says, "body", "quiet", wraps=True))
        self.last_good = Label(_("Looking at your copies."), "bodyStrong", wraps=True)
        card.body.addWidget(self.last_good)
        self.make = Button(_("Make a copy now"), icon_name="save")
        self.make.clicked.connect(self._on_make)
        card.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(Rule())
        rows = QWidget()
        self._list = QVBoxLayout(rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.space(2))
        card.body.addWidget(rows)
        card.body.addWidget(Rule())
        after = QWidget()
        below = QVBoxLayout(after)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(look.space(8))
        card.body.addWidget(after)
        self._in_order = (rows, after)
        self.second = LineEdit(most=4096)
        self.second.edited.connect(self._on_second)
        hint = _("Such as a USB drive. Each new copy goes there too, while the drive is in.")
        self._second_field = Field(_("Second folder for copies"), self.second, optional=True, hint=hint)
        below.addWidget(self._second_field)
        choose = Button(_("Choose a folder"), icon_name="folder-open")
        choose.clicked.connect(self._on_choose)
        below.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _erase_card(self) -> Card:
        card = Card()
        self.erase = Button(_("Erase everything"), "danger", "trash-2")
        self.erase.clicked.connect(self._on_erase)
        card.body.addWidget(row(_("Erase my plan"), _("Your plan and all its copies. It can’t be undone"), self.erase))
        return card

    def refresh(self) -> None:
        safe = self.workspace.safekeeping
        if safe is None:
            return
        named = self.workspace.plan.settings.second_copy_folder
        if not self._second_field.error:
            self.second.show_text(named)
        self._show_copies(backup.copies(safe.folder))
        tasks.run(partial(backup.last_good, safe.folder, safe.root_key), self._on_last_good)

    def _show_copies(self, copies: list[Copy]) -> None:
        clear(self._list)
        for copy in copies if self._shows_all else copies[:_SHOWN]:
            look_inside = Button(_("Look inside"), size="small")
            name = when(copy.made_at, self.workspace)
            look_inside.setAccessibleName(_("Look inside the copy of {when}").format(when=name))
            look_inside.clicked.connect(lambda _checked, copy=copy: self._open(copy))
            detail = _("Set aside: what you had before") if copy.set_aside else _("Made by itself")
            self._list.addWidget(row(name, detail, look_inside))
        if len(copies) > _SHOWN and not self._shows_all:
            more = Button(_("Show all {count} copies").format(count=len(copies)), "quiet")
            more.clicked.connect(self._on_show_all)
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        mend_tab_order((*self._in_order, self._parts[-1]))

    def _on_show_all(self) -> None:
        self._shows_all = True
        self.refresh()

    def _on_last_good(self, copy: Copy | None) -> None:
        self.last_good.setText(
            _("There is no copy yet.")
            if copy is None
            else _("Last good copy: {when}.").format(when=when(copy.made_at, self.workspace))
        )

    def _on_make(self) -> None:
        safe = self.workspace.safekeeping
        if safe is None:
            return
        named = self.workspace.plan.settings.second_copy_folder
        work = partial(backup.make, safe.folder, safe.root_key, self.workspace.now(), backup.second_folder(named))
        self.make.setEnabled(False)
        self.last_good.setText(_("Making a copy."))

        def done(_path: Path) -> None:
            self.make.setEnabled(True)
            self.refresh()

        def failed(problem: AftercareError) -> None:
            self.make.setEnabled(True)
            self.refresh()
            self.workspace.report(problem, self._on_make)

        tasks.run(work, done, failed)

    def _on_second(self, text: str) -> None:
        named = text.strip()
        if named and not Path(named).is_dir():
            self._second_field.show_error(_("There is no such folder. Type the whole path, or choose it."))
            return
        self._second_field.show_error("")
        self.workspace.save_settings(second_copy_folder=named)

    def _on_choose(self) -> None:
        named = QFileDialog.getExistingDirectory(self, _("Second folder for copies"))
        if named:
            self.second.show_text(named)
            self._on_second(named)

    def _open(self, copy: Copy) -> None:
        safe = self.workspace.safekeeping
        if safe is None or self._panel is not None:
            return
        self._panel = CopyPanel(self.workspace, safe, copy, when(copy.made_at, self.workspace))
        self._panel.closed.connect(self._close)
        self.body.insertWidget(0, self._panel)
        self._panel.show()
        for part in self._parts:
            part.hide()
        self._panel.start()

    def _close(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        for part in self._parts:
            part.show()
        self.make.setFocus()

    def _on_erase(self) -> None:
        safe = self.workspace.safekeeping
        if safe is None or not EraseDialog(self).is_confirmed():
            return
        try:
            named = self.workspace.plan.settings.second_copy_folder
            restore.begin_erasing(safe.folder, backup.second_folder(named))
        except AftercareError as problem:
            self.workspace.report(problem, self._on_erase)
            return
        safe.start_over()


def when(moment: datetime, workspace: Workspace) -> str:
    """A moment as the person reads it."""
    local = moment.astimezone(workspace.here())
    day = long_day(local.date())
    if local.year != workspace.today().year:
        day = _("{day}, {year}").format(day=day, year=local.year)
    return _("{day}, {time}").format(day=day, time=clock_time(local.time()))


def _what_protects(*, is_protected: bool) -> list[str]:
    if is_protected:
        first = [
            _(
                "The file is encrypted, and so are the copies beside it. "
                "Only your passcode or your recovery code opens them."
            ),
            _("Someone who uses this computer account can still delete the file, or see what you type."),
        ]
    else:
        first = [
            _("Damage to the file is noticed. It has no passcode."),
            _("Anyone who can use this computer account can open it."),
        ]
    return [*first, _("There is no account, and Aftercare never connects to the internet.")]
