"""Says what a deletion took along, so that nobody loses five touchpoints with a department unawares."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.content import words
from app.records.vocabulary import LISTS
from app.rules.names import name
from app.workshop import Workshop


def say_deleted(touched: Mapping[str, frozenset[str]], before: Workshop, after: Workshop) -> str:
    """Give the sentence about one record and what went with it; empty where a single one or several went."""
    gone = {
        list_name: ids
        for list_name in LISTS
        if (ids := [id for id in touched.get(list_name, ()) if _is_gone(list_name, id, before, after)])
    }
    if not gone:
        return ""
    (list_name, ids), *along = gone.items()
    if len(ids) != 1 or not along:
        return ""
    said = [_count(other, len(others)) for other, others in along]
    deleted = QCoreApplication.translate("Deleted", "Deleted {name} with {records}.")
    return deleted.format(name=name(list_name, ids[0], before), records=_listed(said))


def _is_gone(list_name: str, id: str, before: Workshop, after: Workshop) -> bool:
    return before.find(list_name, id) is not None and after.find(list_name, id) is None


def _count(list_name: str, count: int) -> str:
    called = words("vocabulary")[list_name]
    return f"{count} {called['one'] if count == 1 else called['many']}"


def _listed(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    both = QCoreApplication.translate("Deleted", "{several} and {last}")
    return both.format(several=", ".join(parts[:-1]), last=parts[-1])
