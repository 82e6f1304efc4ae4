"""How many gave each mark, as five small bars with their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font, scaled
from ui.theme.tokens import theme

BAR = 26
GAP = 8
TALLEST = 34
LINE = 15
LEAST = 3


class Distribution(QWidget):
    """Five bars for the marks 1 to 5, the count above each, the mark below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = (0,) * 5
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many gave 1, 2, 3, 4 and 5."""
        return self._counts

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many gave 1, 2, 3, 4 and 5."""
        self._counts = tuple(counts)
        said = self.tr("{count} gave {mark}")
        self.setAccessibleName(
            ", ".join(said.format(count=count, mark=mark) for mark, count in enumerate(counts, start=1))
        )
        self.update()

    def sizeHint(self) -> QSize:
        marks = len(self._counts)
        return QSize(scaled(marks * BAR + (marks - 1) * GAP), scaled(TALLEST + 2 * LINE + 4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        look = theme()
        most = max(1, *self._counts)
        middle = Qt.AlignmentFlag.AlignCenter.value
        width, line, tallest = scaled(BAR), scaled(LINE), scaled(TALLEST)
        for place, count in enumerate(self._counts):
            left = place * scaled(BAR + GAP)
            height = max(LEAST, round(tallest * count / most)) if count else LEAST
            bar = QRectF(left, line + tallest - height + 2, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent") if count else look.colour("border"))
            radius = min(4.0, height / 2)
            painter.drawRoundedRect(bar, radius, radius)
            painter.setPen(look.colour("text" if count else "text3"))
            painter.drawText(QRectF(left, bar.top() - line - 1, width, line), middle, str(count))
            painter.setPen(look.colour("text2"))
            painter.drawText(QRectF(left, line + tallest + 4, width, line), middle, str(place + 1))
