"""Keeps the rows of records that have not changed, so that one edit among a thousand makes one new row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ui.models.record_row import RecordRow


class RowCache:
    """Makes rows by `make(record)` and keeps each for as long as its record is the very same object.

    A snapshot of a workshop shares every record that was not touched with the one before it. Whatever else a
    row is made of is named as `context`, such as other lists of the snapshot: where one of these is another
    object (and not equal), all rows are made anew.
    """

    def __init__(self, make: Callable[[Any], RecordRow]) -> None:
        self._make = make
        self._context: tuple[object, ...] = ()
        self._kept: dict[str, tuple[Any, RecordRow]] = {}

    def rows(self, records: Iterable[Any], *context: object) -> list[RecordRow]:
        """Give the rows of these records, in their order."""
        before = self._kept if _same(self._context, context) else {}
        self._context = context
        self._kept = {record.id: self._row(record, before.get(record.id)) for record in records}
        return [row for _, row in self._kept.values()]

    def _row(self, record: Any, before: tuple[Any, RecordRow] | None) -> tuple[Any, RecordRow]:
        if before is not None and before[0] is record:
            return before
        return record, self._make(record)


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    # Lists of a snapshot are told apart by identity alone: comparing thousands of records would cost more
    # than it saves.
    return len(before) == len(now) and all(
        old is new or (not isinstance(new, tuple) and old == new)
        for old, new in zip(before, now, strict=True)
    )
