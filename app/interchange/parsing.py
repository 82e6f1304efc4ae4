"""JSON text into plain objects that remember what Python's own reader forgets: repeated and unfit values."""

import codecs
import json
import math
from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any

from app.content import words
from app.errors import InputRefused
from app.records.fault import shown

OBJECT_LIMIT = 1_000_000
"""The most objects of one text: ten lists of the most rows there may be in one."""

# The longest that a whole number of 64 bits can be written, with its sign.
_LONGEST_INTEGER = 20


class ParsedObject(dict[str, Any]):
    """An object of the JSON text, with the keys that stood in it more than once."""

    __slots__ = ("repeated",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.repeated = _repeated([key for key, _ in pairs]) if len(self) < len(pairs) else ()


def _repeated(keys: list[str]) -> tuple[str, ...]:
    times = Counter(keys)
    return tuple(key for key in times if times[key] > 1)


class UnfitNumber:
    """A number that no field can hold (NaN, infinity, thousands of digits), kept as it was written."""

    __slots__ = ("written",)

    def __init__(self, written: str) -> None:
        self.written = written

    def __str__(self) -> str:
        return self.written


def parse(data: bytes) -> Any:
    """Give what the JSON text holds; raises InputRefused, with line and column, where it is no JSON text."""
    text = _decoded(data)
    try:
        return json.loads(
            text,
            object_pairs_hook=_objects(),
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=UnfitNumber,
        )
    except json.JSONDecodeError as error:
        raise _not_json(error) from None
    except RecursionError:
        raise InputRefused("interchange.too_deep") from None


def _decoded(data: bytes) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise InputRefused(
            "interchange.not_utf8",
            line=before.count(b"\n") + 1,
            byte=error.start - before.rfind(b"\n"),
            found=f"{data[error.start]:02X}",
        ) from None


def _not_json(error: json.JSONDecodeError) -> InputRefused:
    found = error.doc[error.pos : error.pos + 1]
    syntax = words("refusals/interchange")["syntax"]
    expected = next((said for started, said in syntax.items() if error.msg.startswith(started)), None)
    return InputRefused(
        "interchange.not_json",
        line=error.lineno,
        column=error.colno,
        found=shown(found) if found else syntax["end"],
        expected=expected or syntax["otherwise"],
    )


def _objects() -> Callable[[list[tuple[str, Any]]], ParsedObject]:
    """Give what makes the objects of one text, and refuses more of them than memory is worth."""
    places = count(1)

    def made(pairs: list[tuple[str, Any]]) -> ParsedObject:
        if next(places) > OBJECT_LIMIT:
            raise InputRefused("interchange.too_many", limit=OBJECT_LIMIT)
        return ParsedObject(pairs)

    return made


def _whole_number(written: str) -> int | UnfitNumber:
    return int(written) if len(written) <= _LONGEST_INTEGER else UnfitNumber(written)


def _number(written: str) -> float | UnfitNumber:
    number = float(written)
    return number if math.isfinite(number) else UnfitNumber(written)
