"""A check box whose text wraps, because a plain one cuts it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.widgets.label import Label


class CheckLine(QWidget):
    """A box and its words; a click on the words counts. `toggled(bool)` follows the user's clicks only."""

    toggled = Signal(bool)

    def __init__(
        self, text: str, *, checked: bool = False, ink: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.setChecked(checked)
        self.box.clicked.connect(self._tell)
        self.label = Label(text, ink=ink)
        self.label.setContentsMargins(0, 4, 0, 2)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.label, 1)
        self.setFocusProxy(self.box)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def checked(self) -> bool:
        return self.box.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Show it checked or not, without a signal."""
        self.box.setChecked(checked)

    def set_text(self, text: str) -> None:
        """Change the words."""
        self.label.setText(text)
        self.box.setAccessibleName(text)

    @Slot(bool)
    def _tell(self, checked: bool) -> None:
        self.toggled.emit(checked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
