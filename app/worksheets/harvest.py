"""What reading one sheet, or all sheets of a kind, brings in."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from app.content import words


class Update(Struct, frozen=True):
    """Fields to be set of a record that is in the workshop already."""

    list_name: str
    id: str
    fields: Mapping[str, Any]


class Harvest(Struct, frozen=True):
    """New records in their order, changes to others, whose they are, and remarks on what needs a look.

    `refused` is the reason why nothing was taken, `again` tells that the sheet was read in before, `later`
    that it says something which is read once all sheets of its kind are there.
    """

    records: tuple[Struct, ...] = ()
    updates: tuple[Update, ...] = ()
    who: str = ""
    remarks: tuple[str, ...] = ()
    refused: str | None = None
    again: bool = False
    later: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing comes of the sheet."""
        return not (self.records or self.updates or self.later)


def say(table: str, key: str, /, **facts: object) -> str:
    """Give a sentence of the words of worksheets, filled."""
    return str(words("worksheets")[table][key]).format(**facts)


def count(key: str, number: int, /, **facts: object) -> str:
    """Give the words for a number of things, such as "3 phrases"."""
    said = words("worksheets")["counts"][key]
    return str(said["one" if number == 1 else "many"]).format(count=number, **facts)
