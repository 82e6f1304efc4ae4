"""Interchange JSON into a workshop: every fault of it is told with its place, and nothing is half read."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import msgspec
from msgspec import Struct

from app.content import words
from app.errors import InputRefused
from app.incoming import FAULTS_SHOWN, ROW_LIMIT, check_size, refusal_of
from app.interchange.identity import with_uuids
from app.interchange.parsing import ParsedObject, parse
from app.interchange.partial import faults_between
from app.interchange.pictures import taken_out
from app.interchange.writing import FORMAT, VERSION
from app.records.consistency import faults
from app.records.fault import Fault, shown
from app.records.prepare import WorkshopDetails
from app.records.validation import faults as record_faults
from app.records.vocabulary import LISTS, PICTURES, WORKSHOP, record_type
from app.workshop import Workshop


class Imported(Struct, frozen=True):
    """A workshop as it was read, and the bytes of its pictures by their hash."""

    workshop: Workshop
    images: Mapping[str, bytes]


def read_json(data: bytes) -> Imported:
    """Give the workshop that interchange JSON holds.

    Ids that are UUIDs are kept; any other becomes a UUID that follows from it. Raises InputRefused: for
    what is no JSON with its line and column; for JSON that is no workshop with all its faults, up to
    FAULTS_SHOWN, which are also in `facts["faults"]`.
    """
    check_size(len(data))
    document = parse(data)
    if not isinstance(document, ParsedObject):
        fault = Fault(path=_word("top"), found=shown(document), expected=_expected("document"))
        raise refusal_of("interchange", [fault])
    if _version(document) > VERSION:
        raise InputRefused("interchange.newer", version=document[FORMAT], known=VERSION)
    images: dict[str, bytes] = {}
    found = list(islice(_document_faults(document, images), FAULTS_SHOWN + 1))
    workshop = None if found else _converted(document)
    known = {fault.path for fault in found}
    between = faults_between(document, known) if workshop is None else faults(workshop)
    found += islice(between, FAULTS_SHOWN + 1 - len(found))
    if workshop is None or found:
        raise refusal_of("interchange", found)
    return Imported(with_uuids(workshop), images)


def _converted(document: ParsedObject) -> Workshop:
    lists: dict[str, Any] = {
        name: tuple(msgspec.convert(row, record_type(name)) for row in document.get(name, ()))
        for name in LISTS
    }
    return Workshop(msgspec.convert(document[WORKSHOP], WorkshopDetails), **lists)


def _version(document: ParsedObject) -> int:
    version = document.get(FORMAT)
    return version if isinstance(version, int) else VERSION


def _document_faults(document: ParsedObject, images: dict[str, bytes]) -> Iterator[Fault]:
    yield from _repeated(document, "")
    version = document.get(FORMAT)
    if type(version) is not int or version != VERSION:
        found = shown(version) if FORMAT in document else _word("nothing")
        yield Fault(path=FORMAT, found=found, expected=str(VERSION))
    for key in document:
        if key not in LISTS and key not in (FORMAT, WORKSHOP):
            expected = _expected("list_name").format(names=", ".join((FORMAT, WORKSHOP, *LISTS)))
            yield Fault(path=shown(key)[1:-1], found=_word("unknown_key"), expected=expected)
    if WORKSHOP in document:
        yield from _row_faults(document[WORKSHOP], WORKSHOP, WORKSHOP, images)
    else:
        yield Fault(path=WORKSHOP, found=_word("nothing"), expected=_expected("object"))
    for name in LISTS:
        yield from _list_faults(document.get(name, []), name, images)


def _list_faults(rows: Any, name: str, images: dict[str, bytes]) -> Iterator[Fault]:
    if not isinstance(rows, list):
        yield Fault(path=name, found=shown(rows), expected=_expected("list"))
        return
    if len(rows) > ROW_LIMIT:
        found = _word("rows").format(count=len(rows))
        yield Fault(path=name, found=found, expected=_expected("fewer_rows").format(limit=ROW_LIMIT))
    for place, row in enumerate(rows[:ROW_LIMIT]):
        yield from _row_faults(row, name, f"{name}[{place}]", images)


def _row_faults(row: Any, name: str, path: str, images: dict[str, bytes]) -> Iterator[Fault]:
    if not isinstance(row, ParsedObject):
        yield Fault(path=path, found=shown(row), expected=_expected("object"))
        return
    yield from _repeated(row, f"{path}.")
    field = PICTURES.get(name)
    if field is not None and field in row and (row[field] is not None or name != WORKSHOP):
        fault = taken_out(row, name, path, images)
        if fault is not None:
            yield fault
    yield from record_faults(row, record_type(name), path)


def _repeated(row: ParsedObject, dot: str) -> Iterator[Fault]:
    for key in row.repeated:
        yield Fault(
            path=f"{dot}{shown(key)[1:-1]}", found=_word("repeated_key"), expected=_expected("one_key")
        )


def _word(name: str) -> str:
    return str(words("refusals/interchange")["found"][name])


def _expected(name: str) -> str:
    return str(words("refusals/interchange")["expected"][name])
