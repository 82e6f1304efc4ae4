"""The small line under or beside something."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.label import Label


class Caption(Label):
    """A caption: counts, hints, second lines."""

    def __init__(
        self, text: str = "", *, ink: str = "text2", wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "caption", ink=ink, wrap=wrap, parent=parent)
