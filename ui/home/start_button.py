"""A large button of Home: what it does, and a sentence about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import font, paint_icon, theme
from ui.theme.fonts import scaled
from ui.widgets.card import paint_card
from ui.widgets.focus_ring import paint_focus_ring

HEIGHT = 124


class StartButton(QAbstractButton):
    """An icon, a title and a sentence on a card; the primary one is filled."""

    def __init__(
        self, icon: str, title: str, sentence: str, *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._sentence, self._primary = icon, sentence, primary
        self.setText(title)
        self.setAccessibleDescription(sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, scaled(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -4.5)
        hovered = self.underMouse()
        if self._primary:
            fill, border = ("accent_hover" if hovered else "accent"), "accent"
        else:
            fill, border = ("surface2" if hovered else "surface"), "border"
        paint_card(painter, area, theme().colour(fill), theme().colour(border))
        ink = "on_accent" if self._primary else "text"
        side = scaled(22)
        paint_icon(
            painter,
            self._icon,
            QRectF(18, 18, side, side),
            theme().colour("on_accent" if self._primary else "accent"),
        )
        painter.setPen(theme().colour(ink))
        painter.setFont(font("h2"))
        width = self.width() - 36
        title = QRectF(18 + side + 10, 18, width - side - 10, side)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(font("body"))
        painter.setPen(theme().colour("on_accent" if self._primary else "text2"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(QRectF(18, 18 + side + 10, width, area.height() - side - 40), self._sentence, option)
        if self.hasFocus():
            paint_focus_ring(painter, area.toAlignedRect(), 12)
        painter.end()
