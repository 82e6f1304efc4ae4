"""Out and in again: JSON carries the whole workshop, and the same workshop always gives the same bytes."""

from __future__ import annotations

import json

from hypothesis import given, settings

from app.interchange import read_json, write_json
from app.records.vocabulary import LISTS
from app.workshop import Workshop
from tests.strategies import images_of, workshops


@given(workshops())
@settings(max_examples=40)
def test_exporting_and_importing_again_gives_the_same_workshop(workshop: Workshop) -> None:
    images = images_of(workshop)
    written = write_json(workshop, images)
    imported = read_json(written)
    assert imported.workshop == workshop
    assert imported.images == images
    assert write_json(imported.workshop, imported.images) == written


@given(workshops())
@settings(max_examples=10)
def test_nothing_empty_is_written_and_lists_keep_the_order_of_the_vocabulary(workshop: Workshop) -> None:
    written = write_json(workshop, images_of(workshop))
    assert written.endswith(b"}\n")
    document = json.loads(written)
    assert list(document) == ["touchline", "workshop", *(name for name in LISTS if workshop.records(name))]
    for name in document.keys() & LISTS.keys():
        assert all(value not in (None, []) for row in document[name] for value in row.values())
