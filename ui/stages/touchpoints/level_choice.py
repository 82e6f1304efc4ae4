"""The level of an interaction, chosen with its meaning in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt

from app.content import words
from ui.widgets.caption import Caption
from ui.widgets.choice import Choice


class LevelChoice(Choice):
    """Broken, Processing, Service or Experience; `explanation` says what the chosen one means."""

    def __init__(self, name: str, levels: Sequence[str], *, clearable: bool = True) -> None:
        self.explanation = _Explanation([_explanation(each) for each in levels])
        super().__init__(name, [(each, level_name(each)) for each in levels], clearable=clearable)
        for each in levels:
            self.button(each).setAccessibleDescription(_explanation(each))

    def set_value(self, value: str) -> None:
        """Show this level as chosen, with what it means."""
        super().set_value(value)
        self.explanation.setText(_explanation(self.value) if self.value else "")


class _Explanation(Caption):
    """Has room for the longest explanation, so that choosing one moves nothing that stands below."""

    def __init__(self, explanations: Sequence[str]) -> None:
        super().__init__("")
        self._explanations = explanations

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width, 0)
        wraps = Qt.TextFlag.TextWordWrap
        return max(self.fontMetrics().boundingRect(room, wraps, each).height() for each in self._explanations)


def level_name(level: str) -> str:
    """Give the name of a level, such as "Service"."""
    return str(words("levels")[level]["name"])


def _explanation(level: str) -> str:
    return str(words("levels")[level]["explanation"])
