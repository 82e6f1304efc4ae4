"""An open workshop on the screen: rail, step, guide and bottom bar, and the way from step to step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.flow.progress import step_progress
from app.rules.insights import Insight
from ui.clock import Clock
from ui.main_window.bottom_bar import BottomBar
from ui.main_window.collecting_card import CollectingCard
from ui.main_window.command_search import CommandSearch, Found
from ui.main_window.guide_panel import GuidePanel
from ui.main_window.insight_strip import InsightStrip
from ui.main_window.insights_panel import PARKING, InsightsPanel
from ui.main_window.notice import ABOVE, SIDE, Notice
from ui.main_window.parking_lot import ParkingLot
from ui.main_window.stage_rail import StageRail
from ui.main_window.step_area import StepArea
from ui.main_window.step_header import StepHeader
from ui.message import Message
from ui.session import Place, Session
from ui.stages.catalogue import PAGES, page_of
from ui.theme.fonts import scaled
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from app.file.change_set import ChangeSet
    from app.workshop import Workshop
    from ui.stages.step_page import StepPage

FOLD_BELOW = 1360
FITS_FROM = 1040
"""The width that every step has room in beside an open guide; below the one above it is in the way."""
HEADROOM = 20
INSIGHTS_DELAY_MS = 120
MINUTE_MS = 60_000


def first_open_step(workshop: Workshop) -> Place:
    """Give the first step that is not done, the last step where all are: that is where work goes on."""
    return next(
        (place for place in PAGES if step_progress(workshop, *place).state != "done"), list(PAGES)[-1]
    )


class WorkshopView(QWidget):
    """Everything around the steps of one open workshop; pages are made when they are first shown.

    `home_wanted`, `settings_wanted`, `copy_wanted` and `history_wanted` ask the window for what lies outside
    the workshop; `place_changed(place)` follows every step shown.
    """

    home_wanted = Signal()
    settings_wanted = Signal()
    copy_wanted = Signal()
    history_wanted = Signal()
    place_changed = Signal(object)

    def __init__(self, session: Session, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._pages: dict[Place, StepPage] = {}
        self._areas: dict[Place, StepArea] = {}
        self._chosen: dict[Place, dict[str, str]] = {}
        self._folded_by_hand: bool | None = None
        self._go_on: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = StageRail()
        row.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._middle(), 1)
        upper.addWidget(self._side())
        right.addLayout(upper, 1)
        self.bottom = BottomBar(session, clock)
        right.addWidget(self.bottom)
        row.addLayout(right, 1)
        self.status = Notice(self._middle_part, self)
        self.search = CommandSearch(self._workshop_now, self._commands(), self)
        self.parking = ParkingLot(session, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(INSIGHTS_DELAY_MS)
        self._later.timeout.connect(self.show_insights)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(session.look_after_file)
        self._minute.start()
        self._connect()
        self._add_shortcuts()
        self.rail.show_workshop(session.workshop)
        self.show_step(first_open_step(session.workshop))
        self.show_insights()

    def _middle(self) -> QWidget:
        self._middle_part = middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(SIDE, HEADROOM, SIDE, ABOVE)
        column.setSpacing(14)
        self.header = StepHeader(self.session)
        column.addWidget(self.header)
        self.confirm = ConfirmBar("", self.tr("Close without it"), no=self.tr("Keep it open"))
        self.confirm.confirmed.connect(self._leave)
        self.confirm.cancelled.connect(self._stay)
        column.addWidget(self.confirm)
        self.collecting = CollectingCard(self.session)
        column.addWidget(self.collecting)
        self._steps = QStackedWidget()
        column.addWidget(self._steps, 1)
        self.strip = InsightStrip()
        self.strip.all_wanted.connect(self.show_insights_panel)
        column.addWidget(self.strip)
        return middle

    def _side(self) -> QWidget:
        self.guide = GuidePanel(self.session)
        self.insights = InsightsPanel()
        self.insights.hide()
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.guide)
        row.addWidget(self.insights)
        return side

    def _connect(self) -> None:
        self.session.changed.connect(self._follow)
        self.session.said.connect(self._say)
        self.session.doubt_ended.connect(self.status.end_warning)
        self.session.saved.connect(self._end_question)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.session.save_held)
        self.status.room_wanted.connect(self._make_room)
        self.status.undo_requested.connect(self._undo)
        self.session.step_wanted.connect(self.show_step)
        self.session.record_wanted.connect(self._select)
        self.rail.place_chosen.connect(self.show_step)
        self.rail.home_wanted.connect(self.home_wanted)
        self.rail.settings_wanted.connect(self.settings_wanted)
        self.rail.insights_wanted.connect(self.toggle_insights_panel)
        self.bottom.place_chosen.connect(self.show_step)
        self.guide.folded_changed.connect(self._remember_fold)
        self.insights.mend_wanted.connect(self._mend)
        self.insights.closed.connect(self.hide_insights_panel)
        self.header.search_wanted.connect(self.open_search)
        self.header.parking_wanted.connect(self.open_parking_lot)
        self.header.copy_wanted.connect(self.copy_wanted)
        self.header.history_wanted.connect(self.history_wanted)
        self.header.close_wanted.connect(self.home_wanted)
        self.search.chosen.connect(self._go_to)

    def _add_shortcuts(self) -> None:
        keys = {
            QKeySequence("F1"): self.guide.toggle,
            QKeySequence("Ctrl+K"): self.open_search,
            QKeySequence("Ctrl+P"): self.open_parking_lot,
            QKeySequence("Ctrl+I"): self.toggle_insights_panel,
            QKeySequence("Ctrl+PgDown"): self.bottom.go_on,
            QKeySequence("Ctrl+PgUp"): self.bottom.go_back,
            QKeySequence("F6"): self.focus_next_area,
            QKeySequence("Shift+F6"): self.focus_area_before,
        }
        for sequence, action in keys.items():
            shortcut = QShortcut(sequence, self)
            shortcut.activated.connect(action)
        # Which of these a system calls its own differs; the window names the first of them everywhere.
        own = QKeySequence(QKeySequence.StandardKey.Redo).toString()
        back = {QKeySequence(QKeySequence.StandardKey.Undo).toString(): self.session.undo}
        forth = dict.fromkeys(("Ctrl+Shift+Z", "Ctrl+Y", own), self.session.redo)
        for keys_of, action in (back | forth).items():
            shortcut = QShortcut(QKeySequence(keys_of), self)
            # Of the window alone, they would be deaf in its popovers, which are windows of their own.
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(action)

    def _commands(self) -> dict[str, str]:
        return {
            "insights": self.tr("Show the insights"),
            "parking": self.tr("Open the parking lot"),
            "guide": self.tr("Fold or show the guide"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "copy": self.tr("Save a copy"),
            "history": self.tr("Changes and earlier states"),
            "settings": self.tr("Settings"),
            "home": self.tr("Close the workshop"),
        }

    @property
    def place(self) -> Place:
        """The step that is shown."""
        assert self.session.place is not None
        return self.session.place

    @property
    def page(self) -> StepPage:
        """The page of the step that is shown."""
        return self._pages[self.place]

    @Slot(object)
    def show_step(self, place: Place) -> None:
        """Show a step, making its page if it was never shown; what is being typed is handed over first."""
        if place not in PAGES or place == self.session.place:
            return
        open_here = QApplication.activePopupWidget()
        if self.session.place is not None and isinstance(open_here, Popover):
            # Undo leads away from what it belongs to.
            open_here.hide()
        self.status.leave()  # before what is still being typed is handed over: that may have something to say
        self.session.flush()
        self.session.place = place
        page = self._pages.get(place)
        if page is None:
            page = self._pages[place] = page_of(place)(self.session)
            # Filled before it is laid out: what it will hide must not stretch the window.
            page.bring_up_to_date()
            if place in self._chosen:
                page.choose_again(self._chosen.pop(place))
            self._areas[place] = StepArea(page)
            self._steps.addWidget(self._areas[place])
        self._steps.setCurrentWidget(self._areas[place])
        page.bring_up_to_date()
        self.header.show_place(place, page.header_widgets())
        self.rail.show_place(place)
        self.guide.show_place(place)
        self.bottom.show_place(place)
        self.strip.show_insights(self.insights.found, place)
        page.take_focus()
        self.place_changed.emit(place)

    def renew(self) -> None:
        """Make everything anew that took its measures from the text size, which has just changed.

        The steps show again what they showed, and the guide stays as it was, unless it has no room any more.
        A step that is at work, such as on an export, goes on with it, in the size it was made in.
        """
        self.session.flush()
        self._chosen |= {place: page.what_is_chosen() for place, page in self._pages.items()}
        for part in (self.rail, self.header, self.guide, self.insights, self.bottom):
            part.fit()
        renewed = [place for place, page in self._pages.items() if not page.is_at_work]
        pages = [self._pages.pop(each) for each in renewed]
        areas = [self._areas.pop(each) for each in renewed]
        place, self.session.place = self.place, None
        self.header.show_place(place, ())
        self.show_step(place)
        for page in pages:
            page.let_go()
        for area in areas:
            self._steps.removeWidget(area)
            area.hide()
            area.deleteLater()
        if self._folded_by_hand is None and self.width() < scaled(FITS_FROM):
            self.guide.fold(True)

    def put_away(self) -> None:
        """Let go of every page before the file is closed: what they watch is about to end."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.disconnect(self.session.save_held)
        self.session.changed.disconnect(self._follow)
        self._later.stop()
        self._minute.stop()
        self.collecting.dismiss()
        for page in self._pages.values():
            page.let_go()

    # Closing with something that could not be saved

    def ask_to_leave(self, go_on: Callable[[], object]) -> None:
        """Ask whether to close without what could not be saved; with a yes `go_on` is called."""
        self._go_on = go_on
        held = self.session.held
        one = self.tr("“{change}” could not be saved. It is lost if you close the workshop now.")
        many = self.tr("{count} changes could not be saved. They are lost if you close the workshop now.")
        self.confirm.ask((one if len(held) == 1 else many).format(change=held[0].label, count=len(held)))

    @Slot()
    def _leave(self) -> None:
        self.session.let_all_go()
        if self._go_on is not None:
            self._go_on()

    @Slot()
    def _stay(self) -> None:
        """Go where the words are that could not be saved."""
        places = [each.place for each in self.session.held if each.place is not None]
        for place in places[:1]:
            self.show_step(place)
        self.page.take_focus()

    @Slot(bool)
    def _end_question(self, saved: bool) -> None:
        if saved and self.confirm.isVisible():
            self.confirm.hide()
            self.page.take_focus()

    @Slot()
    def focus_next_area(self) -> None:
        """Put the cursor in the next part of the window: rail, step, guide, and round again."""
        self._focus_area(1)

    @Slot()
    def focus_area_before(self) -> None:
        """Put the cursor in the part of the window before this one."""
        self._focus_area(-1)

    def _focus_area(self, by: int) -> None:
        side = self.insights if self.insights.isVisible() else self.guide
        areas = (self.rail, self._middle_part, side)
        takers = (self.rail.take_focus, self.page.take_focus, side.take_focus)
        focused: QWidget | None = self.focusWidget()
        here = next(
            (n for n, area in enumerate(areas) if focused is not None and area.isAncestorOf(focused)), 0
        )
        takers[(here + by) % len(areas)]()

    @Slot(object, object)
    def _follow(self, changes: ChangeSet, origin: object) -> None:
        self.rail.show_workshop(self.session.workshop)
        self.status.follow_change()
        self._later.start()

    @Slot(object)
    def _say(self, message: Message) -> None:
        self.status.show_message(message.text, message.kind, undo=message.undo, stays=message.stays)

    @Slot(int)
    def _make_room(self, height: int) -> None:
        """Let the step end so much higher: a long message needs the room."""
        layout = self._middle_part.layout()
        assert layout is not None
        layout.setContentsMargins(SIDE, HEADROOM, SIDE, ABOVE + height)

    @Slot()
    def _undo(self) -> None:
        self.session.undo()
        self.page.take_focus()

    @Slot()
    def show_insights(self) -> None:
        """Find what the insights are now and show how many there are, and the one of this step."""
        count = self.insights.show_workshop(self.session.workshop)
        self.rail.insights.show_count(count)
        self.strip.show_insights(self.insights.found, self.place)

    @Slot(str, str)
    def _select(self, list_name: str, id: str) -> None:
        self.page.select(list_name, id)

    @Slot(object)
    def _mend(self, insight: Insight) -> None:
        if insight.kind == PARKING:
            self.open_parking_lot()
            return
        self.show_step((insight.stage, insight.step))
        if insight.records:
            first = insight.records[0]
            self.page.select(first.record, first.id)

    @Slot(object)
    def _go_to(self, found: Found) -> None:
        if found.place is not None:
            self.show_step(found.place)
            if found.id:
                self.page.select(found.list_name, found.id)
            return
        actions = {
            "insights": self.show_insights_panel,
            "parking": self.open_parking_lot,
            "guide": self.guide.toggle,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "copy": self.copy_wanted.emit,
            "history": self.history_wanted.emit,
            "settings": self.settings_wanted.emit,
            "home": self.home_wanted.emit,
        }
        actions[found.command]()

    def _workshop_now(self) -> Workshop:
        return self.session.workshop

    @Slot()
    def open_search(self) -> None:
        """Open the search for steps, records and commands."""
        self.search.open_at(self.header.search_button)

    @Slot()
    def open_parking_lot(self) -> None:
        """Open the parking lot."""
        self.parking.open_at(self.header.parking_button)

    @Slot()
    def show_insights_panel(self) -> None:
        """Show the insights in place of the guide."""
        self.guide.hide()
        self.insights.show()
        self.rail.insights.choose(True)

    @Slot()
    def hide_insights_panel(self) -> None:
        """Show the guide again."""
        self.insights.hide()
        self.guide.show()
        self.rail.insights.choose(False)

    @Slot()
    def toggle_insights_panel(self) -> None:
        """Show the insights, or the guide again."""
        if self.insights.isVisible():
            self.hide_insights_panel()
        else:
            self.show_insights_panel()

    @Slot(bool)
    def _remember_fold(self, folded: bool) -> None:
        self._folded_by_hand = folded

    def focusNextPrevChild(self, next: bool) -> bool:
        """Move the keyboard on; from what goes away with it, never out of the part of the window it was in.

        Qt takes the next one then, which behind what was made last is the way out of the workshop.
        """
        left: QWidget | None = self.focusWidget()
        moved = super().focusNextPrevChild(next)
        page = self._pages.get(self.session.place or ("", ""))
        if left is None or page is None or not self.isVisible() or (left.isVisible() and left.isEnabled()):
            return moved
        here: QWidget | None = self.focusWidget()
        near = [
            part for part in (self.rail, self.guide, self.insights, self.bottom) if part.isAncestorOf(left)
        ]
        if here is None or not any(part.isAncestorOf(here) for part in (page, *near)):
            page.take_focus()
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the guide in a narrow window, unless the facilitator has decided otherwise."""
        super().resizeEvent(event)
        self._fold_if_narrow()

    def _fold_if_narrow(self) -> None:
        if self._folded_by_hand is None:
            self.guide.fold(self.width() < scaled(FOLD_BELOW))
