"""Everyone in the room, and how far each has come with their own touchpoint."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from app.records.prepare import Participant
from app.workshop import Workshop
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.heading import Heading
from ui.widgets.record_list import RecordList

LINKED, ANSWERED, NOT_YET = "ok", "accent", "border_strong"


class PeopleList(Card):
    """The people with a dot for their progress: linked, answered, or not yet; `person_chosen(id)`."""

    person_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=12)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.addWidget(Heading(self.tr("In the room"), 3, wrap=False))
        head.addStretch(1)
        self.count = Chip("", kind="accent")
        head.addWidget(self.count)
        self.body.addLayout(head)
        self.filter = Choice(
            self.tr("Show"), [("all", self.tr("Everyone")), ("open", self.tr("Not yet"))], value="all"
        )
        self.filter.chosen.connect(self._filter)
        self.body.addWidget(self.filter)
        self.list = RecordList(
            self.tr("People in the room"),
            RecordModel(self, editable=False, movable=False),
            deletable=False,
        )
        self.list.setSelectionMode(RecordList.SelectionMode.SingleSelection)
        self.list.current_changed.connect(self._choose)
        self.body.addWidget(self.list, 1)
        self._workshop: Workshop | None = None

    def show_workshop(self, workshop: Workshop, chosen: str) -> None:
        """Show the people as they are now; the chosen one stays in sight although they have answered."""
        self._workshop = workshop
        there = workshop.in_the_room
        rows = [_row(workshop, person, self._words(workshop, person)) for person in there]
        answered = sum(row.colour != NOT_YET for row in rows)
        self.count.set_text(self.tr("{answered} of {people}").format(answered=answered, people=len(rows)))
        self.filter.set_words("open", self.tr("Not yet: {count}").format(count=len(rows) - answered))
        if self.filter.value == "open":
            rows = [row for row in rows if row.colour == NOT_YET or row.id == chosen]
        self.list.records.set_rows(rows)
        if chosen and self.list.current_id != chosen:
            self.list.select(chosen)

    def _words(self, workshop: Workshop, person: Participant) -> str:
        state = {
            LINKED: self.tr("Linked"),
            ANSWERED: self.tr("Answered"),
            NOT_YET: self.tr("Not yet"),
        }[progress(workshop, person.id)]
        department = workshop.find("departments", person.department_id)
        return state if department is None else f"{state} · {department.name}"

    @Slot(str)
    def _filter(self, _key: str) -> None:
        if self._workshop is not None:
            self.show_workshop(self._workshop, self.list.current_id)

    @Slot(str)
    def _choose(self, id: str) -> None:
        if id:
            self.person_chosen.emit(id)


def progress(workshop: Workshop, participant_id: str) -> str:
    """Give the colour of a person's dot: of LINKED, ANSWERED and NOT_YET."""
    own = workshop.where("personal_touchpoints", "participant_id", participant_id)
    if not own:
        return NOT_YET
    return LINKED if any(each.touchpoint_id for each in own) else ANSWERED


def next_without_answer(workshop: Workshop, participant_id: str) -> str:
    """Give the next person in the room, after this one and round again, who has no answer; else this one."""
    ids = [person.id for person in workshop.in_the_room]
    at = ids.index(participant_id) + 1 if participant_id in ids else 0
    round_again = [*ids[at:], *ids[: max(0, at - 1)]]
    return next((id for id in round_again if progress(workshop, id) == NOT_YET), participant_id)


def _row(workshop: Workshop, person: Participant, words: str) -> RecordRow:
    return RecordRow(id=person.id, title=person.name, subtitle=words, colour=progress(workshop, person.id))
