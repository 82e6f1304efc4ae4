"""A workshop as interchange JSON: the same workshop always gives the same bytes."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from app.interchange.pictures import put_in
from app.records.vocabulary import LISTS, PICTURES, WORKSHOP
from app.workshop import Workshop

FORMAT = "touchline"
VERSION = 1
"""The version of the interchange format that this program writes, and the newest it reads."""


def write_json(workshop: Workshop, images: Mapping[str, bytes]) -> bytes:
    """Give the whole workshop as UTF-8 JSON, one line a value; what is empty or null is left out.

    `images` holds the bytes of each picture by its hash. Reading the result gives an equal workshop.
    """
    written: dict[str, Any] = {FORMAT: VERSION, WORKSHOP: _written(workshop.details)}
    for name in LISTS:
        rows = [_written(record) for record in workshop.records(name)]
        if rows:
            written[name] = rows
    for name, field in PICTURES.items():
        rows = [written[WORKSHOP]] if name == WORKSHOP else written.get(name, ())
        for row in rows:
            if field in row:
                put_in(row, name, images[row[field]])
    return msgspec.json.format(msgspec.json.encode(written), indent=1) + b"\n"


def _written(record: Struct) -> dict[str, Any]:
    values = msgspec.to_builtins(record)
    return {name: value for name, value in values.items() if value is not None and value != ()}
