"""What is left of a step's time, as an arc that turns orange and then red."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme.fonts import scaled
from ui.theme.tokens import theme

SOON = 0.20
VERY_SOON = 0.05
THICKNESS = 7
PARTS = 1000


def timer_token(share_left: float, *, room: bool = False) -> str:
    """The colour token of a timer with this share of its time left: orange at 20 %, red at 5 %."""
    kind = "bad" if share_left <= VERY_SOON else "warn" if share_left <= SOON else "accent"
    return f"room_{kind}" if room else kind


class TimerRing(QProgressBar):
    """An arc for the share of time left; a progress bar to screen readers."""

    def __init__(
        self, name: str, *, side: int = 50, room: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._room = room
        self.setRange(0, PARTS)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_left(1.0)

    def set_left(self, share: float) -> None:
        """Show the share (0-1) of the time that is left; time overrun (below 0) shows as none."""
        self.setValue(round(min(1.0, max(0.0, share)) * PARTS))
        self.update()

    @property
    def share_left(self) -> float:
        return self.value() / PARTS

    def sizeHint(self) -> QSize:
        return QSize(scaled(self._side), scaled(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        width = THICKNESS * self.width() / 50
        half = width / 2 + 0.5
        ring = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(look.colour("room_surface" if self._room else "surface2"), width))
        painter.drawEllipse(ring)
        colour = look.colour(timer_token(self.share_left, room=self._room))
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self.value() > 0:
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * self.share_left))
