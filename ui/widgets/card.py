"""The white sheet with round corners on which a page's parts lie."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.tokens import theme

RADIUS = 12.0
SHADOW_DEPTH = 4
BORDERS = {
    "accent_soft": "accent_soft_border",
    "note": "note_border",
    "surface": "border",
    "surface2": "border",
}


class Card(QFrame):
    """A surface with a soft shadow in the light look and a thin border; fill it through `body`.

    `tint` is the token of its colour: `surface`, `accent_soft` (advice), `note` (words to say), `warn_soft`.
    """

    def __init__(self, *, tint: str = "surface", padding: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tint = tint
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding + SHADOW_DEPTH)
        self.body.setSpacing(8)

    @property
    def tint(self) -> str:
        return self._tint

    def set_tint(self, tint: str) -> None:
        """Change the colour of the card to that of another token."""
        self._tint = tint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5 - SHADOW_DEPTH)
        paint_card(
            painter,
            rect,
            theme().colour(self._tint),
            theme().colour(self._border()),
            shadow=self._tint == "surface",
        )

    def _border(self) -> str:
        return BORDERS.get(self._tint, self._tint)


def paint_card(
    painter: QPainter,
    rect: QRectF,
    fill: QColor,
    border: QColor,
    *,
    radius: float = RADIUS,
    shadow: bool = True,
) -> None:
    """Paint a card: its shadow below (light look only), its fill and its one pixel border."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shadow and not theme().dark:
        painter.setPen(Qt.PenStyle.NoPen)
        for drop, inset, alpha in (
            (3.5, 1.5, 0.018),
            (2.5, 0.6, 0.028),
            (1.4, 0.0, 0.045),
            (0.7, -0.2, 0.04),
        ):
            painter.setBrush(theme().colour("shadow", alpha))
            painter.drawRoundedRect(rect.adjusted(inset, drop, -inset, drop), radius, radius)
    painter.setBrush(fill)
    painter.setPen(QPen(border, 1))
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()
