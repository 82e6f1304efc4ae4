"""Every list of the vocabulary with its record, in the order of the JSON format, and what refers to what."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_args
from uuid import uuid4

import msgspec
from msgspec import Struct

from app.records import hand_out, plan, practices, prepare, touchpoints, vision

WORKSHOP = "workshop"
"""The name of the one record that is not a list: the details of the workshop itself."""

LISTS: Mapping[str, type[Struct]] = MappingProxyType(
    {
        "segments": prepare.Segment,
        "departments": prepare.Department,
        "groups": prepare.Group,
        "participants": prepare.Participant,
        "agenda_items": prepare.AgendaItem,
        "notes": prepare.Note,
        "voices": vision.Voice,
        "phrases": vision.Phrase,
        "themes": vision.Theme,
        "drafts": vision.Draft,
        "ballots": vision.Ballot,
        "votes": vision.Vote,
        "reservations": vision.Reservation,
        "commitments": vision.Commitment,
        "cascade": vision.CascadeBehaviour,
        "signatures": vision.Signature,
        "journey_stages": touchpoints.JourneyStage,
        "touchpoints": touchpoints.Touchpoint,
        "receivers": touchpoints.Receiver,
        "pain_points": touchpoints.PainPoint,
        "personal_touchpoints": touchpoints.PersonalTouchpoint,
        "pledges": plan.Pledge,
        "surveys": practices.Survey,
        "ratings": practices.Rating,
        "practice_reviews": practices.PracticeReview,
        "key_customers": practices.KeyCustomer,
        "playbook_rules": practices.PlaybookRule,
        "policies": practices.Policy,
        "sign_examples": practices.SignExample,
        "actions": plan.Action,
        "action_sources": plan.ActionSource,
        "dismissals": plan.Dismissal,
        "decisions": plan.Decision,
        "check_ins": hand_out.CheckIn,
        "progress": hand_out.Progress,
        "parking_lot": plan.ParkingLotItem,
        "business_cases": plan.BusinessCase,
        "photos": hand_out.Photo,
    }
)

PICTURES: Mapping[str, str] = MappingProxyType({WORKSHOP: "logo", "photos": "image"})
"""The lists whose records show a picture, and the field that names it by the SHA-256 of its bytes."""

_NAMES: Mapping[type[Struct], str] = MappingProxyType({record: name for name, record in LISTS.items()})


class Reference(Struct, frozen=True, kw_only=True):
    """A field by which a record names records of another list.

    `target` is that list's name, or None where `told_by` names the field that tells it (a ballot's subject,
    a source's kind). `owned`: the record goes when what it names is deleted. `many`: it is a list.
    """

    field: str
    target: str | None
    told_by: str | None
    owned: bool
    many: bool


def new_id() -> str:
    """Give an id for a new record: a random UUID as text."""
    return str(uuid4())


def list_of(record: type[Struct] | Struct) -> str:
    """Give the name of the list a record belongs to, ``"workshop"`` for the details of the workshop."""
    kind = record if isinstance(record, type) else type(record)
    return WORKSHOP if kind is prepare.WorkshopDetails else _NAMES[kind]


def record_type(list_name: str) -> type[Struct]:
    """Give the record of a list, WorkshopDetails for ``"workshop"``; KeyError for a name that is no list."""
    return prepare.WorkshopDetails if list_name == WORKSHOP else LISTS[list_name]


@cache
def references(kind: type[Struct]) -> tuple[Reference, ...]:
    """Give the fields by which records of this type name others, in the order of the fields."""
    found = (_reference(field.name, field.type) for field in msgspec.structs.fields(kind))
    return tuple(reference for reference in found if reference is not None)


def _reference(field: str, annotation: Any, *, many: bool = False) -> Reference | None:
    for meta in getattr(annotation, "__metadata__", ()):
        extra = meta.extra or {}
        if "references" in extra:
            return Reference(
                field=field, target=extra["references"], told_by=None, owned=extra["owned"], many=many
            )
        told_by = extra.get("references_by") or extra.get("references_by_ballot")
        if told_by:
            return Reference(field=field, target=None, told_by=told_by, owned=not many, many=many)
    is_list = getattr(annotation, "__origin__", None) is tuple
    inner = (_reference(field, argument, many=many or is_list) for argument in get_args(annotation))
    return next((reference for reference in inner if reference is not None), None)
