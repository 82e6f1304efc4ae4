"""Finds what a picker offers for the letters typed, without regard to capitals and accents."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter

from app.rules.folding import fold

FOLDED = Qt.ItemDataRole.UserRole + 1
"""Under this role the model keeps its names as they are compared, since Qt itself minds accents."""


class NameCompleter(QCompleter):
    """Offers every name that holds what was typed, and puts it in as it is spelt."""

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self.setCompletionRole(FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data())
