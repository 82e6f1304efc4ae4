"""Whole random workshops that fit every rule of the vocabulary, for tests of file, exports and rules."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from hypothesis import strategies as st
from msgspec import Struct, inspect
from msgspec.structs import fields

from app.records.kinds import BALLOT_LISTS
from app.records.vocabulary import LISTS, WORKSHOP, record_type, references
from app.workshop import Workshop

ODD_TEXTS = (
    "Answer the telephone",
    "Ποιος εξυπηρετεί τον πελάτη;",
    "Кто обслуживает клиента?",
    "מי משרת את הלקוח?",
    "一线员工",
    "Every caller 🙂 is 👩‍🔧 helped",
    '<b>&"quoted"</b>',
    "=1+1",
    "+44 1 234",
    "@home, -5; 'as is'",
    "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbrett",
    "Line one\nLine two\ttabbed\r\nLine three",
    "  spaces around  ",
    "e\u0301 or é, ﬁ and \u2028 a separator, \u200b none",
    "x" * 200,
    "%s {braces} \\n $HOME `tick`",
    "null",
    "0",
)

_TINY_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71"
    "////m8H////6/+b9//j/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAI"
    "AQEAAD8Ac//Z"
)
JPEGS = tuple(_TINY_JPEG + trailer for trailer in (b"", b"\0", b"photograph"))
"""Three pictures that differ; what follows the end of a JPEG is ignored by every reader."""

LOGOS = tuple(
    base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAYAAAACCAIAAAD0PzoJAAAAGElEQVR42m" + rest)
    for rest in (
        "NkME5jgIH/Z2YyMDAwMWAAAE9WAwEa6HUFAAAAAElFTkSuQmCC",
        "P8cEKDAQb4za8zMDAwMWAAAF6qAwEUf3J4AAAAAElFTkSuQmCC",
    )
)
"""Two logos, three times as wide as high."""
COLOURS = ("#003366", "#fff3b0", "#E4002B", "#000000", "#FFFFFF", "#808080")

IMAGES = MappingProxyType({hashlib.sha256(image).hexdigest(): image for image in (*JPEGS, *LOGOS)})
PHOTO_HASHES, LOGO_HASHES = tuple(IMAGES)[: len(JPEGS)], tuple(IMAGES)[len(JPEGS) :]

STEPS = {
    "prepare": ("organisation", "departments", "people", "agenda", "print"),
    "vision": (
        "voices", "why", "phrases", "themes", "drafts", "ballot", "agree", "questions", "commitments",
        "cascade", "sign_off",
    ),
    "touchpoints": ("personal", "gives", "line_of_sight", "map", "levels", "pains"),
    "practices": (
        "rate", "discuss", "targets", "key_customers", "playbook", "policies", "behaviours", "signs",
        "competencies",
    ),
    "plan": ("candidates", "actions", "test", "matrix", "board", "parking_lot", "pledges"),
    "hand_out": ("documents", "check_in", "compare"),
}  # fmt: skip
ITEMS = {
    "practice": ("know", "listen", "show", "empower", "reward", "lead"),
    "competency": ("assets", "align", "listening", "reliability", "leadership"),
}
MOMENTS = (
    "2026-03-04T09:00:00+01:00",
    "2026-03-04T09:30+00:00",
    "2026-03-04T10:15:30.25Z",
    "2026-03-04T11:00:00-05:30",
)

_PATTERNED = ("00:00", "09:05", "23:59", *COLOURS, *LOGO_HASHES)

Rows = dict[str, list[dict[str, Any]]]


@cache
def texts() -> st.SearchStrategy[str]:
    """Texts as people write and paste them, never empty."""
    anything = st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30
    )
    return st.sampled_from(ODD_TEXTS) | anything


@cache
def dates() -> st.SearchStrategy[date]:
    """Days around the one on which most of these workshops are held."""
    return st.dates(date(2025, 1, 1), date(2027, 12, 31))


def images_of(workshop: Workshop) -> dict[str, bytes]:
    """Give the pictures that a workshop drawn here shows."""
    shown = [photo.image for photo in workshop.photos]
    return {name: IMAGES[name] for name in (*shown, workshop.details.logo) if name is not None}


@st.composite
def workshops(draw: st.DrawFn, *, most: int = 3) -> Workshop:
    """Whole workshops with 0 to `most` records in each list, every reference valid, in any mixture."""
    ids = draw(st.fixed_dictionaries({name: _ids(most) for name in LISTS}))
    _leave_out_the_ownerless(ids)
    rows: Rows = {
        name: [draw(_row(record_type(name), ids)) | {"id": id} for id in ids[name]] for name in LISTS
    }
    for name, mend in _MENDS.items():
        rows[name] = [row for row in rows[name] if mend(_Mending(draw, row, rows))]
    lists = {name: tuple(record_type(name)(**row) for row in rows[name]) for name in LISTS}
    return Workshop(record_type(WORKSHOP)(**draw(_row(record_type(WORKSHOP), ids))), **lists)


def _leave_out_the_ownerless(ids: dict[str, list[str]]) -> None:
    """Leave a list empty whose records have to name a record of another list that is empty."""
    for _ in range(2):  # a receiver needs a touchpoint, and that a department
        for name, kind in LISTS.items():
            needed = {f.name for f in fields(kind) if f.required}
            named = [r.target for r in references(kind) if r.field in needed and r.target]
            if not all(ids[target] for target in named):
                ids[name] = []


def _ids(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.uuids(version=4).map(str), max_size=most, unique=True)


@st.composite
def _row(draw: st.DrawFn, kind: type[Struct], ids: dict[str, list[str]]) -> dict[str, Any]:
    row: dict[str, Any] = draw(_plain_values(kind))
    needed = {field.name for field in fields(kind) if field.required}
    named = {each.field: _named(draw, each, ids, required=each.field in needed) for each in references(kind)}
    return row | named


@cache
def _plain_values(kind: type[Struct]) -> st.SearchStrategy[dict[str, Any]]:
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    elsewhere = {"id", *(reference.field for reference in references(kind))}
    plain = [field for field in described.fields if field.name not in elsewhere]
    return st.fixed_dictionaries(
        {field.name: _values(field.type) for field in plain if field.required},
        optional={field.name: _values(field.type) for field in plain if not field.required},
    )


def _named(draw: st.DrawFn, reference: Any, ids: dict[str, list[str]], *, required: bool) -> Any:
    there = ids[reference.target] if reference.target else []
    if reference.many:
        return tuple(draw(st.lists(st.sampled_from(there), unique=True, max_size=3))) if there else ()
    # Where another field tells the list, the record's own rule below chooses.
    chosen = st.sampled_from(there) if there else st.none()
    return draw(chosen if required else st.none() | chosen)


def _values(kind: inspect.Type) -> st.SearchStrategy[Any]:
    match kind:
        case inspect.Metadata(type=inner, extra={"moment": True}):
            return st.sampled_from(MOMENTS)
        case inspect.Metadata(type=inner):
            return _values(inner)
        case inspect.UnionType(types=types):
            return st.one_of([_values(each) for each in types])
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=lowest, le=highest):
            return st.integers(lowest, highest)
        case inspect.FloatType(ge=lowest, le=highest):
            return st.floats(lowest, highest)
        case inspect.DateType():
            return dates()
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.TupleType(item_types=items):
            return st.tuples(*map(_values, items))
        case inspect.StrType(pattern=None):
            return texts()
        case inspect.StrType(pattern=pattern):
            return st.sampled_from(_PATTERNED).filter(re.compile(str(pattern)).match)
    raise TypeError(kind)


# What a record has to meet beyond its own fields. Each may mend its row, and tells whether it stays.


class _Mending(NamedTuple):
    draw: st.DrawFn
    row: dict[str, Any]
    rows: Rows


def _receiver(of: _Mending) -> bool:
    giver = next(each for each in of.rows["touchpoints"] if each["id"] == of.row["touchpoint_id"])
    if of.row["department_id"] == giver["department_id"]:
        of.row["department_id"] = None
    if of.row["department_id"]:
        of.row["segment_id"] = None
    return True


def _ballot(of: _Mending) -> bool:
    there = [each["id"] for each in of.rows[BALLOT_LISTS[of.row["subject"]]]]
    of.row["candidate_ids"] = tuple(of.draw(st.permutations(there))[:3])
    of.row["dots_per_person"] = of.draw(st.integers(1, 10))
    return True


def _vote(of: _Mending) -> bool:
    ballot = next(each for each in of.rows["ballots"] if each["id"] == of.row["ballot_id"])
    if not ballot["candidate_ids"]:
        return False
    of.row["candidate_id"] = of.draw(st.sampled_from(ballot["candidate_ids"]))
    of.row["dots"] = 1
    if ballot.get("secret", True):
        of.row["participant_id"] = None
    if ballot.get("voters") is not None:
        ballot["voters"] = 100
    # One vote a person and ballot: then no sum of dots can pass what a person has.
    person = of.row["participant_id"]
    same = [r for r in of.rows["votes"] if (r["ballot_id"], r["participant_id"]) == (ballot["id"], person)]
    return person is None or same[0] is of.row


def _rating(of: _Mending) -> bool:
    survey = next(each for each in of.rows["surveys"] if each["id"] == of.row["survey_id"])
    of.row["item"] = of.draw(st.sampled_from(ITEMS[survey["instrument"]]))
    if survey.get("secret", True):
        of.row["participant_id"] = None
    person = of.row["participant_id"]
    same = [r for r in of.rows["ratings"] if (r["survey_id"], r["participant_id"]) == (survey["id"], person)]
    return person is None or same[0] is of.row


def _participant(of: _Mending) -> bool:
    of.row["represents_ids"] = tuple(
        each for each in of.row["represents_ids"] if each != of.row["department_id"]
    )
    return True


def _draft(of: _Mending) -> bool:
    earlier = [each["id"] for each in of.rows["drafts"]]
    earlier = earlier[: earlier.index(of.row["id"])]
    of.row["based_on_ids"] = tuple(each for each in of.row["based_on_ids"] if each in earlier)
    return True


def _personal_touchpoint(of: _Mending) -> bool:
    of_person = [
        r for r in of.rows["personal_touchpoints"] if r["participant_id"] == of.row["participant_id"]
    ]
    of.row["main"] = of_person[0] is of.row
    return True


def _practice_review(of: _Mending) -> bool:
    same = [each for each in of.rows["practice_reviews"] if each["practice"] == of.row["practice"]]
    return same[0] is of.row


def _business_case(of: _Mending) -> bool:
    retention, target = of.row.get("retention"), of.row.get("target_retention")
    if retention is not None and target is not None:
        of.row["retention"], of.row["target_retention"] = sorted((retention, target))
    same = [each for each in of.rows["business_cases"] if each["segment_id"] == of.row["segment_id"]]
    return same[0] is of.row


def _of_a_step(of: _Mending) -> bool:
    if of.row.get("stage") and of.row.get("step"):
        of.row["step"] = of.draw(st.sampled_from(STEPS[of.row["stage"]]))
    else:
        of.row.pop("step", None)
    return True


def _photo(of: _Mending) -> bool:
    of.row["image"] = of.draw(st.sampled_from(sorted(PHOTO_HASHES)))
    return True


def _has_source(of: _Mending) -> bool:
    there = [each["id"] for each in of.rows[of.row["source"]]]
    of.row["source_id"] = of.draw(st.sampled_from(there)) if there else None
    return bool(there)


_MENDS = {
    "participants": _participant,
    "agenda_items": _of_a_step,
    "notes": _of_a_step,
    "drafts": _draft,
    "ballots": _ballot,
    "votes": _vote,
    "receivers": _receiver,
    "personal_touchpoints": _personal_touchpoint,
    "ratings": _rating,
    "practice_reviews": _practice_review,
    "business_cases": _business_case,
    "photos": _photo,
    "action_sources": _has_source,
    "dismissals": _has_source,
}
