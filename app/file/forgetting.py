"""Forgetting a person who asks for it: their rows, and their name wherever somebody wrote it."""

import json
import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct, inspect

from app.content import words
from app.file.change import Change
from app.file.connection import Connection
from app.records.prepare import Participant
from app.records.vocabulary import LISTS, WORKSHOP, record_type, references

_NAMED_THEMSELVES = "participants"


class Traces:
    """How one person shows in texts: their id, their name and their address, as whole words."""

    def __init__(self, person: Participant) -> None:
        """Look for this person."""
        self.id = person.id
        told = [each for each in (person.name.strip(), (person.email or "").strip()) if each]
        # In the journal a quotation mark or a backslash in a name stands escaped.
        written = sorted({*told, *(json.dumps(each, ensure_ascii=False)[1:-1] for each in told)})
        names = "|".join(re.escape(each) for each in written)
        self._name = re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE) if names else None

    def within(self, text: str) -> bool:
        """Tell whether the text names the person or holds their id."""
        return self.id in text or bool(self._name and self._name.search(text))

    def removed(self, text: str) -> str:
        """Give the text with the name replaced by words that name nobody."""
        if self._name is None:
            return text
        return self._name.sub(words("refusals/file")["somebody"], text)


def remove(change: Change, connection: Connection, person: Participant) -> None:
    """Delete a person with all that is theirs, and take their name out of every free text."""
    traces = Traces(person)
    signed = connection.rows('SELECT "id" FROM "signatures" WHERE "participant_id" = ?', (person.id,))
    for (id,) in signed:
        change.delete("signatures", id)
    change.delete("participants", person.id)
    for name in (WORKSHOP, *LISTS):
        for id, fields in _texts(connection, name):
            # Somebody else of the same name keeps it.
            cleaned = {
                field: traces.removed(text)
                for field, text in fields.items()
                if text and (name, field) != (_NAMED_THEMSELVES, "name")
            }
            changed = {field: text for field, text in cleaned.items() if text != fields[field]}
            if changed:
                change.update(name, id, **changed)


def holds_traces(connection: sqlite3.Connection, traces: Traces) -> bool:
    """Tell whether a snapshot, of whatever version, names the person anywhere."""
    tables = connection.execute('SELECT "name" FROM sqlite_schema WHERE "type" = \'table\'').fetchall()
    return any(
        _row_holds(row, traces)
        for (table,) in tables
        for row in connection.execute(f'SELECT * FROM "{table}"')
    )


def _row_holds(row: tuple[Any, ...], traces: Traces) -> bool:
    return any(isinstance(value, str) and traces.within(value) for value in row)


@cache
def free_texts(kind: type[Struct]) -> tuple[str, ...]:
    """Give the fields in which people write what they like."""
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    named = {"id", *(reference.field for reference in references(kind))}
    return tuple(field.name for field in described.fields if field.name not in named and _is_free(field.type))


def _is_free(kind: inspect.Type) -> bool:
    match kind:
        case inspect.UnionType(types=types):
            return any(_is_free(each) for each in types)
        case inspect.StrType(pattern=pattern):
            return pattern is None
    return False


def _texts(connection: Connection, name: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    fields = free_texts(record_type(name))
    quoted = ", ".join(f'"{field}"' for field in fields)
    for id, *texts in connection.rows(f'SELECT "id", {quoted} FROM "{name}"') if fields else ():
        yield id, dict(zip(fields, texts, strict=True))
