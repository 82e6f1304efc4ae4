"""Between a record and its row: dates, truth values and lists as the tables keep them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct, inspect

from app.file.schema import record_columns
from app.records.vocabulary import WORKSHOP, record_type

Row = dict[str, Any]
"""A row by column, its values as SQLite gives them."""


def values_of(record: Struct) -> Row:
    """Give the columns of a record's fields, its id apart, ready to be written."""
    values: Row = msgspec.to_builtins(record)
    values.pop("id", None)
    for column in list_columns(type(record)):
        values[column] = json.dumps(values[column], ensure_ascii=False, separators=(",", ":"))
    return values


def id_of(record: Struct) -> str:
    """Give the id of a record of a list: each has one, though their common type doesn't say so."""
    return str(record.id)  # type: ignore[attr-defined]  # what the records share is msgspec's Struct


def record_of(list_name: str, row: Mapping[str, Any]) -> Any:
    """Give the record kept in a row; columns that are the file's own are passed over."""
    return records_of(list_name, [row])[0]


def records_of(list_name: str, rows: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Give the records kept in rows, in their order; msgspec.ValidationError where a row doesn't fit."""
    kind = record_type(list_name)
    wanted = _wanted(list_name)
    found = [{column: row[column] for column in wanted} for row in rows]
    return _converted(kind, found)


def records_from_tuples(list_name: str, rows: Sequence[tuple[Any, ...]]) -> list[Any]:
    """Give the records of rows that hold just the columns of `selection`, in their order."""
    wanted = _wanted(list_name)
    return _converted(record_type(list_name), [dict(zip(wanted, row, strict=True)) for row in rows])


def selection(list_name: str) -> str:
    """Give the columns of a record, its id first, as they stand in a SELECT."""
    return ", ".join(f'"{column}"' for column in _wanted(list_name))


def json_of(list_name: str, row: Sequence[Any]) -> Row:
    """Give a row that holds just the columns of `selection` as JSON would hold the record, fit or not."""
    values: Row = dict(zip(_wanted(list_name), row, strict=True))
    kind = record_type(list_name)
    for column in list_columns(kind):
        with suppress(ValueError):
            values[column] = json.loads(values[column])
    for column in _truth_columns(kind):
        values[column] = None if values[column] is None else bool(values[column])
    return values


@cache
def _truth_columns(kind: type[Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in msgspec.structs.fields(kind) if field.type in (bool, bool | None))


@cache
def list_columns(kind: type[Struct]) -> tuple[str, ...]:
    """Give the columns that hold a list, which is kept as JSON text."""
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    lists = inspect.VarTupleType | inspect.TupleType
    return tuple(field.name for field in described.fields if isinstance(field.type, lists))


@cache
def _wanted(list_name: str) -> tuple[str, ...]:
    fields = record_columns(list_name)
    return fields if list_name == WORKSHOP else ("id", *fields)


def _converted(kind: type[Struct], rows: list[Row]) -> list[Any]:
    for column in list_columns(kind):
        for row in rows:
            row[column] = msgspec.json.decode(row[column])
    # SQLite has neither truth values nor dates: 0 and 1, and text, stand for them.
    found: list[Any] = msgspec.convert(rows, list[kind], strict=False)  # type: ignore[valid-type]  # made at run time
    return found
