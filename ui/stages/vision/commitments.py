"""Commitments: the promises that make the vision visible in everyday work."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.records.vision import Commitment
from app.records.vocabulary import new_id
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.stages.added import add_records
from ui.stages.list_edits import ListEdits
from ui.stages.step_page import StepPage
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.card_wall import CardWall
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.page_stack import PageStack

USUAL_NUMBER = (3, 7)


class CommitmentsStep(StepPage):
    """The agreed sentence above, and below it what the room will do so that customers feel it."""

    stage = "vision"
    step = "commitments"
    reads = frozenset({"commitments", "workshop"})

    def build(self) -> None:
        self.capture = CaptureLine(
            self.guide.capture, hint=self.tr("Alt and the arrow keys put the chosen card in another place.")
        )
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._statement_card = Card(tint="accent_soft")
        self._statement = Label("", "h2", selectable=True)
        self._statement_card.body.addWidget(self._statement)
        self.column.addWidget(self._statement_card)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = Card()
        empty = EmptyState("flag", *self.empty_words, action=self.tr("Type the first one"))
        empty.acted.connect(self.take_focus)
        self._empty.body.addWidget(empty)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._count = Label("", "caption", ink="text2")
        column.addWidget(self._count)
        self._model = RecordModel(self)
        self.wall = CardWall(self.tr("Commitments"), self._model, card_width=300, most_lines=6)
        self.wall.pasted.connect(self._add)
        self._kept: dict[str, tuple[Commitment, int, RecordRow]] = {}
        self._edits = ListEdits(self, self.wall, "commitments", "text")
        column.addWidget(self.wall, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._filled)

    def refresh(self) -> None:
        commitments = self.workshop.commitments
        statement = self.workshop.details.statement
        self._statement_card.setVisible(bool(statement))
        self._statement.setText(statement or "")
        self._pages.setCurrentWidget(self._filled if commitments else self._empty)
        self._kept = {each.id: self._row(each, number) for number, each in enumerate(commitments, start=1)}
        self._model.set_rows([row for _, _, row in self._kept.values()])
        if commitments and not self.wall.current_id:
            self.wall.select(commitments[0].id)
        self._count.setText(self._say_count(len(commitments)))

    def _row(self, commitment: Commitment, number: int) -> tuple[Commitment, int, RecordRow]:
        """The card of a commitment, made anew only where it or its number changed."""
        kept = self._kept.get(commitment.id)
        if kept is not None and kept[0] is commitment and kept[1] == number:
            return kept
        said = self.tr("Commitment {n}").format(n=number)
        return commitment, number, RecordRow(id=commitment.id, title=commitment.text, subtitle=said)

    def _say_count(self, count: int) -> str:
        fewest, most = USUAL_NUMBER
        said = self.tr("1 commitment.") if count == 1 else self.tr("{n} commitments.").format(n=count)
        if count > most:
            advice = self.tr("Few people remember more than {most}: which ones would a customer miss?")
            return f"{said} {advice.format(most=most)}"
        if count < fewest:
            return f"{said} {self.tr('Most rooms keep three to seven.')}"
        return said

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "commitments":
            self.wall.select(id)

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: list[str]) -> None:
        commitments = [Commitment(id=new_id(), text=line) for line in lines]
        one, many = self.tr("Add commitment"), self.tr("Add {count} commitments")
        if add_records(self, self.capture, commitments, lines, one, many):
            self.wall.select(commitments[-1].id)
