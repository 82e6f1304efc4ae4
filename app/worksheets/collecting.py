"""Reading any number of filled worksheets into one change, and saying beforehand what it will be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from app.errors import InputRefused
from app.records.touchpoints import PersonalTouchpoint
from app.records.validation import validate
from app.records.vision import Phrase
from app.records.vocabulary import list_of
from app.worksheets.gives import gives
from app.worksheets.harvest import Harvest, Update, count, say
from app.worksheets.personal import phrases, touchpoint
from app.worksheets.ratings import dealt, rating
from app.worksheets.receipts import evaluation, evaluations, team
from app.worksheets.returned import LONGEST, Filled, Refused, Returned
from app.worksheets.sheet import SheetKind
from app.worksheets.testing import answers, counts, new_ideas
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
        self.seen: dict[tuple[str, str], Filled] = {}
        self.numbers: dict[tuple[str, str], str] = {}
        self.tests: list[Filled] = []
        self.tests_alone: list[Filled] = []
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
            self._keep_answers(answers(self.workshop, self.tests))
        if self.evaluations:
            self._keep(evaluations(self.workshop, self.evaluations))
        mixed = dealt(self.before, self.records)
        return Collection(
            tuple(self.taken),
            tuple(self.aside),
            (*self.remarks, *mixed.remarks),
            mixed.records,
            (*self.updates, *mixed.updates),
        )

    def _is_new(self, filled: Filled) -> bool:
        """Tell whether this sheet wasn't read from a file before; one that was is set aside."""
        first = self.seen.get(_key(filled))
        if first is None:
            return True
        if first.digest != filled.digest:
            self._set_aside(filled.source, say("refused", "same_number", first=first.source))
        elif filled.sheet.number == 0:
            self._set_aside(filled.source, say("refused", "same_unnumbered", first=first.source))
        else:
            self._set_aside(filled.source, say("refused", "same_as", first=first.source), fault=False)
        return False

    def _read(self, filled: Filled) -> None:
        harvest = _READERS[filled.sheet.kind](self.workshop, filled)
        remarks = (*harvest.remarks, *self._beside(filled, harvest))
        if harvest.again:
            self._set_aside(filled.source, say("refused", "again"), fault=False)
        elif (refused := self._refused(harvest)) is not None:
            self._set_aside(filled.source, refused)
            self._remark(filled, harvest.remarks)
        else:
            self._accept(filled, harvest)
            self._remark(filled, remarks)
        if filled.sheet.kind not in _ONCE or not (harvest.is_empty or harvest.again):
            self.seen[_key(filled)] = filled

    def _refused(self, harvest: Harvest) -> str | None:
        """Give the reason why nothing comes of a sheet, or why what it says can't be kept."""
        if harvest.refused is not None:
            return harvest.refused
        if harvest.is_empty:
            return say("refused", "nothing_new")
        try:
            for record in harvest.records:
                validate(record)
            for each in harvest.updates:
                validate(replace(self.workshop.get(each.list_name, each.id), **each.fields))
        except InputRefused as refused:
            return say("refused", "unfit", fault=refused.facts["fault"])
        return None

    def _accept(self, filled: Filled, harvest: Harvest) -> None:
        if filled.sheet.kind == "test":
            self.tests.append(filled)
        if filled.sheet.kind == "evaluation":
            self.evaluations.append(filled)
        if filled.sheet.kind == "test" and not harvest.records:
            self.tests_alone.append(filled)  # whether it counts is known when all are there
        else:
            self.taken.append(Taken(filled.sheet.kind, filled.source, harvest.who))
        self.numbers.setdefault((filled.sheet.field, harvest.who), filled.source)
        self._keep(harvest)

    def _beside(self, filled: Filled, harvest: Harvest) -> Iterator[str]:
        """Remark that a sheet comes beside another one of the same number, or of the same person."""
        first = self.numbers.get((filled.sheet.field, harvest.who))
        if first is not None and filled.sheet.number > 0:
            code = filled.sheet.short
            sheet = say("remarks", "sheet_of", code=code, who=harvest.who) if harvest.who else code
            yield say("remarks", "both", sheet=sheet, first=first)
        elif any(self._is_answered(each) for each in harvest.records):
            yield say("remarks", "answered_before", who=harvest.who)

    def _is_answered(self, record: Struct) -> bool:
        """Tell whether the workshop had an answer of the same person to the same question before."""
        if not isinstance(record, Phrase | PersonalTouchpoint) or record.participant_id is None:
            return False
        known = self.before.where(list_of(record), "participant_id", record.participant_id)
        if isinstance(record, PersonalTouchpoint):
            return bool(known)
        return any(each.prompt == record.prompt for each in known)

    def _keep_answers(self, harvest: Harvest) -> None:
        """Keep the answers of the two-question test; a sheet that gave none that counts is set aside."""
        self.remarks.update(dict.fromkeys(harvest.remarks))
        self._keep(harvest)
        for filled in self.tests_alone:
            if counts(filled, harvest.updates):
                self.taken.append(Taken("test", filled.source))
            else:
                self._set_aside(filled.source, say("refused", "nothing_new"))

    def _remark(self, filled: Filled, remarks: Iterable[str]) -> None:
        self.remarks.update(dict.fromkeys(f"{filled.source}: {each}" for each in remarks))

    def _keep(self, harvest: Harvest) -> None:
        self.records += harvest.records
        self.updates += harvest.updates
        self.workshop = _with(self.workshop, harvest)

    def _set_aside(self, source: str, why: str, *, fault: bool = True) -> None:
        self.aside.append(SetAside(source, why, fault))


def _key(filled: Filled) -> tuple[str, str]:
    """Give what two sheets have in common of which one counts."""
    return filled.sheet.field, "" if filled.sheet.kind in _ONCE else filled.digest


_READERS: Mapping[SheetKind, Callable[[Workshop, Filled], Harvest]] = {
    "phrases": phrases,
    "touchpoint": touchpoint,
    "gives": gives,
    "rating": rating,
    "test": new_ideas,
    "evaluation": evaluation,
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
