"""Who is meant by a name written on a sheet."""

from typing import Any

from app.records.prepare import Participant
from app.roster.columns import same
from app.worksheets.returned import Filled
from app.workshop import Workshop


def named(workshop: Workshop, list_name: str, text: str | None) -> Any:
    """Give the record whose id or name this is; None where there is none, or where several are called so."""
    if not text:
        return None
    by_id = workshop.find(list_name, text)
    if by_id is not None:
        return by_id
    found = [each for each in workshop.records(list_name) if same(each.name) == same(text)]
    return found[0] if len(found) == 1 else None


def who(workshop: Workshop, filled: Filled) -> Participant | None:
    """Give the participant a sheet was made for, or whose name was written on it."""
    person: Participant | None = workshop.find("participants", filled.sheet.subject)
    return person or named(workshop, "participants", filled.text("name"))
