"""The countdown of the bottom bar: how much time the item under way has left, and how the day stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from app.content import guide
from app.flow.agenda import Pace, clock_of, pace
from app.flow.stages import step_of
from app.flow.timer import Timer
from app.records.prepare import AgendaItem
from ui.clock import Clock
from ui.session import Place, Session
from ui.theme.fonts import scaled, set_text_role
from ui.widgets.button import Button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.timer_ring import TimerRing

if TYPE_CHECKING:
    from app.file.change import Change
    from app.file.change_set import ChangeSet

TICK_MS = 1000
RING_SIDE = 44
LINE_WIDTH = 170
LONGEST = "−00:00"
EXTRA_MINUTES = 5
AROUND_THE_DAY = frozenset({"prepare", "hand_out"})
"""The stages before and after the day, from which its next item is started."""


class AgendaTimer(QWidget):
    """Runs one item of the agenda at a time; without an agenda it counts down the minutes of the step.

    Starting and ending an item writes down when, so that the day's pace and new end can be told.
    """

    def __init__(self, session: Session, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._clock = clock
        self._place: Place | None = None
        self._timer: Timer | None = None
        self._item_id: str | None = None
        self._called = ""
        self._has_begun = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.tick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._ring = TimerRing(self.tr("Time left"), side=RING_SIDE)
        row.addWidget(self._ring)
        row.addLayout(self._words())
        row.addSpacing(4)
        self._add_buttons(row)
        session.changed.connect(self._follow)

    def _words(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._left = Label("", "timer", wrap=False)
        row.addWidget(self._left)
        column = QVBoxLayout()
        column.setContentsMargins(0, 3, 0, 0)  # a message on the edge above comes down as far as the ring
        column.setSpacing(0)
        self._title = ElidedLabel("", "caption")
        self._title.setObjectName("timerTitle")
        self._line = ElidedLabel("", "caption", ink="text2")
        self._line.setObjectName("timerLine")
        self._pace = ElidedLabel("", "caption")
        self._pace.setObjectName("timerPace")
        column.addStretch(1)
        for label in (self._title, self._line, self._pace):
            column.addWidget(label)
            if label is not self._title:  # shown before it has a parent, it would be a window for a moment
                label.hide()
        column.addStretch(1)
        # A spacer, so that the buttons stay where they are whatever is said, and the words give way to them.
        self._width = QSpacerItem(0, 0, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addSpacerItem(self._width)
        row.addLayout(column)
        self.fit()
        return row

    def fit(self) -> None:
        """Give the words the width the text size asks for, so that the buttons stay where they are."""
        self._left.setMinimumWidth(self._left.fontMetrics().horizontalAdvance(LONGEST))
        for label in (self._title, self._line, self._pace):
            label.setMaximumWidth(scaled(LINE_WIDTH))
        self._width.changeSize(scaled(LINE_WIDTH), 0, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _add_buttons(self, row: QHBoxLayout) -> None:
        self.start_button = Button(self.tr("Start"), icon="play")
        self.start_button.clicked.connect(self.start)
        self.pause_button = Button(self.tr("Pause"), icon="pause")
        self.pause_button.clicked.connect(self.pause_or_resume)
        self.more_button = Button(self.tr("+5 min"))
        self.more_button.clicked.connect(self.extend)
        self.stop_button = Button(self.tr("End"), icon="stop")
        self.stop_button.setAccessibleName(self.tr("End this item"))
        self.stop_button.clicked.connect(self.stop)
        for button in (self.start_button, self.pause_button, self.more_button, self.stop_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_place(self, place: Place) -> None:
        """Offer the time of this step, unless another item is under way."""
        self._place = place
        self._show()

    @property
    def is_under_way(self) -> bool:
        """Whether a countdown has been started and not ended."""
        return self._timer is not None

    @Slot()
    def start(self) -> None:
        """Start the countdown of the item that is offered."""
        item, minutes = self._offer()
        self._called = item.title if item else self._step_title()
        self._has_begun = True
        self._timer = Timer.started(minutes * 60, self._clock.seconds())
        if item is not None:
            self._item_id = item.id
            moment = self._clock.now().isoformat()
            self._write(self.tr("Start “{item}”").format(item=item.title), item.id, moment, None)
        self._tick.start()
        self._show()

    @Slot()
    def pause_or_resume(self) -> None:
        """Stop the countdown for a while, or go on with it."""
        if self._timer is None:
            return
        now = self._clock.seconds()
        self._timer = self._timer.paused(now) if self._timer.is_running else self._timer.resumed(now)
        self._show()

    @Slot()
    def extend(self) -> None:
        """Give the item under way five minutes more."""
        if self._timer is not None:
            self._timer = self._timer.extended(EXTRA_MINUTES)
            self._show()

    @Slot()
    def stop(self) -> None:
        """End the item under way and write down when it ended."""
        item = self._session.workshop.find("agenda_items", self._item_id)
        self._timer, self._item_id = None, None
        self._tick.stop()
        if item is not None:
            label = self.tr("End “{item}”").format(item=item.title)
            self._write(label, item.id, item.started_at, self._clock.now().isoformat())
        self._show()

    def _write(self, label: str, id: str, started_at: str | None, finished_at: str | None) -> None:
        def write(change: Change) -> None:
            change.update("agenda_items", id, started_at=started_at, finished_at=finished_at)

        self._session.run(label, write, origin=self, undoable=False)

    @Slot(object, object)
    def _follow(self, changes: ChangeSet, origin: object) -> None:
        if "agenda_items" in changes.touched and origin is not self:
            if self._session.workshop.find("agenda_items", self._item_id) is None:
                self._item_id = None
            self._show()

    def _items(self) -> tuple[AgendaItem, ...]:
        """Give the items of the day itself: pre-work is done before it."""
        items = self._session.workshop.agenda_items
        return tuple(item for item in items if item.priority != "pre_work")

    def _offer(self) -> tuple[AgendaItem | None, int]:
        """Choose what Start starts: this step’s item, else the next of the agenda, else the step itself.

        A step the day has no item for is given its own minutes; before and after the day the next item comes.
        """
        waiting = [item for item in self._items() if item.finished_at is None and item.minutes]
        here = [item for item in waiting if (item.stage, item.step) == self._place]
        offered = (*here, *waiting) if self._is_planned() else ()
        for item in offered:
            return item, item.minutes
        return None, guide(*self._place).minutes if self._place else 0

    def _is_planned(self) -> bool:
        """Whether the agenda says what to do here."""
        planned = {(item.stage, item.step) for item in self._items()}
        return self._place is None or self._place[0] in AROUND_THE_DAY or self._place in planned

    def _show(self) -> None:
        under_way = self._timer is not None
        self.start_button.setVisible(not under_way)
        for button in (self.pause_button, self.more_button, self.stop_button):
            button.setVisible(under_way)
        running = self._timer is not None and self._timer.is_running
        self.pause_button.setText(self.tr("Pause") if running else self.tr("Go on"))
        self.pause_button.set_icon("pause" if running else "play")
        self._show_time()

    @Slot()
    def tick(self) -> None:
        """Show what time it is now; called each second while an item is under way."""
        self._show_time()

    def _show_time(self) -> None:
        if self._timer is None:
            item, minutes = self._offer()
            self._ring.set_left(1.0)
            self._show_left(minutes * 60, "text2")
            self._title.setText(item.title if item else self._step_title())
        else:
            now = self._clock.seconds()
            left = self._timer.left(now)
            self._ring.set_left(self._timer.fraction(now))
            self._show_left(left, {"ok": "text", "orange": "warn", "red": "bad"}[self._timer.phase(now)])
            running = self._session.workshop.find("agenda_items", self._item_id)
            self._title.setText(running.title if running else self._called)
            self._say(self._line, self._say_left(self._timer, left))
        self._line.setVisible(self._timer is not None)
        self._show_pace()

    def _say(self, label: ElidedLabel, text: str) -> None:
        label.setText(text)
        set_text_role(label, "caption")  # the text size may have changed while it was hidden

    def _show_left(self, seconds: float, ink: str) -> None:
        minutes, rest = divmod(round(abs(seconds)), 60)
        sign = "−" if seconds <= -1 else ""
        self._left.setText(f"{sign}{minutes}:{rest:02d}")
        self._left.set_ink(ink)

    def _say_left(self, timer: Timer, left: float) -> str:
        total = round(timer.total / 60)
        if left <= 0:
            return self.tr("Time is up ({total} min)").format(total=total)
        if not timer.is_running:
            return self.tr("paused, of {total} min").format(total=total)
        ends = self._clock.now()
        minutes = ends.hour * 60 + ends.minute + round(left / 60)
        return self.tr("left of {total} min · ends {clock}").format(total=total, clock=clock_of(minutes))

    def _step_title(self) -> str:
        return step_of(*self._place).title if self._place else ""

    def _show_pace(self) -> None:
        now = self._clock.now()
        # Another day's times say nothing about how this one goes, nor do those of a workshop only looked at.
        date = now.date().isoformat()
        is_today = self._has_begun and any((each.started_at or "")[:10] == date for each in self._items())
        found = pace(self._session.workshop, now) if is_today else None
        self._pace.setVisible(found is not None)
        if found is not None:
            self._say(self._pace, self._say_pace(found))
            self._pace.set_ink("warn" if found.behind > 0 else "ok")

    def _say_pace(self, found: Pace) -> str:
        end = clock_of(found.new_end)
        if found.behind > 0:
            return self.tr("{minutes} min behind · ends {end}").format(minutes=found.behind, end=end)
        if found.behind < 0:
            return self.tr("{minutes} min ahead · ends {end}").format(minutes=-found.behind, end=end)
        return self.tr("On time · ends {end}").format(end=end)
