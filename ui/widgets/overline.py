"""The small capitals above a title that say where one is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.label import Label


class Overline(Label):
    """Text shown in capitals; screen readers get it as it was written."""

    def __init__(self, text: str = "", *, ink: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__("", "overline", ink=ink, parent=parent)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text.upper())
        self.setAccessibleName(text)
