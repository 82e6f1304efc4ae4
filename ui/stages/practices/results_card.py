"""What the room thinks of the six practices: figures, spread, and whether the room is split."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.records.kinds import RatedItem
from app.rules.practices import PRACTICES, ItemSummary, to_one_place
from ui.stages.practices.distribution import Distribution
from ui.stages.practices.practice_words import practice_name, statement
from ui.theme.fonts import scaled
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn


class ResultsCard(Card):
    """The results of one survey, practice by practice, in their order: nobody is ranked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.head = QHBoxLayout()
        self.said = Heading("", 3)
        self.head.addWidget(self.said, 1)
        self.body.addLayout(self.head)
        area = ScrollColumn(margin=0, gap=12)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys scroll what has no field
        area.setAccessibleName(self.tr("Results of the six practices"))
        self.rows: dict[RatedItem, PracticeResult] = {
            practice: PracticeResult(practice) for practice in PRACTICES
        }
        for row in self.rows.values():
            area.body.addWidget(row)
        area.body.addStretch(1)
        self.body.addWidget(area, 1)
        self.setFocusProxy(area)

    def show_results(self, summaries: Sequence[ItemSummary]) -> None:
        """Show the summaries of a survey that may be seen."""
        split = [practice_name(each.item) for each in summaries if each.is_split]
        if split:
            said = self.tr("The room is split on: {names}").format(names=", ".join(split))
            self.said.setToolTip(self.rows[PRACTICES[0]].split.toolTip())
        elif any(each.n for each in summaries):
            said = self.tr("The room sees the six practices much alike")
        else:
            said = self.tr("No marks entered yet")
        self.said.setText(said)
        for summary in summaries:
            self.rows[summary.item].show_summary(summary)


class PracticeResult(QWidget):
    """One practice: name, mean, figures in words, and how the marks are spread."""

    def __init__(self, practice: RatedItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = practice_name(practice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.mean = Label("", "display", wrap=False)
        self.mean.setFixedWidth(scaled(52))
        row.addWidget(self.mean, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(Label(self._name, "strong"), 1)
        self.split = Chip(self.tr("The room is split"), kind="warn")
        self.split.setToolTip(
            self.tr("At least a quarter of the marks are 1 or 2, and at least a quarter are 4 or 5.")
        )
        title.addWidget(self.split)
        words.addLayout(title)
        words.addWidget(Label(statement(practice), "caption", ink="text2"))
        self.figures = Label("", "caption", ink="text")
        words.addWidget(self.figures)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.distribution = Distribution()
        row.addWidget(self.distribution, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_summary(self, summary: ItemSummary) -> None:
        """Show the figures of this practice."""
        self.mean.setText("–" if summary.mean is None else decimal(summary.mean))
        self.mean.setAccessibleName(
            self.tr("{practice}: mean {mean}").format(practice=self._name, mean=self.mean.text())
        )
        self.split.setVisible(summary.is_split)
        self.figures.setText(self._figures(summary))
        self.distribution.show_counts(summary.distribution)

    def _figures(self, summary: ItemSummary) -> str:
        parts = []
        if summary.median is not None:
            marks = self.tr("1 mark") if summary.n == 1 else self.tr("{n} marks").format(n=summary.n)
            median = self.tr("median {median}").format(median=decimal(summary.median))
            span = self.tr("lowest {low}, highest {high}").format(low=summary.lowest, high=summary.highest)
            parts += [marks, median, span]
        if summary.cant_judge:
            parts.append(self.tr("{n} can’t judge").format(n=summary.cant_judge))
        return " · ".join(parts) or self.tr("Nobody has marked it yet")


def decimal(value: float) -> str:
    """Write a mean or a median as the user's language does, with one place."""
    return QLocale().toString(to_one_place(value), "f", 1)
