"""Faults between the records of a document that has other faults too, so that all are told at once."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct, inspect

from app.incoming import ROW_LIMIT
from app.interchange.parsing import ParsedObject
from app.records.consistency import DEPENDENTS
from app.records.consistency import faults as consistency_faults
from app.records.fault import Fault
from app.records.validation import field_checks
from app.records.vocabulary import LISTS, WORKSHOP, record_type, references
from app.workshop import Workshop

_DAY = date(2000, 1, 1)


def faults_between(document: ParsedObject, known: Collection[str]) -> Iterator[Fault]:
    """Yield the faults of ids and references in a document of which `known` paths are faulty already.

    What follows only from a known fault is not told again: it would go when that is mended. So nothing is
    told where a whole list can't be read, or is longer than it may be.
    """
    lists = [document.get(name, []) for name in LISTS]
    if not all(isinstance(rows, list) and len(rows) <= ROW_LIMIT for rows in lists):
        return
    faulty_rows = {path.partition(".")[0] for path in known}
    workshop = _as_far_as_fit(document, faulty_rows)
    owners = {child: (parent, field) for parent, (child, field) in DEPENDENTS.items()}
    for fault in consistency_faults(workshop):
        row, _, field = fault.path.partition(".")
        list_name, _, place = row.rstrip("]").partition("[")
        owner = None
        if list_name in owners and field != "id":
            parent, by = owners[list_name]
            owner = workshop.find(parent, getattr(workshop.records(list_name)[int(place)], by))
        follows = owner is not None and f"{parent}[{workshop.position(parent, owner.id)}]" in faulty_rows
        if fault.path not in known and not follows:
            yield fault


def _as_far_as_fit(document: ParsedObject, faulty_rows: Collection[str]) -> Workshop:
    """Give a workshop in which every row of the document keeps its place, and lacks what is unfit in it."""
    lists: dict[str, Any] = {
        name: tuple(_records(document.get(name, []), name, faulty_rows)) for name in LISTS
    }
    return Workshop(_record(document.get(WORKSHOP), WORKSHOP, {}), **lists)


def _records(rows: list[Any], name: str, faulty_rows: Collection[str]) -> Iterator[Any]:
    kind = record_type(name)
    for place, row in enumerate(rows):
        if f"{name}[{place}]" in faulty_rows:
            # No id that was read holds a NUL: one made up is no second use of any, and nothing names it.
            yield _record(row, name, {"id": f"\0{place}"})
        else:
            yield msgspec.convert(row, kind)


def _record(row: Any, name: str, values: dict[str, Any]) -> Any:
    kind = record_type(name)
    if isinstance(row, dict):
        values.update(_fit_values(row, kind))
    named = references(kind)
    for reference in named:
        if reference.told_by and reference.told_by not in values:
            values.pop(reference.field, None)
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    for field in described.fields:
        if field.required and field.name not in values:
            refers = any(reference.field == field.name for reference in named)
            values[field.name] = None if refers else _stand_in(field.type)
    return kind(**values)


def _fit_values(row: dict[str, Any], kind: type[Struct]) -> Iterator[tuple[str, Any]]:
    checks = field_checks(kind)
    for field in msgspec.structs.fields(kind):
        if field.name in row and checks[field.name](row[field.name]) is None:
            yield field.name, msgspec.convert(row[field.name], field.type)


def _stand_in(kind: inspect.Type) -> Any:
    match kind:
        case inspect.LiteralType(values=values):
            return values[0]
        case inspect.IntType(ge=lowest):
            return lowest
        case inspect.DateType():
            return _DAY
    return ""
