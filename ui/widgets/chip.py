"""A small pill: a state, a name, a count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font, scaled, set_text_role
from ui.theme.tokens import theme
from ui.widgets.icon_button import IconButton
from ui.widgets.plain_text import elided, one_line, plain_tooltip

PADDING = 10
DOT = 8
KINDS = {
    "plain": ("surface2", "text2"),
    "accent": ("accent_soft", "accent"),
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "bad": ("bad_soft", "bad"),
}


class Chip(QWidget):
    """A pill with words, perhaps a dot of a colour token before them, perhaps a cross that emits `removed`.

    `kind` is `plain`, `accent`, `ok`, `warn` or `bad`.
    """

    removed = Signal()

    def __init__(
        self,
        text: str,
        *,
        kind: str = "plain",
        dot: str | None = None,
        remove_name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dot = dot
        self._kind = kind
        self._remove: IconButton | None = None
        set_text_role(self, "caption")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if remove_name is not None:
            self._remove = IconButton("close", remove_name, side=22, parent=self)
            self._remove.clicked.connect(self._tell)
        self.set_text(text)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Change the words."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str, *, dot: str | None = None) -> None:
        """Change its meaning and with it its colours; `dot` is a colour token or None."""
        self._kind, self._dot = kind, dot
        self.updateGeometry()
        self.update()

    @Slot()
    def _tell(self) -> None:
        self.removed.emit()

    def _extra(self) -> int:
        return 0 if self._remove is None else scaled(22) - 4

    def sizeHint(self) -> QSize:
        size = chip_size(self.fontMetrics(), self._text, dot=self._dot is not None)
        return QSize(size.width() + self._extra(), size.height())

    def minimumSizeHint(self) -> QSize:
        least = chip_size(self.fontMetrics(), "mmm", dot=self._dot is not None).width() + self._extra()
        return QSize(min(self.sizeHint().width(), least), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._remove is not None:
            side = scaled(22)
            self._remove.setGeometry(self.width() - side - 2, (self.height() - side) // 2, side, side)
        cut = self.width() < self.sizeHint().width()
        self.setToolTip(plain_tooltip(self._text) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, ink = KINDS[self._kind]
        look = theme()
        dot = None if self._dot is None else look.colour(self._dot)
        painter = QPainter(self)
        paint_chip(
            painter,
            QRectF(self.rect()),
            self._text,
            look.colour(fill),
            look.colour(ink),
            dot=dot,
            right=self._extra(),
        )


def chip_size(metrics: QFontMetrics, text: str, *, dot: bool = False) -> QSize:
    """The size a chip wants for its words."""
    width = metrics.horizontalAdvance(one_line(text)) + 2 * PADDING + 2 + (DOT + 7 if dot else 0)
    return QSize(width, metrics.height() + 9)


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    text: str,
    fill: QColor,
    ink: QColor,
    *,
    dot: QColor | None = None,
    right: int = 0,
) -> None:
    """Paint a chip into `rect`, words elided, `right` pixels kept free at its end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    left = rect.left() + PADDING
    if dot is not None:
        painter.setBrush(dot)
        painter.drawEllipse(QRectF(left, rect.center().y() - DOT / 2, DOT, DOT))
        left += DOT + 7
    room = QRectF(left, rect.top(), rect.right() - left - PADDING - right + 2, rect.height())
    painter.setPen(ink)
    painter.setFont(font("caption"))
    metrics = QFontMetrics(font("caption"))
    flags = Qt.AlignmentFlag.AlignVCenter | (
        Qt.AlignmentFlag.AlignLeft if dot is not None or right else Qt.AlignmentFlag.AlignHCenter
    )
    painter.drawText(room, flags.value, elided(metrics, text, round(room.width()) + 1))
    painter.restore()
