"""How far a stage is: a ring with its number, or a tick when it is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme.fonts import font, scaled
from ui.theme.icons import paint_icon
from ui.theme.tokens import theme

PARTS = 100
START = 90 * 16
WHOLE = 360 * 16


class ProgressRing(QProgressBar):
    """A share (0-1) as an arc round a short text; a progress bar to screen readers.

    With `on_rail` it wears the rail's colours, else those of a card.
    """

    def __init__(
        self,
        name: str,
        *,
        share: float = 0.0,
        text: str = "",
        side: int = 34,
        on_rail: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._on_rail = on_rail
        self._text = text
        self.setRange(0, PARTS)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_progress(share, text)

    def set_progress(self, share: float, text: str | None = None) -> None:
        """Show a share; from 1 on the ring is closed and ticked."""
        if text is not None:
            self._text = text
        self.setValue(round(min(1.0, max(0.0, share)) * PARTS))
        self.update()

    @property
    def done(self) -> bool:
        return self.value() >= PARTS

    def sizeHint(self) -> QSize:
        return QSize(scaled(self._side), scaled(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ring(
            painter,
            QRectF(self.rect()),
            self.value() / PARTS,
            self._text,
            on_rail=self._on_rail,
        )


def paint_ring(painter: QPainter, rect: QRectF, share: float, text: str, *, on_rail: bool = False) -> None:
    """Paint a progress ring into a square, for delegates and drawings that have no widget."""
    look = theme()
    track, arc, done, ink = (
        ("rail_line", "rail_accent", "rail_ok", "rail_text")
        if on_rail
        else ("border", "accent", "ok", "text")
    )
    width = max(2.5, rect.width() / 12)
    ring = rect.adjusted(width / 2 + 0.5, width / 2 + 0.5, -width / 2 - 0.5, -width / 2 - 0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(track), width))
    painter.drawEllipse(ring)
    if share > 0:
        colour = look.colour(done if share >= 1 else arc)
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, START, -round(WHOLE * min(1.0, share)))
    if share >= 1:
        side = rect.width() * 0.48
        inner = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        paint_icon(painter, "check", inner, look.colour(done))
    else:
        words = font("caption")
        words.setWeight(font("strong").weight())
        painter.setFont(words)
        painter.setPen(look.colour(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter.value, text)
    painter.restore()
