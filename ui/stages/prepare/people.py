"""People: who comes, for which department they speak, at which table they sit, and who is in the room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.capture import KnownNames, parse_marks
from app.errors import WorkshopError
from app.incoming import read_incoming
from app.records.prepare import Participant
from app.records.vocabulary import new_id
from app.roster.newcomers import newcomers
from app.roster.reading import Roster, read_pasted, read_roster
from app.rules.names import value_name
from ui.file_chooser import FileChooser
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.models.row_cache import RowCache
from ui.stages.departments import department_colour
from ui.stages.list_edits import ListEdits
from ui.stages.prepare.attendance_list import AttendanceList
from ui.stages.prepare.participant_sheet import ParticipantSheet
from ui.stages.prepare.roster_preview import RosterPreview
from ui.stages.prepare.tables import TablesPopover
from ui.stages.questioned import is_questioned
from ui.stages.step_page import StepPage
from ui.widgets.button import Button
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from app.file.change import Change

HERE = frozenset({"present", "late"})
ATTENDANCE_CHIPS = {"present": "ok", "late": "warn", "left": "warn", "absent": "bad"}


class PeopleStep(StepPage):
    """The participants on the left, the chosen one on the right; a list from elsewhere is shown first."""

    stage = "prepare"
    step = "people"
    reads = frozenset({"participants", "departments", "groups"})
    switches = ("filter",)

    def build(self) -> None:
        self.chooser = FileChooser(self)
        self._roster: Roster | None = None
        self.import_button = Button(self.tr("Import a list…"), icon="import")
        self.import_button.clicked.connect(self._ask_for_list)
        self.tables_button = Button(self.tr("Tables"), icon="list")
        self.tables_button.clicked.connect(self._open_tables)
        self.tables = TablesPopover(self, self)
        self.capture = CaptureLine(
            self.guide.capture,
            hint=self.tr("Paste rows from a spreadsheet to add everybody at once, with or without headings."),
        )
        self.capture.entered.connect(self._add_typed)
        self.capture.pasted.connect(self._read_pasted)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = self._empty_card()
        self._filled = self._filled_page()
        self.preview = RosterPreview()
        self.preview.accepted.connect(self._accept_roster)
        self.preview.dismissed.connect(self._dismiss_roster)
        for page in (self._empty, self._filled, self.preview):
            self._pages.addWidget(page)

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.tables_button, self.import_button)

    def _empty_card(self) -> Card:
        card = Card()
        empty = EmptyState(
            "people",
            *self.empty_words,
            action=self.tr("Import a list…"),
            action_icon="import",
        )
        empty.acted.connect(self._ask_for_list)
        card.body.addWidget(empty)
        return card

    def _filled_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list_card(), 5)
        self.sheet = ParticipantSheet(self)
        row.addWidget(self.sheet, 4)
        return page

    def _list_card(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        self._count = Heading("", 3)
        head.addWidget(self._count, 1)
        self.filter = Choice(
            self.tr("Show"),
            [("all", self.tr("All")), ("room", self.tr("In the room")), ("away", self.tr("Away"))],
            value="all",
        )
        self.filter.chosen.connect(self._show_rows)
        head.addWidget(self.filter)
        card.body.addLayout(head)
        self._model = RecordModel(self)
        self._rows = RowCache(self._row)
        self.list = AttendanceList(self.tr("Participants"), self._model)
        self.list.marked.connect(self._mark)
        self.list.pasted.connect(self._read_pasted)
        self.list.current_changed.connect(self._show_chosen)
        self._edits = ListEdits(self, self.list, "participants", "name")
        column = QVBoxLayout()
        column.addWidget(self.list)
        card.body.addLayout(column, 1)
        card.body.addWidget(
            Label(
                self.tr("At the door, P marks the chosen present, L late, A absent."), "caption", ink="text2"
            )
        )
        return card

    def refresh(self) -> None:
        self.capture.set_completions("@", [each.name for each in self.workshop.departments])
        self.tables.refresh()
        self._show_rows()
        if self.workshop.participants and not self.list.current_id and self._model.rows:
            self.list.select(self._model.row(0).id)
        self._show_chosen()
        self._show_page()

    def _show_page(self) -> None:
        filled = self._filled if self.workshop.participants else self._empty
        self._pages.setCurrentWidget(self.preview if self._roster is not None else filled)

    @Slot()
    def _show_rows(self) -> None:
        people = self.workshop.participants
        room = {person.id for person in self.workshop.in_the_room}
        shown = [
            person
            for person in people
            if self.filter.value == "all" or (person.id in room) == (self.filter.value == "room")
        ]
        context = (self.workshop.departments, self.workshop.groups)
        self._model.set_rows(self._rows.rows(shown, *context))
        self._count.setText(self._say_count())

    def _say_count(self) -> str:
        """How many are invited; once somebody is marked at the door, how many of them are here too."""
        people = self.workshop.participants
        said = self.tr("{count} invited").format(count=len(people))
        if all(person.attendance == "invited" for person in people):
            return said
        here = sum(person.attendance in HERE for person in people)
        return self.tr("{invited} · {here} present").format(invited=said, here=here)

    def _row(self, person: Participant) -> RecordRow:
        department = self.workshop.find("departments", person.department_id)
        group = self.workshop.find("groups", person.group_id)
        title = person.job_title if person.job_title != person.name else None
        parts = (title, department.name if department else None, group.name if group else None)
        chips = []  # who is there comes first: it is what a narrow row has to show
        if person.attendance in ATTENDANCE_CHIPS:
            chips.append(
                RowChip(value_name("attendance", person.attendance), ATTENDANCE_CHIPS[person.attendance])
            )
        if person.level:
            chips.append(RowChip(value_name("seniority_level", person.level)))
        return RecordRow(
            id=person.id,
            title=person.name,
            subtitle=" · ".join(part for part in parts if part),
            colour=department_colour(self.workshop, person.department_id),
            chips=tuple(chips),
            muted=person.attendance in {"absent", "left"},
        )

    @Slot()
    def _show_chosen(self) -> None:
        self.sheet.show_person(self.workshop.find("participants", self.list.current_id), self.workshop)

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "participants":
            if self._model.place(id) < 0:
                self.filter.set_value("all")
                self._show_rows()
            self.list.select(id)

    def flush(self) -> None:
        self.sheet.form.flush()

    @Slot(str)
    def _add_typed(self, text: str) -> None:
        departments = {each.name: each.id for each in self.workshop.departments}
        known = KnownNames(departments=tuple(departments), takes_number=False)
        if is_questioned(self, self.capture, [text], known, takes=self.tr("@department")):
            return
        entry = parse_marks(text, known, today=None)
        if not entry.text:
            self.capture.give_back(text)
            self.session.say(self.tr("Type the name of the person as well."), "warn")
            return
        department = departments[entry.department] if entry.department else None
        person = Participant(id=new_id(), name=entry.text, department_id=department)

        def add(change: Change) -> None:
            change.insert(person)

        if self.edit(self.tr("Add participant"), add, origin=self.capture) is None:
            self.capture.give_back(text)
        else:
            self.select("participants", person.id)

    @Slot(object, str)
    def _mark(self, ids: list[str], attendance: str) -> None:
        def mark(change: Change) -> None:
            for id in ids:
                change.update("participants", id, attendance=attendance)

        said = value_name("attendance", attendance)
        self.edit(self.tr("Mark as {attendance}").format(attendance=said.lower()), mark, origin=self.list)

    @Slot()
    def _open_tables(self) -> None:
        self.tables.open_at(self.tables_button)

    # Lists from elsewhere

    @Slot(object)
    def _read_pasted(self, lines: list[str]) -> None:
        try:
            self._show_roster(read_pasted("\n".join(lines), self.workshop))
        except WorkshopError as error:
            self.session.say(str(error), "bad")

    @Slot()
    def _ask_for_list(self) -> None:
        filters = (self.tr("Lists of people (*.csv *.tsv *.txt *.xlsx)"),)
        self.chooser.open_file(self.tr("Import a list of people"), Path.home(), filters, self.import_list)

    def import_list(self, path: Path) -> None:
        """Read a CSV file or an Excel workbook and show whom it would add."""
        try:
            self._show_roster(read_roster(read_incoming(path), self.workshop))
        except WorkshopError as error:
            self.session.say(str(error), "bad")

    def _show_roster(self, roster: Roster) -> None:
        self._roster = roster
        self.preview.show_roster(roster)
        self._show_page()
        self.preview.add_button.setFocus()

    @Slot()
    def _dismiss_roster(self) -> None:
        self._roster = None
        self._show_page()
        self.take_focus()

    @Slot()
    def _accept_roster(self) -> None:
        if self._roster is None:
            return
        found = newcomers(self._roster, self.workshop)

        def add(change: Change) -> None:
            for record in (*found.departments, *found.groups, *found.participants):
                change.insert(record)

        count = len(found.participants)
        label = (
            self.tr("Add 1 participant")
            if count == 1
            else self.tr("Add {count} participants").format(count=count)
        )
        if self.edit(label, add, origin=self.preview, offer_undo=True) is not None:
            self._dismiss_roster()
            self.select("participants", found.participants[-1].id)
