"""The heading over the documents of one audience, whose box chooses or clears all of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from exporters.audience import Audience
from ui.theme.tokens import theme
from ui.widgets.caption import Caption
from ui.widgets.elided_label import ElidedLabel


class AudienceRow(QWidget):
    """Says how many of its documents are chosen; `toggled(key, bool)` asks to choose all of them, or none.

    `keys` is the shortcut that does the same, for the tooltip.
    """

    toggled = Signal(str, bool)

    def __init__(self, audience: Audience, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.audience = audience
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 12, 3)
        row.setSpacing(6)
        self.box = _ThreeStateBox()
        self.box.setAccessibleName(self.tr("All for: {audience}").format(audience=audience.title))
        self.box.clicked.connect(self._tell)
        row.addWidget(self.box)
        self.title = ElidedLabel(audience.title, "caption", ink="text2")
        row.addWidget(self.title, 1)
        self.count = Caption("", wrap=False)
        row.addWidget(self.count)
        self.setToolTip(self.tr("Choose or clear all of these ({keys})").format(keys=keys))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_chosen(self, chosen: int, possible: int) -> None:
        """Show how many of its documents are chosen, of those that have something to print."""
        state = Qt.CheckState.PartiallyChecked
        if chosen == possible or not chosen:
            state = Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        self.box.setCheckState(state)
        self.box.setEnabled(possible > 0)
        words = {"chosen": chosen, "count": len(self.audience.documents)}
        self.count.setText(self.tr("{chosen} of {count}").format(**words))
        self.box.setAccessibleDescription(self.tr("{chosen} of {count} documents chosen").format(**words))

    def press(self) -> None:
        """Choose all of them; where all are chosen, none."""
        self.box.click()

    @Slot(bool)
    def _tell(self, chosen: bool) -> None:
        self.toggled.emit(self.audience.key, chosen)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.press()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("surface2"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)


class _ThreeStateBox(QCheckBox):
    """A box that shows “some” but is never clicked into it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTristate(True)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        full = self.checkState() == Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if full else Qt.CheckState.Checked)
