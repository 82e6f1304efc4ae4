"""Where every department's line stands, in words: what is open first, then who serves whom."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot

from app.content import words
from app.rules.line_of_sight import DepartmentLine, LineOfSight
from app.workshop import Workshop
from ui.models.record_model import ID_ROLE, RecordModel
from ui.models.record_row import RecordRow
from ui.stages.departments import department_colour
from ui.widgets.body import Body
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.record_list import RecordList

LOOP = "loop:"
OPEN_ROLES = ("line_not_drawn", "not_mapped")
DRAWN_ROLES = ("serves_someone_who_does", "serves_customer")


class LinesPanel(Card):
    """One row for each loop and department; `department_chosen(id)`, `loop_chosen(tuple of ids)`."""

    department_chosen = Signal(str)
    loop_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=12)
        self._lines: LineOfSight | None = None
        self.body.addWidget(Heading(self.tr("In words"), 3))
        self.summary = Body("")
        self.body.addWidget(self.summary)
        self.list = RecordList(
            self.tr("Lines to the customer"),
            RecordModel(self, editable=False, movable=False),
            deletable=False,
            title_lines=3,
        )
        self.list.setSelectionMode(RecordList.SelectionMode.SingleSelection)
        self.list.clicked.connect(self._click)
        self.list.opened.connect(self._open)
        self.body.addWidget(self.list, 1)

    def show_lines(self, workshop: Workshop, lines: LineOfSight) -> None:
        """Say how the lines stand now."""
        self._lines = lines
        drawn = sum(line.distance is not None for line in lines.departments)
        total = len(lines.departments)
        self.summary.setText(
            self.tr("Every department has a line to the customer.")
            if drawn == total
            else self.tr("{drawn} of {total} departments have a line to the customer.").format(
                drawn=drawn, total=total
            )
        )
        rows = [_loop_row(workshop, number, loop) for number, loop in enumerate(lines.loops)]
        for role in (*OPEN_ROLES, *DRAWN_ROLES):
            rows.extend(
                self._department_row(workshop, line) for line in lines.departments if line.role == role
            )
        self.list.records.set_rows(rows)

    def _department_row(self, workshop: Workshop, line: DepartmentLine) -> RecordRow:
        words_of = role_words(line.role)["department"]
        if line.distance is not None and line.distance > 1:
            words_of = self.tr("{distance} steps from the customer").format(distance=line.distance)
        return RecordRow(
            id=line.department_id,
            title=workshop.get("departments", line.department_id).name,
            subtitle=words_of,
            colour=department_colour(workshop, line.department_id),
        )

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        self._open(str(index.data(ID_ROLE)))

    @Slot(str)
    def _open(self, id: str) -> None:
        if not id.startswith(LOOP):
            self.department_chosen.emit(id)
        elif self._lines is not None:
            self.loop_chosen.emit(self._lines.loops[int(id.removeprefix(LOOP))])


def role_words(role: str) -> dict[str, str]:
    """Give the words for a role: `name`, `department` and `explanation`."""
    found: dict[str, str] = words("line_of_sight")["roles"][role]
    return found


def _loop_row(workshop: Workshop, number: int, loop: tuple[str, ...]) -> RecordRow:
    names = [workshop.get("departments", id).name for id in loop]
    return RecordRow(
        id=f"{LOOP}{number}",
        title=" ↔ ".join(names),
        subtitle=role_words("closed_loop")["department"],
        colour="warn",
    )
