"""Reading any number of filled worksheets into one change, and saying beforehand what it will be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from app.records.vocabulary import list_of
from app.worksheets.gives import gives
from app.worksheets.harvest import Harvest, Update, count, say
from app.worksheets.personal import phrases, touchpoint
from app.worksheets.ratings import mixed, rating
from app.worksheets.receipts import evaluation_code, evaluations, is_noted, team
from app.worksheets.returned import LONGEST, Filled, Refused, Returned
from app.worksheets.sheet import SheetKind
from app.worksheets.testing import answers, new_ideas
from app.workshop import Workshop

TYPE_ORDER: tuple[SheetKind, ...] = (
    "phrases",
    "touchpoint",
    "gives",
    "rating",
    "test",
    "evaluation",
    "team",
)

_ONCE = frozenset({"rating", "evaluation"})
"""Kinds of which a number counts once, whatever the second sheet of that number says."""


class Taken(Struct, frozen=True):
    """One sheet that is read in: what kind, from which file, and whose, where that may be told."""

    kind: SheetKind
    source: str
    who: str = ""


class SetAside(Struct, frozen=True):
    """A sheet or file that isn't read in, and a sentence that says why; `fault`: it is worth a look."""

    source: str
    why: str
    fault: bool = True

    @property
    def sentence(self) -> str:
        """The file and why nothing came of it."""
        return say("summary", "aside", source=self.source, why=self.why)


class Collection(Struct, frozen=True):
    """What a number of worksheets would bring into a workshop; nothing is written until `write_into`."""

    taken: tuple[Taken, ...]
    aside: tuple[SetAside, ...]
    remarks: tuple[str, ...]
    records: tuple[Struct, ...]
    updates: tuple[Update, ...]

    @property
    def label(self) -> str:
        """The name of the change."""
        return count("change", len(self.taken))

    @property
    def summary(self) -> tuple[str, ...]:
        """What is read in: a sentence for each kind of sheet, with the names that may be told."""
        found = []
        for kind in TYPE_ORDER:
            sheets = [each for each in self.taken if each.kind == kind]
            if sheets:
                sentence = say("summary", kind, sheets=count("sheets", len(sheets)), **self._counts())
                names = tuple(dict.fromkeys(each.who for each in sheets if each.who))
                found.append(
                    f"{sentence} {say('summary', 'who', names=', '.join(names))}" if names else sentence
                )
        return tuple(found)

    @property
    def said(self) -> tuple[str, ...]:
        """The summary with the remarks; where nothing is read in, a sentence that says so."""
        return (*(self.summary or (say("summary", "nothing"),)), *self.remarks)

    def write_into(self, change: Any) -> None:
        """Write all of it by a change of a workshop file."""
        for record in self.records:
            change.insert(record)
        for update in self.updates:
            change.update(update.list_name, update.id, **update.fields)

    def _counts(self) -> dict[str, str]:
        sizes: dict[str, int] = defaultdict(int)
        for record in self.records:
            sizes[list_of(record)] += 1
        answered = sum(len(each.fields) for each in self.updates if each.list_name == "actions")
        lists = {
            "phrases": "phrases",
            "personal": "personal_touchpoints",
            "touchpoints": "touchpoints",
            "actions": "actions",
        }
        made = {key: count(key, sizes[name]) for key, name in lists.items()}
        return {**made, "answers": count("answers", answered)}


def collect(workshop: Workshop, returned: Iterable[Returned]) -> Collection:
    """Say what these sheets bring into the workshop: each sheet once, and none of another workshop.

    Sheets that read the same are the same sheet. Sheets are read in the order of their files, each against
    the workshop as those before it leave it.
    """
    reading = _Reading(workshop)
    for each in returned:
        reading.take(each)
    return reading.finished()


class _Reading:
    """A collection in the making; `workshop` already has what was read so far."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.before = workshop
        self.taken: list[Taken] = []
        self.aside: list[SetAside] = []
        self.remarks: dict[str, None] = {}
        self.records: list[Struct] = []
        self.updates: list[Update] = []
        self.seen: dict[tuple[str, str], str] = {}
        self.tests: list[Filled] = []
        self.evaluations: list[Filled] = []

    def take(self, returned: Returned) -> None:
        """Read one sheet, or note why there is nothing to read."""
        if isinstance(returned, Refused):
            self._set_aside(returned.source, say("refused", returned.why, **returned.facts))
            return
        if returned.sheet.workshop != self.before.id:
            self._set_aside(returned.source, say("refused", "other_workshop"))
        elif any(len(answer) > LONGEST for answer in returned.answers.values()):
            self._set_aside(returned.source, say("refused", "too_long", most=LONGEST))
        elif self._is_new(returned):
            self._read(returned)

    def finished(self) -> Collection:
        """Close the collection: read what several sheets say together, mix what must not keep its order."""
        if self.tests:
            self._keep(answers(self.workshop, self.tests))
        if self.evaluations:
            self._keep(evaluations(self.workshop, self.evaluations))
        return Collection(
            tuple(self.taken),
            tuple(self.aside),
            tuple(self.remarks),
            mixed(self.records),
            tuple(self.updates),
        )

    def _is_new(self, filled: Filled) -> bool:
        """Tell whether this sheet wasn't read from a file before; one that was is set aside."""
        once = filled.sheet.kind in _ONCE
        key = (filled.sheet.field, "" if once else filled.digest)
        first = self.seen.get(key)
        if first is None:
            self.seen[key] = filled.source
            return True
        self._set_aside(filled.source, say("refused", "same_as", first=first), fault=False)
        return False

    def _read(self, filled: Filled) -> None:
        harvest = _READERS[filled.sheet.kind](self.workshop, filled)
        if harvest.again:
            self._set_aside(filled.source, say("refused", "again"), fault=False)
            return
        if harvest.refused is not None:
            self._set_aside(filled.source, harvest.refused)
            return
        self.taken.append(Taken(filled.sheet.kind, filled.source, harvest.who))
        if filled.sheet.kind == "test":
            self.tests.append(filled)
        if filled.sheet.kind == "evaluation":
            self.evaluations.append(filled)
        self._keep(replace(harvest, remarks=tuple(f"{filled.source}: {each}" for each in harvest.remarks)))

    def _keep(self, harvest: Harvest) -> None:
        self.remarks.update(dict.fromkeys(harvest.remarks))
        self.records += harvest.records
        self.updates += harvest.updates
        self.workshop = _with(self.workshop, harvest)

    def _set_aside(self, source: str, why: str, *, fault: bool = True) -> None:
        self.aside.append(SetAside(source, why, fault))


def _evaluation(workshop: Workshop, filled: Filled) -> Harvest:
    return Harvest(again=is_noted(workshop, evaluation_code(filled)))


_READERS: Mapping[SheetKind, Callable[[Workshop, Filled], Harvest]] = {
    "phrases": phrases,
    "touchpoint": touchpoint,
    "gives": gives,
    "rating": rating,
    "test": new_ideas,
    "evaluation": _evaluation,
    "team": team,
}


def _with(workshop: Workshop, harvest: Harvest) -> Workshop:
    """Give the workshop with what a harvest brings in."""
    lists: dict[str, Any] = {}
    for record in harvest.records:
        name = list_of(record)
        lists[name] = (*lists.get(name, workshop.records(name)), record)
    for update in harvest.updates:
        known = lists.get(update.list_name, workshop.records(update.list_name))
        lists[update.list_name] = tuple(
            replace(each, **update.fields) if each.id == update.id else each for each in known
        )
    return workshop.replace(**lists)
