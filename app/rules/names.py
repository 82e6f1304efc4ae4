"""What any record is called on the screen, so that insights, search and messages call it the same."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from app.content import words
from app.records.vocabulary import WORKSHOP
from app.workshop import Workshop


def listed(names: Iterable[str]) -> str:
    """Give names in one line; by semicolons where one of them has a comma of its own."""
    every = list(names)
    return ("; " if any("," in name for name in every) else ", ").join(every)


_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        WORKSHOP: "title",
        "segments": "name",
        "departments": "name",
        "groups": "name",
        "participants": "name",
        "agenda_items": "title",
        "notes": "text",
        "voices": "quote",
        "phrases": "text",
        "themes": "name",
        "drafts": "text",
        "reservations": "text",
        "commitments": "text",
        "cascade": "behaviour",
        "signatures": "name",
        "journey_stages": "name",
        "touchpoints": "name",
        "pain_points": "text",
        "personal_touchpoints": "answer",
        "pledges": "text",
        "surveys": "title",
        "key_customers": "name",
        "playbook_rules": "situation",
        "policies": "name",
        "sign_examples": "example",
        "actions": "title",
        "dismissals": "reason",
        "decisions": "text",
        "parking_lot": "text",
    }
)
"""The field that is a record's name; none of them may be null. All others are called after what they hold."""


def name_of(list_name: str, record: Struct, workshop: Workshop) -> str:
    """Give the name on screen of a record of `list_name` (``"workshop"`` for the details), in one line.

    A receiver is called after whoever receives, a rating after what is rated, a source after what it names;
    where nothing of its own says anything, a record is called by its kind.
    """
    return " ".join(_own_name(list_name, record, workshop).split()) or kind_of(list_name)


def name(list_name: str, id: str, workshop: Workshop) -> str:
    """Give the name on screen of the record of that id; KeyError where there is none."""
    return name_of(list_name, workshop.get(list_name, id), workshop)


def kind_of(list_name: str) -> str:
    """Give what one record of a list is called, such as "pain point"."""
    return str(words("vocabulary")[list_name]["one"])


def value_name(enumeration: str, value: str) -> str:
    """Give the label of a value of the vocabulary, such as `know` of `practice`."""
    return str(words("vocabulary")["values"][enumeration][value])


def customer_of(segment_id: str | None, workshop: Workshop) -> str:
    """Give the name of a segment; without one, what the organisation calls its customers."""
    segment = workshop.find("segments", segment_id)
    return workshop.details.customer_name_plural if segment is None else str(segment.name)


def _ballot(ballot: Any) -> str:
    return ballot.question or value_name("ballot_subject", ballot.subject)


def _vote(vote: Any, workshop: Workshop) -> str:
    return name("ballots", vote.ballot_id, workshop)


def _receiver(receiver: Any, workshop: Workshop) -> str:
    if receiver.department_id is not None:
        return name("departments", receiver.department_id, workshop)
    return customer_of(receiver.segment_id, workshop)


def _rating(rating: Any) -> str:
    return value_name("rated_item", rating.item)


def _review(review: Any) -> str:
    return value_name("practice", review.practice)


def _source(source: Any, workshop: Workshop) -> str:
    return name(source.source, source.source_id, workshop)


def _check_in(check_in: Any) -> str:
    return str(check_in.held_on or check_in.planned_on or "")


def _progress(progress: Any, workshop: Workshop) -> str:
    return name("actions", progress.action_id, workshop)


def _business_case(case: Any, workshop: Workshop) -> str:
    return customer_of(case.segment_id, workshop)


def _photo(photo: Any) -> str:
    return photo.caption or ""


_TOLD_BY_ITSELF: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "ballots": _ballot,
        "ratings": _rating,
        "practice_reviews": _review,
        "check_ins": _check_in,
        "photos": _photo,
    }
)

_TOLD_BY_OTHERS: Mapping[str, Callable[[Any, Workshop], str]] = MappingProxyType(
    {
        "votes": _vote,
        "receivers": _receiver,
        "action_sources": _source,
        "progress": _progress,
        "business_cases": _business_case,
    }
)


def _own_name(list_name: str, record: Struct, workshop: Workshop) -> str:
    if list_name in _FIELDS:
        return str(getattr(record, _FIELDS[list_name]))
    if list_name in _TOLD_BY_ITSELF:
        return _TOLD_BY_ITSELF[list_name](record)
    return _TOLD_BY_OTHERS[list_name](record, workshop)
