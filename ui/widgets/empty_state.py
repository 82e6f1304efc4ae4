"""What stands where nothing is yet: what to do next, and the one button that does it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.fonts import scaled
from ui.theme.icons import paint_icon
from ui.theme.tokens import theme
from ui.widgets.button import Button
from ui.widgets.label import Label


class EmptyState(QWidget):
    """Icon, title, a sentence, and a button where there is something to press; `acted` when it is pressed."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        *,
        action: str | None = None,
        action_icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(_Medallion(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(4)
        self.title = _centred(title, "h2", "text")
        self.sentence = _centred(sentence, "body", "text2")
        layout.addWidget(self.title)
        layout.addWidget(self.sentence)
        self.button: Button | None = None
        if action is not None:
            self.button = Button(action, kind="primary", icon=action_icon)
            self.button.clicked.connect(self._act)
            layout.addSpacing(8)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setAccessibleName(title)

    def set_words(self, title: str, sentence: str) -> None:
        """Say something else about what is missing."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(title)

    @Slot()
    def _act(self) -> None:
        self.acted.emit()


def _centred(text: str, role: str, ink: str) -> Label:
    label = Label(text, role, ink=ink)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label


class _Medallion(QWidget):
    """The icon in a soft disc."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(56), scaled(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent_soft"))
        painter.drawEllipse(QRectF(self.rect()))
        side = self.width() * 0.46
        at = (self.width() - side) / 2
        paint_icon(painter, self._icon, QRectF(at, at, side, side), theme().colour("accent"))
