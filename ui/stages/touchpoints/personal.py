"""Personal touchpoints, a question and a person at a time: what stands on paper is entered and linked."""

from __future__ import annotations

import re
from operator import itemgetter
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records.touchpoints import PersonalTouchpoint
from app.records.vocabulary import new_id
from app.rules.folding import distance, length_at
from app.workshop import Workshop
from ui.stages.step_page import StepPage
from ui.stages.touchpoints.people_list import PeopleList, next_without_answer
from ui.stages.touchpoints.personal_sheet import PersonalSheet
from ui.theme.fonts import scaled
from ui.widgets.capture_line import CaptureLine
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from app.file.change import Change

LIST_WIDTH = 270
LONGEST_NAME = 48
_AFTER_NAME = re.compile(r"\s*[\t:;–—]\s*")


class PersonalStep(StepPage):
    """The people in the room, one person's sheet beside them, and a line that types their answers."""

    stage = "touchpoints"
    step = "personal"
    reads = frozenset(
        {
            "workshop",
            "segments",
            "departments",
            "participants",
            "touchpoints",
            "receivers",
            "personal_touchpoints",
        }
    )

    def build(self) -> None:
        """Make the capture line, the list of people and the sheet."""
        self._person_id = ""
        self._pages = PageStack()
        self.column.addWidget(self._pages)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.capture = CaptureLine(self.guide.capture)
        self.capture.entered.connect(self._enter)
        self.capture.pasted.connect(self._paste)
        column.addWidget(self.capture)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.people = PeopleList()
        self.people.setFixedWidth(scaled(LIST_WIDTH))
        self.people.person_chosen.connect(self.show_person)
        self.people.list.opened.connect(self._write)
        row.addWidget(self.people)
        self.sheet = PersonalSheet(self)
        self.sheet.next_wanted.connect(self._step_to)
        row.addWidget(self.sheet, 1)
        column.addLayout(row, 1)
        self._pages.addWidget(work)
        self._nobody = EmptyState(
            "people",
            self.tr("Nobody is in the room yet"),
            self.tr("Personal touchpoints belong to people: enter who takes part first."),
            action=self.tr("Go to people"),
        )
        self._nobody.acted.connect(self._go_to_people)
        self._pages.addWidget(self._nobody)
        self._add_shortcuts()

    def _add_shortcuts(self) -> None:
        for keys, go in (
            (("Ctrl+Down",), self._go_on),
            (("PgDown",), self._go_to_open),
            (("Ctrl+Up", "PgUp"), self._go_back),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(go)

    def refresh(self) -> None:
        """Show the people and the chosen person's sheet as they are now."""
        there = [person.id for person in self.workshop.in_the_room]
        self._pages.setCurrentIndex(0 if there else 1)
        if not there:
            self._person_id = ""
            return
        if self._person_id not in there:
            self._person_id = next_without_answer(self.workshop, "") or there[0]
        self._show()

    def _show(self) -> None:
        self.people.show_workshop(self.workshop, self._person_id)
        self.sheet.show_person(self._person_id)
        person = self.workshop.get("participants", self._person_id)
        self.capture.set_hint(
            self.tr(
                "Enter adds it for {person}; then fill in the sheet  ·  Page Down next one without an answer"
            ).format(person=shorten(person.name, LONGEST_NAME, placeholder="…"))
        )

    def take_focus(self) -> None:
        """Put the cursor into the capture line, or on the way to the people."""
        if self._person_id:
            self.capture.field.setFocus()
        elif self._nobody.button is not None:
            self._nobody.button.setFocus()

    def select(self, list_name: str, id: str) -> None:
        """Show a person, or the person whose answer this is."""
        answer = self.workshop.find("personal_touchpoints", id)
        if list_name == "personal_touchpoints" and answer is not None:
            self.show_person(answer.participant_id)
            self.sheet.show_answer(id)
        elif list_name == "participants":
            self.show_person(id)

    @Slot()
    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.sheet.flush()

    @Slot(str)
    def show_person(self, id: str) -> None:
        """Show the sheet of one person in the room."""
        if id != self._person_id and id in {person.id for person in self.workshop.in_the_room}:
            self.sheet.flush()
            self._person_id = id
            self._show()

    @Slot(str)
    def _write(self, id: str) -> None:
        self.show_person(id)
        self.sheet.take_focus()

    @Slot()
    def _go_on(self) -> None:
        self._step_to(1)

    @Slot()
    def _go_to_open(self) -> None:
        """Go to the next person without an answer, to type it; to the next person once all have one."""
        following = next_without_answer(self.workshop, self._person_id)
        if following == self._person_id:
            self._step_to(1)
            return
        self.show_person(following)
        self.capture.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_back(self) -> None:
        self._step_to(-1)

    @Slot(int)
    def _step_to(self, step: int) -> None:
        ids = [row.id for row in self.people.list.records.rows]
        if self._person_id in ids:
            self.show_person(ids[max(0, min(len(ids) - 1, ids.index(self._person_id) + step))])

    @Slot()
    def _go_to_people(self) -> None:
        self.session.show(("prepare", "people"))

    @Slot(str)
    def _enter(self, text: str) -> None:
        if not self._add([text]):
            self.capture.give_back(text)
            return
        added = self.workshop.personal_touchpoints[-1]
        self.show_person(added.participant_id)
        self.sheet.show_answer(added.id)
        self.sheet.go_on_writing()

    @Slot(object)
    def _paste(self, lines: list[str]) -> None:
        if not self._add(lines):
            self.capture.give_back("\n".join(lines))

    def _add(self, lines: list[str]) -> bool:
        workshop, chosen = self.workshop, self._person_id
        said = [whose_answer(workshop, line, chosen) for line in lines]
        have = {each.participant_id for each in workshop.personal_touchpoints}

        def edit(change: Change) -> None:
            for participant_id, answer in said:
                first = participant_id not in have
                have.add(participant_id)
                change.insert(
                    PersonalTouchpoint(id=new_id(), participant_id=participant_id, answer=answer, main=first)
                )

        several = self.tr("Add {count} personal touchpoints").format(count=len(said))
        label = self.tr("Add personal touchpoint") if len(said) == 1 else several
        return self.edit(label, edit) is not None


def whose_answer(workshop: Workshop, line: str, chosen: str) -> tuple[str, str]:
    """Tell whose answer a line is: "Name: answer" or two columns name the person, else the chosen one."""
    read: list[tuple[int, tuple[str, str]]] = []
    for person in workshop.in_the_room:
        length = length_at(line, 0, person.name)
        after = _AFTER_NAME.match(line, length) if length else None
        if after is not None and line[after.end() :]:
            read.append((distance(person.name, line[:length]), (person.id, line[after.end() :])))
    return min(read, key=itemgetter(0), default=(0, (chosen, line)))[1]
