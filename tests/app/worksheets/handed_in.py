"""Sheets as they come back, a workshop they belong to, and what it is once they are in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from app.records.validation import validate
from app.records.vocabulary import list_of
from app.worksheets.collecting import Collection
from app.worksheets.returned import Filled
from app.worksheets.sheet import Sheet, SheetKind
from app.workshop import Workshop
from tests.small import workshop as small

HOME = "home"
PEOPLE = [{"name": "Keeper of the desk"}, {"name": "Twin"}, {"name": "Twin"}]


def at_home(**lists: list[dict[str, Any]]) -> Workshop:
    made = small(**lists)
    return Workshop(made.details, id=HOME, **made.lists)


def sheet(
    kind: SheetKind,
    answers: Mapping[str, str],
    *,
    number: int = 1,
    subject: str = "",
    source: str = "a.pdf",
    home: str = HOME,
) -> Filled:
    return Filled(source, Sheet(home, kind, number, subject), answers)


def after(workshop: Workshop, collection: Collection) -> Workshop:
    """Give the workshop with a collection in it."""
    change = _Change(workshop)
    collection.write_into(change)
    return change.workshop


class _Change:
    """Writes into a snapshot what a file would write into itself."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def insert(self, record: Any) -> None:
        name = list_of(validate(record))
        self.workshop = self.workshop.replace(**{name: (*self.workshop.records(name), record)})

    def update(self, list_name: str, id: str, **fields: Any) -> None:
        self.workshop = self.workshop.replace(
            **{
                list_name: tuple(
                    msgspec.structs.replace(each, **fields) if each.id == id else each
                    for each in self.workshop.records(list_name)
                )
            }
        )


def why(collection: Collection) -> list[str]:
    return [each.why for each in collection.aside]
