"""Text on a page: plain, in a role of the look, wrapping by default."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.fonts import set_text_role


class Label(QLabel):
    """Words in the font of a text role and the colour of a token; never read as HTML.

    `ink` is one of the colour tokens the style sheet names for labels (`text`, `text2`, `text3`, `accent`,
    `ok`, `warn`, `bad`, `on_accent`, `rail_text`, `rail_text2`, `room_text`, `room_text2`, …).
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        ink: str = "text",
        wrap: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        self.setProperty("ink", ink)
        set_text_role(self, role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def set_ink(self, ink: str) -> None:
        """Change the colour to that of another token."""
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            self.style().unpolish(self)
            self.style().polish(self)
