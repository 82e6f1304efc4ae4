"""How actions and decisions look in the list of what is put to the two questions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.content import words
from app.records.plan import Action, Decision
from app.rules.plan import is_open, owner_name
from app.rules.two_questions import state_of_test
from app.workshop import Workshop
from ui.models.record_row import RecordRow, RowChip
from ui.stages.departments import department_colour
from ui.stages.plan.labels import TEST_KINDS, day_words

Tested = Action | Decision


class TestedRows:
    """Makes the rows and keeps them, since an answer changes one of them only."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], RecordRow]] = {}

    def rows(self, workshop: Workshop, records: Iterable[Tested]) -> list[RecordRow]:
        """Give the rows of these actions or decisions as they are now."""
        return [self._row(workshop, record) for record in records]

    def _row(self, workshop: Workshop, record: Tested) -> RecordRow:
        owner = colour = None
        if isinstance(record, Action):
            owner = owner_name(workshop, record)
            colour = department_colour(workshop, record.department_id)
        facts = (record, owner, colour)
        kept = self._kept.get(record.id)
        if kept is not None and kept[0] == facts:
            return kept[1]
        row = _row(record, owner, colour)
        self._kept[record.id] = (facts, row)
        return row


def _row(record: Tested, owner: str | None, colour: str | None) -> RecordRow:
    state = state_of_test(record)
    said = words("plan_words")["test"][state]["name"]
    if state == "not_tested":
        said = QCoreApplication.translate("TestedRows", "Must do")
    chips = (RowChip(said, TEST_KINDS[state]),)
    if isinstance(record, Action):
        return RecordRow(
            id=record.id,
            title=record.title,
            subtitle=owner or "",
            colour=colour,
            chips=chips,
            muted=state == "not_tested" or not is_open(record),
        )
    day = "" if record.decided_on is None else day_words(record.decided_on)
    decided = " · ".join(part for part in (record.decided_by or "", day) if part)
    return RecordRow(id=record.id, title=record.text, subtitle=decided, chips=chips)
