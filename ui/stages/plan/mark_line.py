"""A mark from 1 to 5 for an action with what the mark means beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.content import words
from ui.stages.plan.labels import mark_words
from ui.stages.record_form import RecordForm
from ui.widgets.caption import Caption
from ui.widgets.rating import Rating


class MarkLine(QWidget):
    """The rating of `impact` or `effort`, tied to the form, and its meaning in words."""

    def __init__(self, form: RecordForm, scale: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.rating = form.bind(scale, Rating(str(words("plan_words")[scale]["name"])))
        self._words = Caption("")
        row.addWidget(self.rating)
        row.addWidget(self._words, 1)
        self.setFocusProxy(self.rating)

    def show_mark(self, mark: int | None) -> None:
        """Say what the mark means, or that none is given."""
        meaning = mark_words(self._scale, mark) or self.tr("Not rated yet")
        self._words.setText(meaning)
        self.rating.setAccessibleDescription(meaning)
