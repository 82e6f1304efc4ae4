"""The one gate every write passes: does a record fit the vocabulary, field by field?"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, inspect

from app.content import words
from app.errors import InputRefused
from app.records.fault import Fault, shown
from app.records.kinds import INT64

TEXT_LIMIT = 2_000_000
"""The longest text a field may hold, in characters."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

R = TypeVar("R", bound=Struct)

Check = Callable[[Any], str | None]
"""Tells what was expected where a value does not fit, and None where it does."""


def validate(record: R) -> R:
    """Give the record back if every field fits; raise InputRefused, naming the field, if one does not."""
    found = next(faults(msgspec.to_builtins(record), type(record), ""), None)
    if found is not None:
        raise InputRefused("records.invalid", fault=found)
    return record


def faults(raw: dict[str, Any], kind: type[Struct], path: str) -> Iterator[Fault]:
    """Yield what is wrong with one record read from JSON: unknown keys, missing fields, unfit values."""
    checks = field_checks(kind)
    dot = f"{path}." if path else ""
    for key, value in raw.items():
        check = checks.get(key)
        if check is None:
            expected = _expected("known_key").format(keys=", ".join(checks))
            yield Fault(path=f"{dot}{shown(key)[1:-1]}", found=_expected("an_unknown_key"), expected=expected)
        else:
            yield from _field_faults(value, check, f"{dot}{key}")
    for name in _required(kind):
        if name not in raw:
            yield Fault(path=f"{dot}{name}", found=_expected("nothing"), expected=_expected("a_value"))


def _field_faults(value: Any, check: Check, path: str) -> Iterator[Fault]:
    if isinstance(check, _ListCheck) and check.itself(value) is None:
        for place, each in enumerate(value):
            yield from _field_faults(each, check.each, f"{path}[{place}]")
        return
    expected = check(value)
    if expected is not None:
        yield Fault(path=path, found=shown(value), expected=expected)


@cache
def field_checks(kind: type[Struct]) -> dict[str, Check]:
    """Give the check of each field of a record, by the name of the field."""
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    return {field.name: _check(field.type) for field in described.fields}


@cache
def _required(kind: type[Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in msgspec.structs.fields(kind) if field.required)


def _expected(name: str) -> str:
    return str(words("refusals/records")["expected"][name])


def _check(kind: inspect.Type, extra: dict[str, Any] | None = None) -> Check:
    match kind:
        case inspect.Metadata(type=inner, extra=more):
            return _check(inner, more)
        case inspect.UnionType(types=types):
            inner = next(each for each in types if not isinstance(each, inspect.NoneType))
            return _optional(_check(inner, extra))
        case inspect.StrType():
            return _text(kind, extra or {})
        case inspect.IntType():
            return _whole_number(kind)
        case inspect.FloatType():
            return _number(kind)
        case inspect.BoolType():
            return _yes_or_no
        case inspect.DateType():
            return _date
        case inspect.LiteralType(values=values):
            return _one_of(values)
        case inspect.VarTupleType(item_type=item):
            return _ListCheck(_check(item))
        case inspect.TupleType(item_types=items):
            return _ListCheck(_check(items[0]), len(items))
    raise TypeError(kind)


def _optional(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def text_fault(value: str) -> str | None:
    """Tell what was expected where a text can't be kept: too long, NUL, or half a surrogate pair."""
    if len(value) > TEXT_LIMIT:
        return _expected("shorter_text").format(limit=TEXT_LIMIT)
    if "\0" in value:
        return _expected("no_nul")
    if not value.isascii() and _SURROGATE.search(value):
        return _expected("no_surrogate")
    return None


def _text(kind: inspect.StrType, extra: dict[str, Any]) -> Check:
    pattern = re.compile(kind.pattern) if kind.pattern else None

    def check(value: Any) -> str | None:
        if not isinstance(value, str):
            return _expected("text")
        if pattern and not pattern.fullmatch(value):
            return str(extra["expected"])
        if extra.get("moment") and not _is_moment(value):
            return str(extra["expected"])
        return text_fault(value)

    return check


def _is_moment(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _whole_number(kind: inspect.IntType) -> Check:
    lowest = kind.ge if kind.ge is not None else -INT64
    highest = kind.le if kind.le is not None else INT64 - 1

    def check(value: Any) -> str | None:
        if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest:
            return None
        return _expected("whole_number").format(lowest=lowest, highest=highest)

    return check


def _number(kind: inspect.FloatType) -> Check:
    # Every number of the vocabulary has both ends: that is also what keeps NaN and infinity out.
    assert kind.ge is not None
    assert kind.le is not None
    lowest, highest = kind.ge, kind.le

    def check(value: Any) -> str | None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and lowest <= value <= highest:
            return None
        return _expected("number").format(lowest=lowest, highest=highest)

    return check


def _yes_or_no(value: Any) -> str | None:
    return None if isinstance(value, bool) else _expected("yes_or_no")


def _date(value: Any) -> str | None:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError:
            return _expected("date")
        return None
    return _expected("date")


def _one_of(values: tuple[Any, ...]) -> Check:
    expected = _expected("one_of").format(values=", ".join(map(str, values)))
    return lambda value: None if isinstance(value, str) and value in values else expected


class _ListCheck(Struct, frozen=True):
    """Checks a list, of `length` where it has to have one, and `each` of its values."""

    each: Check
    length: int | None = None

    def __call__(self, value: Any) -> str | None:
        expected = self.itself(value)
        if expected is not None:
            return expected
        return next((unfit for one in value if (unfit := self.each(one)) is not None), None)

    def itself(self, value: Any) -> str | None:
        if not isinstance(value, list | tuple):
            return _expected("a_list")
        if self.length is not None and len(value) != self.length:
            return _expected("a_list_of").format(length=self.length)
        return None
