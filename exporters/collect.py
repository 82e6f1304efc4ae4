"""Reads filled worksheets out of PDFs: the answers of every sheet in them, or why there are none."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, StreamObject, create_string_object

from app.errors import InputRefused
from app.incoming import SIZE_LIMIT, read_incoming
from app.worksheets.returned import Filled, Refused, Returned, cleaned
from app.worksheets.sheet import NewerSheet, Sheet, read_field

# What pypdf notes about a file on its way is no news to whoever collects: the sheet is read, or set aside.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MOST_FILES = 2_000
"""So many files are taken in at once."""

_UNCHOSEN = "Off"
_FIXED = "sheet"
# What pypdf lets through of a file that is damaged, or made to do damage: it follows what the file says.
_DAMAGE = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError)


def worksheet_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Give these PDFs and those in these folders and theirs, each once, in the order of their names.

    Raises InputRefused where a path leads nowhere, where there is no PDF, or where there are too many.
    """
    found: dict[Path, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(_pdfs(path)))
        except OSError as error:
            raise InputRefused("interchange.unreadable", path=path, reason=error.strerror) from error
    if not found:
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
    except _DAMAGE:
        return (Refused(path.name, "broken"),)


def _pdfs(path: Path) -> list[Path]:
    if path.is_dir():
        inside = (each for each in path.rglob("*") if each.suffix.lower() == ".pdf" and each.is_file())
        return sorted(inside, key=lambda each: (each.parent, each.name))
    if not path.exists():
        raise InputRefused("interchange.missing", path=path)
    return [path]


def _sheets(source: str, data: bytes) -> Iterator[Returned]:
    reader = pypdf.PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        yield Refused(source, "encrypted")
        return
    fields: Mapping[str, Any] = reader.get_fields() or {}
    sheets = _answers(fields)
    if not sheets:
        yield Refused(source, "no_form")
        return
    if not any(sheets.values()):
        yield Refused(source, "empty")
    yield from (Filled(source, sheet, answers) for sheet, answers in sheets.items() if answers)


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
            answers[own] = answer
    return dict(found)


def _text(field: Mapping[str, Any]) -> str:
    """Give a field as text, whatever kind of object a reader made of it; of buttons the one chosen."""
    value: Any = field.get("/V")
    value = value.get_object() if hasattr(value, "get_object") else value
    if isinstance(value, ArrayObject):
        value = value[0].get_object() if value else None
    if field.get("/FT") == "/Btn":
        chosen = str(value or "").removeprefix("/")
        return "" if chosen == _UNCHOSEN else chosen
    if isinstance(value, StreamObject):
        value = create_string_object(value.get_data())
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
