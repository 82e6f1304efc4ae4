"""The bar below the step: the countdown, and the way to the step before and after."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.flow.stages import neighbour
from ui.clock import Clock
from ui.main_window.agenda_timer import AgendaTimer
from ui.session import Place, Session
from ui.theme import theme
from ui.theme.fonts import scaled
from ui.widgets.button import Button

HEIGHT = 72


class BottomBar(QFrame):
    """Timer on the left, Back and Next on the right; `place_chosen` by the latter."""

    place_chosen = Signal(object)

    def __init__(self, session: Session, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: Place | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(12)
        self.timer = AgendaTimer(session, clock)
        row.addWidget(self.timer)
        row.addStretch(1)
        self.back_button = Button(self.tr("Back"), icon="chevron_left")
        self.back_button.clicked.connect(self.go_back)
        self.next_button = Button(self.tr("Next"), kind="primary")
        self.next_button.clicked.connect(self.go_on)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        self.fit()

    def fit(self) -> None:
        """Be as high as the text size asks for."""
        self.setFixedHeight(scaled(HEIGHT))
        self.timer.fit()

    def show_place(self, place: Place) -> None:
        """Name the steps before and after this one."""
        self._place = place
        self.timer.show_place(place)
        before, after = neighbour(*place, -1), neighbour(*place, 1)
        self.back_button.setEnabled(before is not None)
        self.back_button.setToolTip(before.title if before else "")
        self.next_button.setVisible(after is not None)
        if after is not None:
            self.next_button.setText(self.tr("Next: {step}").format(step=after.title))

    @Slot()
    def go_back(self) -> None:
        """Go to the step before."""
        self._go(-1)

    @Slot()
    def go_on(self) -> None:
        """Go to the step after."""
        self._go(1)

    def _go(self, by: int) -> None:
        if self._place is None:
            return
        step = neighbour(*self._place, 1 if by > 0 else -1)
        if step is not None:
            self.place_chosen.emit(step.place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().colour("border"))
        painter.end()
