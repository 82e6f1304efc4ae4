"""The workshop as one immutable snapshot of its records: what rules, drawings, documents and screens read."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from msgspec import Struct

from app.records.hand_out import CheckIn, Photo, Progress
from app.records.plan import (
    Action,
    ActionSource,
    BusinessCase,
    Decision,
    Dismissal,
    ParkingLotItem,
    Pledge,
)
from app.records.practices import (
    KeyCustomer,
    PlaybookRule,
    Policy,
    PracticeReview,
    Rating,
    SignExample,
    Survey,
)
from app.records.prepare import (
    AgendaItem,
    Department,
    Group,
    Note,
    Participant,
    Segment,
    WorkshopDetails,
)
from app.records.touchpoints import JourneyStage, PainPoint, PersonalTouchpoint, Receiver, Touchpoint
from app.records.vision import (
    Ballot,
    CascadeBehaviour,
    Commitment,
    Draft,
    Phrase,
    Reservation,
    Signature,
    Theme,
    Voice,
    Vote,
)
from app.records.vocabulary import LISTS

IN_THE_ROOM = frozenset({"invited", "present", "late"})
"""Whoever is invited, present or late counts as in the room."""


class Workshop:
    """All records of one workshop at one moment. It never changes: an edit makes the next one.

    Each list of the vocabulary is an attribute holding a tuple in the order of the room; `details` is the one
    record about the workshop itself. Look-ups are built on first use and kept for as long as their list.
    `id` is that of the file and its copies, by which worksheets find home; it is no part of what is compared,
    and empty for a workshop that isn't in a file.
    """

    id: str

    segments: tuple[Segment, ...]
    departments: tuple[Department, ...]
    groups: tuple[Group, ...]
    participants: tuple[Participant, ...]
    agenda_items: tuple[AgendaItem, ...]
    notes: tuple[Note, ...]
    voices: tuple[Voice, ...]
    phrases: tuple[Phrase, ...]
    themes: tuple[Theme, ...]
    drafts: tuple[Draft, ...]
    ballots: tuple[Ballot, ...]
    votes: tuple[Vote, ...]
    reservations: tuple[Reservation, ...]
    commitments: tuple[Commitment, ...]
    cascade: tuple[CascadeBehaviour, ...]
    signatures: tuple[Signature, ...]
    journey_stages: tuple[JourneyStage, ...]
    touchpoints: tuple[Touchpoint, ...]
    receivers: tuple[Receiver, ...]
    pain_points: tuple[PainPoint, ...]
    personal_touchpoints: tuple[PersonalTouchpoint, ...]
    pledges: tuple[Pledge, ...]
    surveys: tuple[Survey, ...]
    ratings: tuple[Rating, ...]
    practice_reviews: tuple[PracticeReview, ...]
    key_customers: tuple[KeyCustomer, ...]
    playbook_rules: tuple[PlaybookRule, ...]
    policies: tuple[Policy, ...]
    sign_examples: tuple[SignExample, ...]
    actions: tuple[Action, ...]
    action_sources: tuple[ActionSource, ...]
    dismissals: tuple[Dismissal, ...]
    decisions: tuple[Decision, ...]
    check_ins: tuple[CheckIn, ...]
    progress: tuple[Progress, ...]
    parking_lot: tuple[ParkingLotItem, ...]
    business_cases: tuple[BusinessCase, ...]
    photos: tuple[Photo, ...]

    def __init__(self, details: WorkshopDetails, *, id: str = "", **lists: tuple[Any, ...]) -> None:
        """Take the details and any of the lists by name; a list not given is empty.

        Raises TypeError for a name that is no list of the vocabulary.
        """
        unknown = lists.keys() - LISTS.keys()
        if unknown:
            raise TypeError(f"no list of the vocabulary: {sorted(unknown)}")
        values = self.__dict__
        values["id"] = id
        values["details"] = details
        values["_by_id"] = {}
        values["_by_field"] = {}
        values["_places"] = {}
        for name in LISTS:
            values[name] = tuple(lists.get(name, ()))

    details: WorkshopDetails
    _by_id: dict[str, Mapping[str, Struct]]
    _by_field: dict[tuple[str, str], Mapping[Any, tuple[Struct, ...]]]
    _places: dict[str, Mapping[str, int]]

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a workshop never changes."""
        raise AttributeError(f"a Workshop never changes: {name}")

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold equal records in the same order."""
        return isinstance(other, Workshop) and self.details == other.details and self.lists == other.lists

    __hash__ = None  # type: ignore[assignment]  # compared by value and holding everything: never a key

    @cached_property
    def lists(self) -> Mapping[str, tuple[Struct, ...]]:
        """All lists by name, in the order of the vocabulary."""
        return MappingProxyType({name: getattr(self, name) for name in LISTS})

    def records(self, name: str) -> tuple[Any, ...]:
        """Give one list by its name; KeyError for a name that is no list."""
        return self.lists[name]

    def find(self, list_name: str, id: str | None) -> Any:
        """Give the record of that id, or None where there is none (or where `id` is None)."""
        return None if id is None else self._ids(list_name).get(id)

    def get(self, list_name: str, id: str) -> Any:
        """Give the record of that id; KeyError where there is none."""
        return self._ids(list_name)[id]

    def position(self, list_name: str, id: str) -> int:
        """Give the place of a record in its list, from 0; KeyError where there is none."""
        places = self._places.get(list_name)
        if places is None:
            places = self._places[list_name] = {
                each: place for place, each in enumerate(self._ids(list_name))
            }
        return places[id]

    def where(self, list_name: str, field: str, value: object) -> tuple[Any, ...]:
        """Give the records of a list whose `field` equals `value`, in order."""
        index = self._by_field.get((list_name, field))
        if index is None:
            groups: dict[Any, list[Struct]] = {}
            for record in self.lists[list_name]:
                groups.setdefault(getattr(record, field), []).append(record)
            index = self._by_field[list_name, field] = {key: tuple(group) for key, group in groups.items()}
        return index.get(value, ())

    def replace(self, details: WorkshopDetails | None = None, **lists: tuple[Any, ...]) -> Self:
        """Give the next snapshot: the lists given are new, all others and their look-ups are shared."""
        following = type(self)(details or self.details, id=self.id, **{**self.lists, **lists})
        following._by_id.update({name: index for name, index in self._by_id.items() if name not in lists})
        following._places.update({name: index for name, index in self._places.items() if name not in lists})
        following._by_field.update(
            {key: index for key, index in self._by_field.items() if key[0] not in lists}
        )
        return following

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as records only: look-ups are built there again."""
        return _rebuilt, (self.details, self.id, dict(self.lists))

    @property
    def in_the_room(self) -> tuple[Participant, ...]:
        """The participants who are invited, present or late, in order."""
        return tuple(person for person in self.participants if person.attendance in IN_THE_ROOM)

    def _ids(self, list_name: str) -> Mapping[str, Any]:
        index = self._by_id.get(list_name)
        if index is None:
            records: tuple[Any, ...] = self.lists[list_name]
            index = self._by_id[list_name] = {record.id: record for record in records}
        return index


def _rebuilt(details: WorkshopDetails, id: str, lists: dict[str, tuple[Any, ...]]) -> Workshop:
    return Workshop(details, id=id, **lists)
