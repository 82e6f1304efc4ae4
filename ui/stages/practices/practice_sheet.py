"""The chosen practice: what it says, where the room stands, and what it set itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from app.records.practices import PracticeReview
from app.rules.practices import ItemSummary
from ui.stages.labelled import field_label, labelled
from ui.stages.practices.practice_words import practice_name, question, statement
from ui.stages.practices.results_card import decimal
from ui.stages.practices.review_form import ReviewForm
from ui.stages.step_page import StepPage
from ui.theme.fonts import scaled
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.rating import Rating
from ui.widgets.scroll_column import ScrollColumn

LOW = 400
NARROW = 390
"""Below this height not everything fits one below the other."""


class PracticeSheet(Card):
    """Evidence, barrier, target and date of one practice; `clear_wanted` asks to delete what was written."""

    clear_wanted = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.form = ReviewForm(page)
        head = QHBoxLayout()
        self.name = ElidedLabel("", "h2")
        head.addWidget(self.name, 1)
        self.split = Chip(self.tr("The room is split"), kind="warn")
        head.addWidget(self.split)
        clear = self.tr("Delete evidence, barrier, target and date of this practice")
        self.clear_button = IconButton("trash", clear, side=32)
        self.clear_button.clicked.connect(self.clear_wanted)
        keeps = self.clear_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # it comes with the first word, and must not push the fields down
        self.clear_button.setSizePolicy(keeps)
        head.addWidget(self.clear_button)
        self.body.addLayout(head)
        area = ScrollColumn(margin=0, gap=8)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.statement = Label("", ink="text")
        self.figures = Label("", "caption", ink="text2")
        self.question = Label("", "caption", ink="accent")
        for label in (self.statement, self.figures, self.question):
            area.body.addWidget(label)
        self._texts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._texts.setSpacing(8)
        words = field_label("practice_reviews", "evidence")
        self.evidence = self.form.bind("evidence", AutosaveText(words, lines=2, most_lines=5))
        self._texts.addLayout(labelled(words, self.evidence))
        words = field_label("practice_reviews", "barrier")
        self.barrier = self.form.bind("barrier", AutosaveText(words, lines=2, most_lines=5))
        self._texts.addLayout(labelled(words, self.barrier))
        area.body.addLayout(self._texts)
        area.body.addLayout(self._aim())
        area.body.addStretch(1)
        self.body.addWidget(area, 1)

    def _aim(self) -> QBoxLayout:
        row = self._target = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(16)
        words = field_label("practice_reviews", "target")
        self.target = self.form.bind("target", Rating(words))
        row.addLayout(labelled(words, self.target))
        words = field_label("practice_reviews", "target_on")
        self.target_on = self.form.bind("target_on", DateField(words))
        row.addLayout(labelled(words, self.target_on), 1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two texts side by side, and leave the question out, where the window is low.

        In a narrow card nothing stands side by side.
        """
        super().resizeEvent(event)
        low, narrow = self.height() < scaled(LOW), self.width() < scaled(NARROW)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._texts.setDirection(sideways if low and not narrow else down)
        self._target.setDirection(down if narrow else sideways)
        self.question.setVisible(not low)

    def show_practice(self, summary: ItemSummary, review: PracticeReview, *, written: bool) -> None:
        """Show a practice and its review; `written` tells whether the workshop holds one."""
        self.name.setText(practice_name(summary.item))
        self.split.setVisible(summary.is_split)
        self.statement.setText(statement(summary.item))
        self.question.setText(question(summary.item))
        self.figures.setText(self._figures(summary))
        self.form.show_record(review)
        self.clear_button.setVisible(written)

    def _figures(self, summary: ItemSummary) -> str:
        if summary.mean is None:
            return self.tr("Not rated yet, or not revealed.")
        said = self.tr("Today {mean}; marks from {low} to {high}, {n} in all").format(
            mean=decimal(summary.mean), n=summary.n, low=summary.lowest, high=summary.highest
        )
        if summary.gap is None:
            return said
        gap = self.tr("{gap} to go to the target").format(gap=decimal(max(0.0, summary.gap)))
        return f"{said} · {gap}"
