"""Reading what is for the facilitator alone: evaluations and sheets of the team kit become notes."""

from collections.abc import Sequence
from secrets import SystemRandom
from statistics import mean

from app.records.prepare import Department, Note
from app.worksheets.harvest import Harvest, Update, count, say
from app.worksheets.people import named
from app.worksheets.questions import MARKED, WRITTEN, record_id
from app.worksheets.returned import Filled
from app.workshop import Workshop

MOST_PEOPLE = 1_000_000


def is_noted(workshop: Workshop, code: str) -> bool:
    """Tell whether a note says that this sheet was read in."""
    return any(code in note.text for note in workshop.notes)


def evaluation_code(filled: Filled) -> str:
    """Give what a note calls an evaluation: its number only, or what it says could be told from it."""
    return filled.sheet.code


def evaluations(workshop: Workshop, sheets: Sequence[Filled]) -> Harvest:
    """Sum up evaluations in one note: the marks counted, the texts of each question in any order."""
    lines = [say("notes", "evaluation", sheets=count("sheets", len(sheets)))]
    for question in MARKED:
        marks = [mark for each in sheets if (mark := each.mark(question, 5))]
        if marks:
            spread = " · ".join(f"{mark}: {marks.count(mark)}" for mark in range(1, 6))
            asked = say("evaluation", question, customer=workshop.details.customer_name)
            lines.append(say("notes", "marks", question=asked, spread=spread, mean=mean(marks)))
    for question in WRITTEN:
        texts = [text for each in sheets if (text := each.text(question))]
        if texts:
            lines.append(say("evaluation", question))
            lines += [f"– {text}" for text in SystemRandom().sample(texts, len(texts))]
    codes = sorted(evaluation_code(each) for each in sheets)
    lines.append(say("notes", "codes", codes=", ".join(codes)))
    note = Note(
        id=record_id(sheets[0].sheet, *codes), stage="hand_out", step="documents", text="\n".join(lines)
    )
    return Harvest((note,))


def team_code(filled: Filled) -> str:
    """Give what a note calls a team's sheet: the kit is copied, so its answers tell the sheets apart."""
    return f"{filled.sheet.code}-{filled.digest[:6].upper()}"


def team(workshop: Workshop, filled: Filled) -> Harvest:
    """Add the people a team reached to its department, and note what the team said."""
    written = filled.text("department")
    department: Department | None = named(workshop, "departments", written)
    people = filled.mark("people", MOST_PEOPLE)
    if department is None:
        key = "unknown_department" if written else "no_department"
        return Harvest(refused=say("refused", key, name=written))
    if people is None:
        return Harvest(refused=say("refused", "no_headcount"))
    code = team_code(filled)
    if is_noted(workshop, code):
        return Harvest(again=True)
    team_name = filled.text("team") or department.name
    head = say("notes", "team", people=count("people", people), department=department.name, team=team_name)
    said = (filled.text(field) for field in ("touchpoints", "needs"))
    lines = [head, *(f"– {text}" for text in said if text), say("notes", "codes", codes=code)]
    note = Note(
        id=record_id(filled.sheet, filled.digest), stage="hand_out", step="documents", text="\n".join(lines)
    )
    reached = Update("departments", department.id, {"reached": (department.reached or 0) + people})
    return Harvest((note,), (reached,), who=department.name)
