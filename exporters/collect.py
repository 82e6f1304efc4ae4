"""Reads filled worksheets out of PDFs: the answers of every sheet in them, or why there are none."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject, create_string_object

from app.errors import InputRefused
from app.incoming import SIZE_LIMIT, read_incoming
from app.worksheets.returned import Filled, Refused, Returned, cleaned
from app.worksheets.sheet import NewerSheet, Sheet, read_field

# What pypdf notes about a file on its way is no news to whoever collects: the sheet is read, or set aside.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MOST_FILES = 2_000
"""So many files are taken in at once."""

MOST_FIELDS = 10_000
"""So many fields and buttons of fields are read of one PDF: those of all sheets of a large workshop."""

_UNCHOSEN = "Off"
_FIXED = "sheet"
_MAC = "._"
# How the files begin in which a Mac keeps, on a stick, what it knows of the file of that name.


def worksheet_files(
    paths: Iterable[Path], is_unwanted: Callable[[], bool] = lambda: False
) -> tuple[Path, ...]:
    """Give these PDFs and those in these folders and theirs, each once, in the order of their names.

    A folder may be large: as soon as it `is_unwanted` no further is looked, and what was found is given.
    Raises InputRefused where a path leads nowhere, where there is no PDF, or where there are too many.
    """
    found: dict[Path, None] = {}
    for path in paths:
        try:
            pdfs = _pdfs(path, is_unwanted)
            found.update((each, None) for each in pdfs if not each.name.startswith(_MAC))
        except OSError as error:
            raise InputRefused("interchange.unreadable", path=path, reason=error.strerror) from error
    if not found and not is_unwanted():
        raise InputRefused("worksheets.none")
    if len(found) > MOST_FILES:
        raise InputRefused("worksheets.too_many", count=len(found), most=MOST_FILES)
    return tuple(found)


def read_worksheets(path: Path) -> tuple[Returned, ...]:
    """Read the sheets of one PDF that are filled in; where there are none, one Refused says why."""
    try:
        data = read_incoming(path)
    except InputRefused as refused:
        if refused.key == "interchange.too_large":
            return (Refused(path.name, "too_large", {"limit": SIZE_LIMIT // 1_000_000}),)
        if refused.key == "interchange.unreadable":
            return (Refused(path.name, "unreadable", {"reason": refused.facts["reason"]}),)
        if refused.key == "interchange.not_a_file":
            return (Refused(path.name, "not_a_file"),)
        return (Refused(path.name, "gone"),)
    try:
        return tuple(_sheets(path.name, data))
    except NewerSheet:
        return (Refused(path.name, "newer"),)
    except MemoryError:
        raise
    except Exception:
        # The file is from anybody, and pypdf does what it says: whatever comes of that is the file's fault.
        return (Refused(path.name, "broken"),)


def _pdfs(path: Path, is_unwanted: Callable[[], bool]) -> list[Path]:
    if path.is_dir():
        wanted = takewhile(lambda _: not is_unwanted(), path.rglob("*"))
        inside = (each for each in wanted if each.suffix.lower() == ".pdf" and each.is_file())
        return sorted(inside, key=lambda each: (each.parent, each.name))
    if not path.exists():
        raise InputRefused("interchange.missing", path=path)
    return [path]


def _sheets(source: str, data: bytes) -> Iterator[Returned]:
    reader = pypdf.PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        yield Refused(source, "encrypted")
        return
    if _has_too_many_fields(reader):
        yield Refused(source, "too_many_fields", {"most": MOST_FIELDS})
        return
    fields: Mapping[str, Any] = reader.get_fields() or {}
    sheets = _answers(fields)
    if not sheets:
        yield Refused(source, "no_form")
        return
    if not any(sheets.values()):
        yield Refused(source, "empty")
    yield from (Filled(source, sheet, answers) for sheet, answers in sheets.items() if answers)


def _has_too_many_fields(reader: pypdf.PdfReader) -> bool:
    """Tell whether there are more fields than worksheets have, by their lists alone: to read them is slow."""
    count, seen = 0, set[int]()
    waiting: list[Any] = [reader.root_object.get("/AcroForm")]
    while waiting and count <= MOST_FIELDS:
        node = _resolved(waiting.pop())
        if not isinstance(node, DictionaryObject) or id(node) in seen:
            continue
        seen.add(id(node))
        below = (_resolved(node.get(key)) for key in ("/Fields", "/Kids"))
        lists = [each for each in below if isinstance(each, ArrayObject)]
        count += sum(map(len, lists))
        waiting += [kid for each in lists for kid in each]
    return count > MOST_FIELDS


def _answers(fields: Mapping[str, Any]) -> dict[Sheet, dict[str, str]]:
    found: dict[Sheet, dict[str, str]] = defaultdict(dict)
    for name, field in fields.items():
        holder, stop, own = name.partition(".")
        sheet = read_field(holder) if stop else None
        if sheet is None:
            continue
        answers = found[sheet]
        answer = cleaned(_text(field))
        if own != _FIXED and answer:
            answers[cleaned(own)] = answer
    return dict(found)


def _text(field: Mapping[str, Any]) -> str:
    """Give a field as text, whatever kind of object a reader made of it; of buttons the one chosen."""
    value = _resolved(field.get("/V"))
    if isinstance(value, ArrayObject):
        value = _resolved(value[0]) if value else None
    text = _written(value)
    if field.get("/FT") == "/Btn":
        chosen = text.removeprefix("/")
        return "" if chosen == _UNCHOSEN else chosen
    return text


def _written(value: Any) -> str:
    """Give what is written in a value, nothing where it is of a kind that no reader writes into a field."""
    if isinstance(value, StreamObject):
        value = create_string_object(value.get_data())
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value) if isinstance(value, str | int | float) else ""


def _resolved(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
