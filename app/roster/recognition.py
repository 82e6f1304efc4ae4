"""Who of a list is in the workshop already, or stands in the list twice, so that nobody is added again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from app.roster.columns import same
from app.roster.rows import RosterRow
from app.workshop import Workshop

T = TypeVar("T")


class Person(Struct, frozen=True):
    """What a person is recognised by, as it is compared; an empty text is not known."""

    name: str
    email: str
    department: str

    def is_same(self, other: "Person") -> bool:
        """Whether both may be one person: by e-mail if both have one, else by name and department."""
        if self.email and other.email:
            return self.email == other.email
        if self.department and other.department and self.department != other.department:
            return False
        return self.name == other.name


class _Known(Generic[T]):
    """People met so far and what stands for each of them."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[tuple[Person, T]]] = defaultdict(list)

    def add(self, person: Person, stands_for: T) -> None:
        for key in _keys(person):
            self._by_key[key].append((person, stands_for))

    def find(self, person: Person) -> T | None:
        met = (each for key in _keys(person) for each in self._by_key.get(key, ()))
        return next((stands_for for other, stands_for in met if other.is_same(person)), None)


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


def _keys(person: Person) -> set[str]:
    return {key for key in (f"name {person.name}", f"email {person.email}") if key != "email "}
