"""Titles of pages, cards and groups."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.label import Label

LEVELS = {1: "display", 2: "h1", 3: "h2", 4: "strong"}


class Heading(Label):
    """A title: level 1 is the page's, 2 a panel's, 3 a card's, 4 a group's within a card."""

    def __init__(
        self,
        text: str = "",
        level: int = 1,
        *,
        ink: str = "text",
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, LEVELS[level], ink=ink, wrap=wrap, parent=parent)
