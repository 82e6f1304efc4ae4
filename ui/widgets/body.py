"""Running text of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.label import Label


class Body(Label):
    """A paragraph in body size and the second text colour."""

    def __init__(
        self, text: str = "", *, ink: str = "text2", wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "body", ink=ink, wrap=wrap, parent=parent)
