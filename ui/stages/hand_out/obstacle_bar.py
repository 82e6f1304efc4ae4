"""What stands in the way of an export: files that are there already, or a refusal, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label


class ObstacleBar(Card):
    """Says it and offers `replace_wanted`, `other_folder_wanted`, or `cancelled` (also by Escape)."""

    replace_wanted = Signal()
    other_folder_wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tint="warn_soft", padding=10, parent=parent)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addSpacing(6)
        self.question = Label("", "strong")
        row.addWidget(self.question, 1)
        self.cancel_button = Button(self.tr("Cancel"), kind="quiet")
        self.cancel_button.clicked.connect(self._cancel)
        self.folder_button = Button(self.tr("Choose another folder…"), icon="folder")
        self.folder_button.clicked.connect(self._choose)
        self.replace_button = Button(self.tr("Replace"), kind="danger")
        self.replace_button.clicked.connect(self._replace)
        for button in (self.cancel_button, self.folder_button, self.replace_button):
            row.addWidget(button)
        self.body.addLayout(row)
        self.hide()

    def ask(self, count: int, first: str, folder: str) -> None:
        """Ask about so many files, the first of them by name; the keyboard goes to the safe answer."""
        words = {"file": first, "count": count - 1, "folder": folder}
        if count == 1:
            question = self.tr("{file} is already in {folder}. Replace it?").format(**words)
        elif count == 2:
            question = self.tr("{file} and another file are already in {folder}. Replace them?")
            question = question.format(**words)
        else:
            question = self.tr("{file} and {count} other files are already in {folder}. Replace them?")
            question = question.format(**words)
        self._show(question, replaceable=True)

    def refuse(self, text: str) -> None:
        """Say why there was no export."""
        self._show(text, replaceable=False)

    def _show(self, text: str, *, replaceable: bool) -> None:
        self.question.setText(text)
        self.setAccessibleName(text)
        self.replace_button.setVisible(replaceable)
        self.cancel_button.setText(self.tr("Cancel") if replaceable else self.tr("Close"))
        self.show()
        self.folder_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _replace(self) -> None:
        self.hide()
        self.replace_wanted.emit()

    @Slot()
    def _choose(self) -> None:
        self.hide()
        self.other_folder_wanted.emit()

    @Slot()
    def _cancel(self) -> None:
        self.hide()
        self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
            return
        super().keyPressEvent(event)
