"""The tables the records ask for: what a migration freezes, and what a test holds the frozen SQL against."""

from collections.abc import Iterator
from functools import cache
from textwrap import TextWrapper
from typing import Any

from msgspec import Struct, inspect

from app.records.vocabulary import LISTS, PICTURES, WORKSHOP, Reference, record_type, references

IMAGES = "images"
"""The table of pictures, each under the SHA-256 of its bytes."""

_ANY_DATE = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"


def tables() -> tuple[str, ...]:
    """Give the statements that create every table and index for the records as they are today."""
    statements = [_images_table(), *_journal_tables()]
    for name in (WORKSHOP, *LISTS):
        statements.append(_record_table(name))
        statements.extend(_indexes(name))
    return tuple(statements)


@cache
def own_columns(list_name: str) -> tuple[str, ...]:
    """Give the columns that are the file's own, before those of the record: id, perhaps position, rev."""
    return ("id", "rev") if list_name == WORKSHOP else ("id", "position", "rev")


@cache
def record_columns(list_name: str) -> tuple[str, ...]:
    """Give the columns that hold a record's fields, its id apart, in the order of the fields."""
    return tuple(field.name for field in _fields(record_type(list_name)) if field.name != "id")


@cache
def columns(list_name: str) -> tuple[str, ...]:
    """Give all columns of a table in order."""
    return own_columns(list_name) + record_columns(list_name)


def _fields(kind: type[Struct]) -> tuple[inspect.Field, ...]:
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    return described.fields


def _images_table() -> str:
    body = '  "hash" TEXT NOT NULL PRIMARY KEY,\n  "bytes" BLOB NOT NULL'
    return f'CREATE TABLE "{IMAGES}" (\n{body}\n) STRICT'


def _journal_tables() -> Iterator[str]:
    yield (
        'CREATE TABLE "changes" (\n'
        '  "number" INTEGER PRIMARY KEY,\n'
        '  "id" TEXT NOT NULL UNIQUE,\n'
        '  "parent_id" TEXT,\n'
        '  "author" TEXT,\n'
        '  "label" TEXT NOT NULL,\n'
        '  "stage" TEXT,\n'
        '  "step" TEXT,\n'
        '  "merge_key" TEXT,\n'
        '  "made_at" TEXT NOT NULL,\n'
        "  \"state\" TEXT NOT NULL CHECK (\"state\" IN ('done', 'undone', 'superseded', 'closed')),\n"
        '  "write_id" TEXT NOT NULL\n'
        ") STRICT"
    )
    yield 'CREATE INDEX "changes_undone" ON "changes" ("number") WHERE "state" = \'undone\''
    yield (
        'CREATE TABLE "change_images" (\n'
        '  "change_id" TEXT NOT NULL REFERENCES "changes" ("id") ON DELETE CASCADE,\n'
        '  "list" TEXT NOT NULL,\n'
        '  "record_id" TEXT NOT NULL,\n'
        '  "before" TEXT,\n'
        '  "after" TEXT,\n'
        '  PRIMARY KEY ("change_id", "list", "record_id")\n'
        ") STRICT, WITHOUT ROWID"
    )


def _record_table(name: str) -> str:
    place = "" if name == WORKSHOP else '"position" INTEGER NOT NULL, '
    lines = [f'"id" TEXT PRIMARY KEY, {place}"rev" INTEGER NOT NULL']
    lines.extend(_column(name, field) for field in _fields(record_type(name)) if field.name != "id")
    body = ",\n".join(_folded(line) for line in lines)
    # Without a rowid nothing but the position tells in which order rows came in.
    return f'CREATE TABLE "{name}" (\n{body}\n) STRICT, WITHOUT ROWID'


def _folded(line: str) -> str:
    # Breaking at a hyphen would put a line break into a quoted pattern.
    wrapper = TextWrapper(105, "  ", "    ", break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(line)


def _column(list_name: str, field: inspect.Field) -> str:
    kind, optional = _plain(field.type)
    storage, check = _storage(kind, f'"{field.name}"')
    parts = [f'"{field.name}" {storage}']
    if not optional:
        parts.append("NOT NULL")
    if check:
        parts.append(f"CHECK ({check})")
    parts.extend(_foreign_key(list_name, field.name))
    return " ".join(parts)


def _plain(kind: inspect.Type) -> tuple[inspect.Type, bool]:
    """Give the type without its notes and without None, and whether None is allowed."""
    match kind:
        case inspect.Metadata(type=inner):
            return _plain(inner)
        case inspect.UnionType(types=types):
            return next(_plain(each)[0] for each in types if not isinstance(each, inspect.NoneType)), True
    return kind, False


def _storage(kind: inspect.Type, column: str) -> tuple[str, str]:
    match kind:
        case inspect.StrType():
            return "TEXT", ""
        case inspect.BoolType():
            return "INTEGER", f"{column} IN (0, 1)"
        case inspect.IntType(ge=lowest, le=highest):
            return "INTEGER", f"{column} BETWEEN {lowest} AND {highest}"
        case inspect.FloatType(ge=lowest, le=highest):
            return "REAL", f"{column} BETWEEN {lowest} AND {highest}"
        case inspect.DateType():
            return "TEXT", f"{column} {_ANY_DATE}"
        case inspect.LiteralType(values=values):
            return "TEXT", f"{column} IN ({', '.join(_quoted(value) for value in values)})"
        case inspect.VarTupleType() | inspect.TupleType():
            return "TEXT", f"{column} LIKE '[%]'"
    raise TypeError(kind)


def _quoted(value: Any) -> str:
    return f"'{value}'"


def _foreign_key(list_name: str, field: str) -> Iterator[str]:
    if PICTURES.get(list_name) == field:
        yield f'REFERENCES "{IMAGES}" ("hash") DEFERRABLE INITIALLY DEFERRED'
    for reference in _direct_references(list_name):
        if reference.field == field:
            goes = "CASCADE" if reference.owned else "SET NULL"
            yield f'REFERENCES "{reference.target}" ("id") ON DELETE {goes} DEFERRABLE INITIALLY DEFERRED'


def _direct_references(list_name: str) -> tuple[Reference, ...]:
    found = references(record_type(list_name))
    return tuple(each for each in found if each.target is not None and not each.many)


def _indexes(list_name: str) -> Iterator[str]:
    for reference in _direct_references(list_name):
        if reference.owned:
            field = reference.field
            yield f'CREATE INDEX "{list_name}_{field}" ON "{list_name}" ("{field}")'
