"""Drafts: whole sentences side by side, with advice while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records.vision import Draft
from app.records.vocabulary import new_id
from app.rules.vision_checks import asked, vision_checks
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.stages.added import add_records
from ui.stages.list_edits import ListEdits
from ui.stages.step_page import StepPage
from ui.stages.vision.draft_card import DraftCard
from ui.theme.fonts import scaled
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.page_stack import PageStack
from ui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from app.file.change import Change

CARD_WIDTH = 262
LIST_WIDTH = 230
MOST_SIDE_BY_SIDE = 3


class DraftsStep(StepPage):
    """All drafts in a narrow list; the chosen one and those after it side by side, as many as fit."""

    stage = "vision"
    step = "drafts"
    reads = frozenset({"drafts", "groups", "departments", "segments", "workshop"})

    def build(self) -> None:
        self.capture = CaptureLine(self.guide.capture)
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = Card()
        empty = EmptyState("pen", *self.empty_words, action=self.tr("Type the first draft"))
        empty.acted.connect(self.take_focus)
        self._empty.body.addWidget(empty)
        self._filled = QWidget()
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._list_card())
        self.cards = tuple(DraftCard(self) for _ in range(MOST_SIDE_BY_SIDE))
        for card in self.cards:
            card.grow_wanted.connect(self._grow)
            card.delete_wanted.connect(self._delete)
            row.addWidget(card, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._filled)

    def _list_card(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(scaled(LIST_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = Card(padding=10)
        self._model = RecordModel(self, editable=False)
        self.list = RecordList(self.tr("Drafts"), self._model, title_lines=3)
        self.list.current_changed.connect(self._show_cards)
        self.list.opened.connect(self._write_on)
        self.list.pasted.connect(self._add)
        self._kept: dict[str, tuple[Draft, int, RecordRow]] = {}
        self._advised_on: tuple[object, ...] = ()
        self._edits = ListEdits(self, self.list, "drafts", "text")
        card.body.addWidget(self.list, 1)
        column.addWidget(card, 1)
        questions = Card(tint="note", padding=12)
        questions.body.addWidget(Label(self.tr("Ask the room"), "strong"))
        for question in asked():
            questions.body.addWidget(Label(question, "caption", ink="text2"))
        column.addWidget(questions, 0, Qt.AlignmentFlag.AlignBottom)
        return side

    def refresh(self) -> None:
        drafts = self.workshop.drafts
        self._forget_rows()
        self._pages.setCurrentWidget(self._filled if drafts else self._empty)
        self._kept = {draft.id: self._kept_row(place, draft) for place, draft in enumerate(drafts)}
        self._model.set_rows([row for _, _, row in self._kept.values()])
        if drafts and not self.list.current_id:
            self.list.select(drafts[0].id)
        self._show_cards()

    def _kept_row(self, place: int, draft: Draft) -> tuple[Draft, int, RecordRow]:
        """The row of a draft, checked anew only where it or its place changed."""
        kept = self._kept.get(draft.id)
        if kept is not None and kept[0] is draft and kept[1] == place:
            return kept
        return draft, place, self._row(place, draft)

    def _row(self, place: int, draft: Draft) -> RecordRow:
        group = self.workshop.find("groups", draft.group_id)
        advice = sum(not check.passed for check in vision_checks(self.workshop, draft.text))
        said = ""
        if advice:
            said = self.tr("1 piece of advice") if advice == 1 else self.tr("{n} pieces of advice")
        parts = (group.name if group else "", said.format(n=advice))
        return RecordRow(
            id=draft.id,
            title=f"{place + 1}. {draft.text}",
            subtitle=" · ".join(part for part in parts if part),
        )

    def _forget_rows(self) -> None:
        """Make all rows anew where something else that they or the checks look at has changed."""
        workshop = self.workshop
        names = (workshop.details.customer_name, workshop.details.customer_name_plural)
        looks_at = (workshop.departments, workshop.segments, workshop.groups, *names)
        if looks_at != self._advised_on:
            self._kept.clear()
        self._advised_on = looks_at

    @property
    def side_by_side(self) -> int:
        """How many drafts fit beside one another."""
        room = self.width() - scaled(LIST_WIDTH)
        return max(1, min(MOST_SIDE_BY_SIDE, room // scaled(CARD_WIDTH)))

    @Slot()
    def _show_cards(self) -> None:
        drafts = self.workshop.drafts
        ids = [draft.id for draft in drafts]
        count = min(self.side_by_side, len(drafts))
        current = ids.index(self.list.current_id) if self.list.current_id in ids else 0
        first = min(current, len(drafts) - count)
        for place, card in enumerate(self.cards):
            draft = drafts[first + place] if place < count else None
            card.show_draft(draft, first + place + 1, self.workshop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many drafts side by side as there is room for now."""
        super().resizeEvent(event)
        self._show_cards()

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "drafts":
            self.list.select(id)

    def flush(self) -> None:
        for card in self.cards:
            card.form.flush()

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: list[str]) -> None:
        drafts = [Draft(id=new_id(), text=line) for line in lines]
        one, many = self.tr("Add draft"), self.tr("Add {count} drafts")
        if add_records(self, self.capture, drafts, lines, one, many):
            self.list.select(drafts[-1].id)

    @Slot(str)
    def _grow(self, id: str) -> None:
        self.flush()
        source = self.workshop.find("drafts", id)
        if source is None:
            return
        grown = Draft(id=new_id(), text=source.text, based_on_ids=(id,), group_id=source.group_id)
        place = self.workshop.position("drafts", id) + 1

        def grow(change: Change) -> None:
            change.insert(grown, place)

        if self.edit(self.tr("Polish a copy of a draft"), grow, origin=self) is not None:
            self.list.select(grown.id)
            self._write_on(grown.id)

    @Slot(str)
    def _write_on(self, id: str) -> None:
        """Put the cursor at the end of a draft."""
        for card in self.cards:
            if card.draft_id == id:
                card.text.setFocus()
                card.text.moveCursor(QTextCursor.MoveOperation.End)

    @Slot(str)
    def _delete(self, id: str) -> None:
        def delete(change: Change) -> None:
            change.delete("drafts", id)

        self.edit(self.tr("Delete draft"), delete, origin=self, offer_undo=True)
