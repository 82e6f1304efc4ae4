"""One line of text that ends in an ellipsis, instead of being cut, where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOption, QWidget

from ui.theme.tokens import theme
from ui.widgets.label import Label
from ui.widgets.plain_text import elided, one_line, plain_tooltip

LEAST_LETTERS = 4


class ElidedLabel(Label):
    """A single line; its tooltip holds the whole text whenever some of it isn't shown."""

    def __init__(
        self, text: str = "", role: str = "body", *, ink: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, ink=ink, wrap=False, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self._renew_tooltip()

    @property
    def shown_text(self) -> str:
        """The text as it stands on the screen, with its ellipsis if there is one."""
        return elided(self.fontMetrics(), self.text(), self.contentsRect().width())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(one_line(self.text())) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        least = metrics.averageCharWidth() * LEAST_LETTERS
        return QSize(min(self.sizeHint().width(), least), metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew_tooltip()

    def _renew_tooltip(self) -> None:
        cut = self.shown_text != one_line(self.text())
        self.setToolTip(plain_tooltip(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        ink = str(self.property("ink"))
        painter.setPen(theme().colour(ink if self.isEnabled() else "text3"))
        painter.setFont(self.font())
        painter.drawText(
            self.contentsRect(), (self.alignment() | Qt.AlignmentFlag.AlignVCenter).value, self.shown_text
        )
