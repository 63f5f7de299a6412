"""The window: sidebar, pages, and the full-window screens over them."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from aftercare.domain.records.areas import Area
from aftercare.errors import AftercareError
from aftercare.i18n import _, long_day
from aftercare.planner.destinations import HELP_NOW, TODAY, Destination, Known, New, Place, SettingsSection
from aftercare.planner.today.greeting import greeting
from aftercare.storage.file.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.desktop import task_switcher
from aftercare.ui.frames.sidebar import Sidebar, SidebarShape, shape_for
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.focus_ring import FocusRing
from aftercare.ui.widgets.surfaces import Note, clear
from aftercare.ui.widgets.text import Label
from aftercare.ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:  # pages import the stores, which the first frame does not wait for
    from aftercare.planner.workspace import Workspace
    from aftercare.ui.frames.page import Page
    from aftercare.ui.help_now.screen import HelpNow
    from aftercare.ui.help_now.session import HelpSession


_UNSEEN_MS = 1000


class MainWindow(QMainWindow):
    """Shows at once with what the open card knows; pages come with `open_plan`.

    `close_requested` asks the program what closing means.
    """

    close_requested = Signal()
    quit_requested = Signal()
    reminder_wanted = Signal()
    lock_requested = Signal()
    hide_requested = Signal()
    brought_forward = Signal()
    help_opened = Signal(bool)

    def __init__(self, card: OpenCard, now: Callable[[], datetime]) -> None:
        """`now` gives the present moment with the zone the computer is in."""
        super().__init__()
        self._card, self._now = card, now
        self._help_session: HelpSession | None = None
        self._workspace: Workspace | None = None
        self._pages: dict[Place | Area, Page] = {}
        self._when_on_screen: list[Callable[[], object]] = []
        self._help: HelpNow | None = None
        self._find: QWidget | None = None
        self._came_from: Place | Area | None = None
        self._asked_early: Destination | None = None
        self._marked = Place.TODAY
        self._locks = False
        self._before_help: QWidget | None = None
        self.setWindowTitle(card.window_name)
        self.resize(1200, 800)
        self.setMinimumSize(800, 600)
        self._screens = QStackedWidget()
        self.setCentralWidget(self._screens)
        self._build_shell()
        self._build_shortcuts()
        self._ring = FocusRing(self)

    def _build_shell(self) -> None:
        self._shell = QWidget()
        row = self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sidebar = Sidebar(self._card.window_name, _places())
        self.sidebar.page_chosen.connect(lambda place: self.go_to(Destination(place)))
        self.sidebar.help_chosen.connect(self.show_help)
        self.sidebar.lock_chosen.connect(self.lock_requested)
        self.sidebar.hide_chosen.connect(self.hide_requested)
        self.sidebar.offer_lock(offered=self._locks)
        self.sidebar.mark(Place.TODAY)
        row.addWidget(self.sidebar)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banner = QVBoxLayout()
        column.addLayout(self._banner)
        self._notices = QVBoxLayout()
        column.addLayout(self._notices)
        self._stack = QStackedWidget()
        self._stack.addWidget(_opening(self._now()))
        column.addWidget(self._stack, 1)
        row.addWidget(self._content, 1)
        self._screens.insertWidget(0, self._shell)
        self._undo_bar = UndoBar(self._content)
        self._undo_bar.undo_requested.connect(self.undo)
        self._fit()

    def _build_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F1", self.show_help),
            ("F6", self.reminder_wanted.emit),
            ("Ctrl+1", lambda: self.go_to(TODAY)),
            ("Ctrl+2", lambda: self.go_to(Destination(Place.PLAN))),
            ("Ctrl+3", lambda: self.go_to(Destination(Place.CALENDAR))),
            ("Ctrl+4", lambda: self.go_to(Destination(Place.PEOPLE))),
            ("Ctrl+5", lambda: self.go_to(Destination(Place.PROGRESS))),
            ("Ctrl+,", lambda: self.go_to(Destination(Place.SETTINGS))),
            ("Ctrl+F", lambda: self.go_to(Destination(Place.FIND))),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+L", self.lock_requested.emit),
            ("Ctrl+Shift+H", self.hide_requested.emit),
            ("Ctrl+W", self.close),
            ("Ctrl+Q", self.quit_requested.emit),
        )
        for key, action in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(action)
        QApplication.instance().focusChanged.connect(self._offer_help_in_dialog)  # type: ignore[union-attr]

    def _offer_help_in_dialog(self, _old: QWidget | None, _new: QWidget | None) -> None:
        """Have F1 work in a dialog too: Qt lets none of the window's own keys through to it."""
        dialog = QApplication.activeModalWidget()
        if dialog is not None and not dialog.property("offersHelp"):
            dialog.setProperty("offersHelp", True)
            QShortcut(QKeySequence("F1"), dialog).activated.connect(self.show_help)

    def open_plan(self, workspace: "Workspace", to: Destination = TODAY) -> None:
        """Give the window its pages, and go somewhere."""
        self._workspace = workspace
        self.go_to(Destination(to.page))
        if self._asked_early is not None:
            self.go_to(self._asked_early)
        self._asked_early = None
        self._focus_page()
        if to.item is not None:
            self.go_to(to)

    def close_plan(self) -> None:
        """Take the pages away again."""
        self._workspace = None
        self.show_notice(None)
        self.show_banner(None)
        self._undo_bar.hide()
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def build_again(self) -> None:
        """Make everything anew for another text size, and go back to where it was chosen."""
        if self._workspace is None:
            return
        held = self.focusWidget()
        control = held.accessibleName() if held is not None else ""
        opened = next((name for name, page in self._pages.items() if page is self._stack.currentWidget()), Place.TODAY)
        old, notes = self._shell, [place.takeAt(0) for place in (self._banner, self._notices)]
        self._pages.clear()
        self._build_shell()
        for place, note in zip((self._banner, self._notices), notes, strict=True):
            self._put_above(place, note.widget() if note is not None else None)
        self._screens.setCurrentWidget(self._shell)
        self._screens.removeWidget(old)
        old.deleteLater()
        self.go_to(Destination(opened, SettingsSection.LOOK if opened is Place.SETTINGS else None))
        inside = self._stack.findChildren(QWidget)
        same = next((widget for widget in inside if control and widget.accessibleName() == control), None)
        if same is not None:
            same.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_page()

    def offer_undo(self, label: str) -> None:
        """Say what was just done and offer to take it back."""
        self._undo_bar.offer(label)

    def announce(self, words: str) -> None:
        """Say something where Undo is offered."""
        self._undo_bar.offer(words, undoable=False)

    def _fit(self) -> None:
        """Sidebar, rail or bar, as wide as the window is at this text size."""
        shape = shape_for(self.width())
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.TopToBottom if shape is SidebarShape.BAR else directions.LeftToRight)
        self.sidebar.take_shape(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def show_card(self, card: OpenCard) -> None:
        """Follow a change of the open card: the window's name now, Help now when it is next opened."""
        self._card = card
        self.setWindowTitle(card.window_name)
        self.sidebar.call_window(card.window_name)

    def offer_lock(self, *, offered: bool) -> None:
        """Offer to lock, while there is a passcode."""
        self._locks = offered
        self.sidebar.offer_lock(offered=offered)

    def show_screen(self, screen: QWidget) -> None:
        """Show a full-window screen, such as Welcome, in place of the pages."""
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_screen(self, screen: QWidget, back_to: QWidget | None = None) -> None:
        """Let a full-window screen go, back to the pages or to another screen."""
        self._screens.setCurrentWidget(back_to or self._shell)
        self._screens.removeWidget(screen)
        screen.deleteLater()

    def show_help(self) -> None:
        """Open Help now over whatever is there."""
        if self._help is not None:
            return
        from aftercare.ui.help_now.screen import HelpNow
        from aftercare.ui.help_now.session import HelpSession

        while (menu := QApplication.activePopupWidget()) is not None and menu.close():
            pass
        self._help_session = self._help_session or HelpSession(self)
        dialog = QApplication.activeModalWidget()
        focus = dialog.focusWidget() if dialog is not None else self.focusWidget()
        screen = HelpNow(self._card, self._help_session, self._now().date(), self._workspace)
        screen.closed.connect(lambda: self._close_help(focus))
        screen.open_requested.connect(self.go_to)
        self._help = screen
        self.help_opened.emit(True)
        if dialog is not None:
            screen.stand_over(dialog, self)
            return
        self._before_help = self._screens.currentWidget()
        self.show_screen(screen)
        self.bring_forward()

    @property
    def helps(self) -> bool:
        """Whether Help now is open."""
        return self._help is not None

    def _close_help(self, focus: QWidget | None) -> None:
        if self._help is None:
            return
        if self._help.isWindow():
            self._help.give_back()
            self._help.deleteLater()
        else:
            self.close_screen(self._help, self._before_help)
        self._help = None
        self.help_opened.emit(False)
        if focus is not None and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, to: Destination, *, anew: bool = True) -> None:
        """Open a page, and one thing on it; without one as it begins or, not `anew`, as it was left."""
        if to.page is Place.HELP_NOW:
            self.show_help()
            return
        if self._workspace is None:
            if self._screens.currentWidget() is self._shell:  # the plan is being opened
                self._asked_early = Destination(to.page)
            return
        if to.page is Place.FIND:
            self._show_find(self._workspace)
            return
        page = self._pages.get(to.page)
        focus_was_inside = self._stack.isAncestorOf(self.focusWidget() or self)
        self._close_find(None)
        if page is None:
            page = self._make_page(to.page, self._workspace)
            page.open_requested.connect(lambda to, page=page: self._go(page, to))
            page.finished.connect(lambda page=page: self._on_finished(page))
            self._pages[to.page] = page
            self._stack.addWidget(page)
        page.show_in(self._stack)
        self._came_from = None
        self._mark(Place.PLAN if isinstance(to.page, Area) else to.page)
        if focus_was_inside and not page.isAncestorOf(self.focusWidget() or self):
            self._focus_page()
        if to.item is not None:
            page.open_item(to.item)
        elif anew:
            page.begin_again()

    def _go(self, page: "Page", to: Destination) -> None:
        """Open what a page asks for; when that is a form, remember where to go back to."""
        self.go_to(to)
        if isinstance(to.item, Known | New):
            self._came_from = next((known for known, each in self._pages.items() if each is page), None)

    def _on_finished(self, page: "Page") -> None:
        """Go back to the page that asked for the form, and to where the focus was on it."""
        name = self._came_from
        if name is None or page is not self._stack.currentWidget() or self._pages.get(name) is page:
            return
        before = self._pages[name].focusWidget()
        self.go_to(Destination(name), anew=False)
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_find(self, workspace: "Workspace") -> None:
        """Open Find in place of the page."""
        if self._help is not None or self._find is not None:
            return
        from aftercare.ui.find.panel import FindPanel

        page = self._stack.currentWidget()
        self._find = find = FindPanel(workspace, _findable_pages())
        find.closed.connect(lambda: self._close_find(page))
        find.open_requested.connect(self.go_to)
        find.start()
        self._stack.addWidget(find)
        self._stack.setCurrentWidget(find)
        self._marked, before = Place.FIND, self._marked
        self.sidebar.mark(Place.FIND)
        find.closed.connect(lambda: self._mark(before))

    def _mark(self, place: Place) -> None:
        self._marked = place
        self.sidebar.mark(place)

    def _close_find(self, page: QWidget | None) -> None:
        if self._find is None:
            return
        if page is not None:
            self._stack.setCurrentWidget(page)
        self._stack.removeWidget(self._find)
        self._find.deleteLater()
        self._find = None

    def _focus_page(self) -> None:
        """Put the focus on what the open page begins with."""
        page = next((each for each in self._pages.values() if each is self._stack.currentWidget()), None)
        first = page.first_control() if page is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._stack.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.focusNextChild()

    def _make_page(self, name: Place | Area, workspace: "Workspace") -> "Page":
        page: Page
        match name:
            case Place.TODAY:
                from aftercare.ui.today.page import TodayPage

                page = TodayPage(workspace)
            case Place.PLAN:
                from aftercare.ui.plan.page import PlanPage

                page = PlanPage(workspace)
            case Place.CALENDAR:
                from aftercare.ui.calendar.page import CalendarPage

                page = CalendarPage(workspace)
            case Place.PEOPLE:
                from aftercare.ui.people.page import PeoplePage

                page = PeoplePage(workspace)
            case Place.PROGRESS:
                from aftercare.ui.progress.page import ProgressPage

                page = ProgressPage(workspace)
            case Place.SETTINGS:
                from aftercare.ui.settings.page import SettingsPage

                page = SettingsPage(workspace)
            case area:
                from aftercare.ui.shell.area_pages import page_of

                page = page_of(Area(area), workspace)
        return page

    def show_notice(self, notice: QWidget | None) -> None:
        """Put a note above the page, in place of an earlier one; None takes it away."""
        self._put_above(self._notices, notice)

    def show_banner(self, banner: QWidget | None) -> None:
        """Put a note above every page and every notice until it is taken away with None."""
        self._put_above(self._banner, banner)

    def _put_above(self, place: QVBoxLayout, note: QWidget | None) -> None:
        clear(place)
        if note is not None:
            look = theme.active()
            place.setContentsMargins(look.space(32), look.space(16), look.space(32), 0)
            place.addWidget(note)
            mend_tab_order((self.sidebar, note))
        else:
            place.setContentsMargins(0, 0, 0, 0)

    def show_problem(self, problem: AftercareError, try_again: Callable[[], object]) -> None:
        """Say what could not be saved, above the page, until the person tries again or closes the note."""
        notice = Note(str(problem), "error")
        again, close = Button(_("Try again")), Button(_("Close"), "quiet")
        again.clicked.connect(lambda: self.show_notice(None))
        again.clicked.connect(lambda _checked: try_again())
        close.clicked.connect(lambda: self.show_notice(None))
        notice.row.addWidget(again)
        notice.row.addWidget(close)
        self.show_notice(notice)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, str(problem)))

    def show_trouble(self, trouble: QWidget) -> None:
        """Show a page in place of all others, when the plan cannot be opened."""
        self._stack.addWidget(trouble)
        self._stack.setCurrentWidget(trouble)

    def undo(self) -> None:
        """Take back the last change."""
        if self._workspace is not None:
            self._workspace.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._workspace is not None:
            self._workspace.redo()

    def bring_forward(self) -> None:
        """Show the window in front, from wherever it was."""
        self.brought_forward.emit()
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.close_requested.emit()

    def when_on_screen(self, call: Callable[[], object]) -> None:
        """Call once the next frame is on the screen, or soon where nothing is drawn, as in a minimized window."""
        self._when_on_screen.append(call)
        self.update()
        QTimer.singleShot(_UNSEEN_MS, self, self._on_painted)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and self._when_on_screen:
            QTimer.singleShot(0, self, self._on_painted)
        elif event.type() == QEvent.Type.WinIdChange and (handle := self.effectiveWinId()):
            task_switcher.keep_picture_out(handle)
        return handled

    def _on_painted(self) -> None:
        calls, self._when_on_screen = self._when_on_screen, []
        if calls:
            QGuiApplication.sync()  # else the frame waits in a buffer until the calls are done
        for call in calls:
            call()


