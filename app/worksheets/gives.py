"""Reading a table's sheet: what a department gives, to whom, at which stage of the journey."""

from collections.abc import Iterator

from msgspec.structs import replace

from app.records.prepare import Department
from app.records.touchpoints import Receiver, Touchpoint
from app.roster.columns import same
from app.worksheets.harvest import Harvest, say
from app.worksheets.people import named
from app.worksheets.questions import CUSTOMER, MARKS_OF_BOTH, ROWS, record_id
from app.worksheets.returned import Filled
from app.workshop import Workshop

_CUSTOMER = "customers"


def gives(workshop: Workshop, filled: Filled) -> Harvest:
    """Read the rows of a sheet; what the department gives already is left as it is."""
    department = _department(workshop, filled)
    if department is None:
        written = filled.text("department")
        key = "unknown_department" if written else "no_department"
        return Harvest(refused=say("refused", key, name=written))
    reading = _Reading(workshop, filled, department)
    rows = [row for row in range(1, ROWS + 1) if filled.text(f"what{row}")]
    if not rows:
        return Harvest(refused=say("refused", "no_rows"))
    if any(workshop.find("touchpoints", reading.id_of(row)) for row in rows):
        return Harvest(again=True)
    records = tuple(record for row in rows for record in reading.row(row))
    return Harvest(records, who=department.name, remarks=tuple(reading.remarks))


def _department(workshop: Workshop, filled: Filled) -> Department | None:
    found: Department | None = workshop.find("departments", filled.sheet.subject)
    return found or named(workshop, "departments", filled.text("department"))


class _Reading:
    """The rows of one department's sheet on their way into records."""

    def __init__(self, workshop: Workshop, filled: Filled, department: Department) -> None:
        self.workshop, self.filled, self.department = workshop, filled, department
        own = workshop.where("touchpoints", "department_id", department.id)
        self.known = {same(each.name) for each in own}
        self.remarks: list[str] = []

    def id_of(self, row: int, what: str = "touchpoint") -> str:
        return record_id(self.filled.sheet, self.filled.digest, row, what)

    def row(self, row: int) -> Iterator[Touchpoint | Receiver]:
        name = " ".join((self.filled.text(f"what{row}") or "").split())
        if same(name) in self.known:
            self.remarks.append(say("remarks", "given_already", name=name, department=self.department.name))
            return
        self.known.add(same(name))
        stage = self._named(row, "stage", "journey_stages")
        touchpoint = Touchpoint(
            id=self.id_of(row),
            department_id=self.department.id,
            name=name,
            journey_stage_id=stage,
            importance=self.filled.mark(f"importance{row}", 5) or None,
            confirmed=True,
        )
        yield touchpoint
        yield from self._receiver(row, touchpoint)

    def _named(self, row: int, field: str, list_name: str) -> str | None:
        written = self.filled.text(f"{field}{row}")
        found = named(self.workshop, list_name, written)
        if written and found is None:
            self.remarks.append(say("remarks", "unknown_stage", name=written))
        return None if found is None else str(found.id)

    def _receiver(self, row: int, touchpoint: Touchpoint) -> Iterator[Receiver]:
        written = self.filled.text(f"whom{row}")
        if not written:
            if any(self.filled.text(f"{field}{row}") for field in MARKS_OF_BOTH):
                self.remarks.append(say("remarks", "marks_of_nobody", touchpoint=touchpoint.name))
            return
        found = self._whom(written)
        if found is None:
            self.remarks.append(say("remarks", "unknown_receiver", name=written, touchpoint=touchpoint.name))
            return
        if found.get("department_id") == self.department.id:
            self.remarks.append(say("remarks", "own_receiver", name=written, touchpoint=touchpoint.name))
            return
        id = self.id_of(row, "receiver")
        ours, theirs = (self._mark(f"{field}{row}", touchpoint) for field in MARKS_OF_BOTH)
        marked = Receiver(
            id=id, touchpoint_id=touchpoint.id, giver_score=ours or None, receiver_score=theirs or None
        )
        yield replace(marked, **found)

    def _mark(self, field: str, touchpoint: Touchpoint) -> int | None:
        """Read a mark from 1 to 10; sheets printed before there were any hold none."""
        written, mark = self.filled.text(field), self.filled.mark(field, 10)
        if written and not mark:
            self.remarks.append(say("remarks", "no_mark", name=written, touchpoint=touchpoint.name))
        return mark

    def _whom(self, written: str) -> dict[str, str] | None:
        """Give the field of a receiver that an answer means; none of them for the customer."""
        details = self.workshop.details
        label = say("gives", "customer", customers=details.customer_name_plural)
        customers = (CUSTOMER, _CUSTOMER, label, details.customer_name, details.customer_name_plural)
        if same(written) in {same(each) for each in customers}:
            return {}
        for list_name, field in (("departments", "department_id"), ("segments", "segment_id")):
            found = named(self.workshop, list_name, written.removeprefix(f"{list_name}:"))
            if found is not None:
                return {field: found.id}
        return None
