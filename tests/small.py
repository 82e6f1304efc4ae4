"""Small workshops for tests of rules: only what matters is said, all else is filled in."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from app.records.prepare import WorkshopDetails
from app.records.validation import validate
from app.records.vocabulary import LISTS
from app.workshop import Workshop

HELD_ON = date(2026, 3, 4)

_DETAILS = MappingProxyType(
    {
        "title": "Vision day",
        "organisation": "Northern Water",
        "customer_name": "household",
        "customer_name_plural": "households",
        "held_on": HELD_ON,
        "language": "en",
    }
)
_NAMED = (
    "name",
    "title",
    "text",
    "quote",
    "behaviour",
    "answer",
    "reason",
    "example",
    "situation",
    "freedom",
)
_REQUIRED: MappingProxyType[str, dict[str, Any]] = MappingProxyType(
    {
        "agenda_items": {"minutes": 30},
        "notes": {"stage": "vision", "step": "drafts"},
        "phrases": {"prompt": "We are at our best when …"},
        "ballots": {"subject": "draft"},
        "votes": {"dots": 1},
        "cascade": {"direction": "leader_to_leader"},
        "signatures": {"subject": "vision"},
        "pain_points": {"level": "processing", "severity": 1, "frequency": 1},
        "surveys": {"instrument": "practice", "held_on": HELD_ON},
        "practice_reviews": {"practice": "know"},
        "policies": {"effect": "neutral"},
        "sign_examples": {"sign": "pain_first"},
        "progress": {"status": "started"},
        "business_cases": {"currency": "EUR"},
        "photos": {"stage": "vision", "image": "0" * 64},
    }
)


def details(**fields: Any) -> WorkshopDetails:
    """The details of a workshop held on 4 March 2026."""
    return validate(WorkshopDetails(**{**_DETAILS, **fields}))


def record(list_name: str, index: int = 0, /, **fields: Any) -> Any:
    """A record of a list; its id is the singular of the list and a number unless given."""
    kind = LISTS[list_name]
    texts = {field: f"{list_name} {index}" for field in _NAMED if field in kind.__struct_fields__}
    there = {"id": f"{list_name}-{index}", **texts, **_REQUIRED.get(list_name, {}), **fields}
    made: Struct = validate(kind(**there))
    return made


def workshop(about: dict[str, Any] | None = None, /, **lists: list[dict[str, Any]]) -> Workshop:
    """A workshop of these records, each written as its fields."""
    made = {
        name: tuple(record(name, index, **fields) for index, fields in enumerate(rows))
        for name, rows in lists.items()
    }
    return Workshop(details(**(about or {})), **made)


def chain(edges: str, departments: str = "", **lists: list[dict[str, Any]]) -> Workshop:
    """A workshop of departments and edges: ``"A>B B>*"`` says A serves B and B the customer.

    Each edge is a touchpoint of its own, named by the edge (``"A>B"``); a number after it is its importance
    (``"A>B:5"``). Departments come in the order of `departments`, then of the alphabet.
    """
    drawn = [edge.partition(":") for edge in edges.split()]
    names = dict.fromkeys([*departments, *sorted(set("".join(edge for edge, _, _ in drawn)) - set(">*"))])
    touchpoints = [
        {"id": edge, "name": edge, "department_id": edge[0], "importance": int(number) if number else None}
        for edge, _, number in drawn
    ]
    receivers = [
        {"id": f"r{edge}", "touchpoint_id": edge, "department_id": None if edge[2] == "*" else edge[2]}
        for edge, _, _ in drawn
    ]
    return workshop(
        departments=[{"id": name, "name": name} for name in names],
        touchpoints=touchpoints,
        receivers=receivers,
        **lists,
    )