def _places() -> list[tuple[Place, str, str]]:
    """What the sidebar leads to, with words and icon."""
    return [
        (Place.TODAY, _("Today"), "sun"),
        (Place.PLAN, _("My plan"), "clipboard-list"),
        (Place.CALENDAR, _("Calendar"), "calendar-days"),
        (Place.PEOPLE, _("People"), "users"),
        (Place.PROGRESS, _("Progress"), "chart-line"),
        (Place.FIND, _("Find"), "search"),
        (Place.SETTINGS, _("Settings"), "settings"),
    ]


def _findable_pages() -> list[tuple[Destination, str]]:
    """What Find can go to: pages, the areas, and the sections of Settings."""
    from aftercare import content
    from aftercare.ui.settings.page import section_names

    areas = [(Destination(Area(each.area)), each.name) for each in content.areas()]
    pages = [(Destination(place), words) for place, words, _icon in _places() if place is not Place.FIND]
    sections = [(Destination(Place.SETTINGS, name), words) for name, words in section_names()]
    return [*pages, *areas, *sections, (HELP_NOW, _("Help now"))]


def _opening(moment: datetime) -> QWidget:
    """The header of Today as it is before the plan is read."""
    look = theme.active()
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(look.space(32), look.space(24), look.space(32), look.space(14))
    column.setSpacing(look.space(2))
    column.addWidget(Label(greeting(moment.time(), ""), "title"))
    column.addWidget(Label(long_day(moment.date()), "body", "quiet"))
    column.addStretch(1)
    waiting = Label(_("Opening your plan"), "small", "quiet")
    column.addWidget(waiting)
    column.addStretch(8)
    return page
