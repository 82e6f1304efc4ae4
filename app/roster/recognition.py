"""Who of a list is in the workshop already, or stands in the list twice, so that nobody is added again."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from app.roster.columns import same
from app.roster.rows import RosterRow
from app.workshop import Workshop

T = TypeVar("T")

_Key = tuple[str, ...]


class Person(Struct, frozen=True):
    """What a person is recognised by, as it is compared; an empty text is not known.

    Two are one person if both have an e-mail address and it is the same; or if one of them has none, their
    names are the same, and so are their departments where both are known.
    """

    name: str
    email: str
    department: str


class _Known(Generic[T]):
    """People met so far and what stands for each of them, found without comparing everyone with everyone."""

    def __init__(self) -> None:
        self._by_key: dict[_Key, T] = {}

    def add(self, person: Person, stands_for: T) -> None:
        for key in _kept_under(person):
            self._by_key.setdefault(key, stands_for)

    def find(self, person: Person) -> T | None:
        found = (self._by_key.get(key) for key in _looked_under(person))
        return next((stands_for for stands_for in found if stands_for is not None), None)


def recognised(rows: Sequence[RosterRow], workshop: Workshop) -> tuple[RosterRow, ...]:
    """Give the rows, each told whom of the workshop it names or which line before it."""
    known: _Known[str] = _Known()
    for person, id in _participants(workshop):
        known.add(person, id)
    listed: _Known[int] = _Known()
    found = []
    for row in rows:
        person = Person(same(row.name), (row.email or "").casefold(), same(row.department or ""))
        repeats = listed.find(person)
        if repeats is None:
            listed.add(person, row.line)
        found.append(replace(row, participant_id=known.find(person), repeats=repeats))
    return tuple(found)


def _participants(workshop: Workshop) -> Iterable[tuple[Person, str]]:
    for each in workshop.participants:
        department = workshop.find("departments", each.department_id)
        name = "" if department is None else department.name
        yield Person(same(each.name), (each.email or "").casefold(), same(name)), each.id


def _kept_under(person: Person) -> Iterator[_Key]:
    if person.email:
        yield "email", person.email
    for group in ("everyone",) if person.email else ("everyone", "without email"):
        yield group, person.name, "in", person.department
        yield group, person.name


def _looked_under(person: Person) -> Iterator[_Key]:
    if person.email:
        yield "email", person.email
    group = "without email" if person.email else "everyone"
    yield group, person.name, "in", person.department
    if person.department:
        yield group, person.name, "in", ""
    else:
        yield group, person.name
