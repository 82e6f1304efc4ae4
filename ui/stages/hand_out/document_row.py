"""One document to choose: what it is, for whom, what is in it, and whether there is anything to print."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from exporters.catalogue import Document
from ui.theme.tokens import theme
from ui.widgets.chip import Chip
from ui.widgets.label import Label


class DocumentRow(QWidget):
    """A box and words. `toggled(key, bool)` follows the user’s ticks, `looked_at(key)` clicks and keys.

    Under the `heading` of an audience it says for whom it is only where that isn't the heading's own words.
    A document without anything to print can't be chosen, and says why.
    """

    toggled = Signal(str, bool)
    looked_at = Signal(str)

    def __init__(self, document: Document, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._shown = False
        self._files = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 7, 10, 8)
        row.setSpacing(6)
        self.box = QCheckBox()
        self.box.setAccessibleName(document.title)
        self.box.clicked.connect(self._tell)
        self.box.installEventFilter(self)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(Label(document.title, "strong"), 1)
        if document.audience != heading:
            title.addWidget(Chip(document.audience))
        words.addLayout(title)
        self.summary = Label("", "caption", ink="text2")
        words.addWidget(self.summary)
        row.addLayout(words, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def chosen(self) -> bool:
        """Whether it is to be exported."""
        return self.box.isChecked()

    @property
    def files(self) -> int:
        """How many files it will be."""
        return self._files

    def set_chosen(self, chosen: bool) -> None:
        """Choose it or not, without a signal; what has nothing to print stays unchosen."""
        self.box.setChecked(chosen and self.box.isEnabled())

    def set_files(self, count: int) -> None:
        """Say how many files it will be; none: there is nothing to print."""
        self._files = count
        self.box.setEnabled(count > 0)
        said = self.document.summary if count else self.document.why_skipped
        if count > 1:
            said = self.tr("{summary} {count} files.").format(summary=said, count=count)
        self.summary.setText(said)
        self.summary.set_ink("text2" if count else "warn")
        self.box.setAccessibleDescription(said)
        if not count:
            self.box.setChecked(False)

    def set_shown(self, shown: bool) -> None:
        """Mark it as the one that is previewed."""
        self._shown = shown
        self.update()

    @Slot(bool)
    def _tell(self, chosen: bool) -> None:
        self.toggled.emit(self.document.key, chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the document the keyboard comes to."""
        if event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit(self.document.key)
        return super().eventFilter(watched, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.looked_at.emit(self.document.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent_soft_border"), 1))
        painter.setBrush(theme().colour("accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
