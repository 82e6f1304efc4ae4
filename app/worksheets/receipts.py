"""Reading what is for the facilitator alone: evaluations and sheets of the team kit become notes."""

from collections.abc import Iterable, Sequence
from secrets import SystemRandom
from statistics import mean

from app.records.prepare import Department, Note
from app.records.validation import TEXT_LIMIT
from app.worksheets.harvest import Harvest, Update, count, say
from app.worksheets.people import named
from app.worksheets.questions import MARKED, WRITTEN, record_id
from app.worksheets.returned import Filled
from app.workshop import Workshop

MOST_PEOPLE = 1_000_000


def is_noted(workshop: Workshop, code: str) -> bool:
    """Tell whether a note says that this sheet was read in, in the line it has for that."""
    return any(code in _codes(line) for note in workshop.notes for line in note.text.split("\n"))


def _codes(line: str) -> list[str]:
    head = _codes_line("").strip()
    return [each.strip() for each in line.removeprefix(head).split(",")] if line.startswith(head) else []


def _codes_line(codes: str) -> str:
    return say("notes", "codes", codes=codes)


def _text(lines: Iterable[str], codes: str) -> str:
    """Give the text of a note; a line written by hand that reads as if it named sheets is set in."""
    head = _codes_line("").strip()
    said = "\n".join(lines).split("\n")
    return "\n".join([*(f"  {line}" if line.startswith(head) else line for line in said), _codes_line(codes)])


def evaluation_code(filled: Filled) -> str:
    """Give what a note calls an evaluation: its number only, or what it says could be told from it."""
    return filled.sheet.code


def evaluation(workshop: Workshop, filled: Filled) -> Harvest:
    """Look whether there is something on an evaluation; it is read together with the others."""
    says = any(filled.mark(each, 5) for each in MARKED) or any(filled.text(each) for each in WRITTEN)
    return Harvest(again=is_noted(workshop, evaluation_code(filled)), later=says)


def evaluations(workshop: Workshop, sheets: Sequence[Filled]) -> Harvest:
    """Sum up evaluations in one note, or in as many as it takes to hold what was written."""
    note = _summed_up(workshop, sheets)
    if len(note.text) <= TEXT_LIMIT or len(sheets) == 1:
        return Harvest((note,))
    half = len(sheets) // 2
    parts = [evaluations(workshop, part) for part in (sheets[:half], sheets[half:])]
    return Harvest(tuple(record for part in parts for record in part.records))


def _summed_up(workshop: Workshop, sheets: Sequence[Filled]) -> Note:
    """Give a note with the marks counted, and the texts of each question in any order."""
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
    text = _text(lines, ", ".join(codes))
    return Note(id=record_id(sheets[0].sheet, *codes), stage="hand_out", step="documents", text=text)


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
    text = _text([head, *(f"– {each}" for each in said if each)], code)
    note = Note(id=record_id(filled.sheet, filled.digest), stage="hand_out", step="documents", text=text)
    reached = Update("departments", department.id, {"reached": (department.reached or 0) + people})
    known = _is_team_noted(workshop, department.name, team_name)
    remarks = (say("remarks", "team_again", team=team_name, department=department.name),) if known else ()
    return Harvest((note,), (reached,), who=department.name, remarks=remarks)


def _is_team_noted(workshop: Workshop, department: str, team_name: str) -> bool:
    """Tell whether a sheet of this team was read in before, however many people it told of."""
    head = say("notes", "team", people="\0", department=department, team=team_name)
    start, _, end = head.partition("\n")[0].partition("\0")
    lines = (line for note in workshop.notes for line in note.text.split("\n"))
    return any(line.startswith(start) and line.endswith(end) for line in lines)
