"""A workshop on its way to another process, in pieces: no single one keeps the window from going on."""

from __future__ import annotations

from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

from app.records.vocabulary import LISTS
from app.workshop import Workshop

PIECE = 500
"""So many records are packed at once, in a millisecond or two, for which packing holds the interpreter."""


def hand_over(
    connection: Connection[Any, Any], workshop: Workshop, images: Mapping[str, bytes], *rest: Any
) -> None:
    """Send a workshop, its pictures by hash and what else belongs to an order; `take_over` receives it.

    Raises OSError where nobody listens any more.
    """
    connection.send((workshop.details, workshop.id, rest))
    for name in LISTS:
        records = workshop.records(name)
        for start in range(0, len(records), PIECE):
            connection.send((name, records[start : start + PIECE]))
    for hash, image in images.items():
        connection.send((hash, image))
    connection.send(None)


def take_over(connection: Connection[Any, Any]) -> tuple[Workshop, dict[str, bytes], tuple[Any, ...]]:
    """Receive what `hand_over` sends. Raises EOFError or OSError where the other side is gone."""
    details, id, rest = connection.recv()
    lists: dict[str, tuple[Any, ...]] = {}
    images: dict[str, bytes] = {}
    while (piece := connection.recv()) is not None:
        name, content = piece
        if name in LISTS:
            lists[name] = (*lists.get(name, ()), *content)
        else:
            images[name] = content
    return Workshop(details, id=id, **lists), images, rest
