"""Refuses characters that no page can show, before a page is made of them: for exports and for previews."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from app.content import words
from app.errors import ExportRefused
from app.records.vocabulary import LISTS, WORKSHOP, record_type, references
from app.workshop import Workshop

_NAMED = 8
"""So many characters a refusal names."""
_UNPRINTED = frozenset({"notes", "votes", "ratings", "participants.email"})


def refuse_unprintable(workshop: Workshop) -> None:
    """Raise ExportRefused, which names them and the first place, where texts hold what no page can show."""
    from exporters.pdf.coverage import uncovered  # its tables are loaded for printed documents only

    found = uncovered(texts(workshop))
    if not found:
        return
    facts = {"place": found[0].place, "text": _around(found[0].text, found[0].character)}
    if len(found) == 1:
        raise ExportRefused("export.character", character=found[0].name, **facts)
    names = ", ".join(each.name for each in found[:_NAMED])
    raise ExportRefused("export.characters", characters=names, **facts)


def _around(text: str, character: str) -> str:
    """Give the part of a text about a character, so that a sentence can quote it."""
    at = max(text.find(character), 0)
    return text[max(at - 30, 0) : at + 30].replace("\n", " ")


def texts(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Give every text that may be printed, as (where it stands, text)."""
    said = words("vocabulary")
    place: str = words("refusals/export")["place"]
    lists = {WORKSHOP: (workshop.details,), **{name: workshop.records(name) for name in LISTS}}
    for name, records in lists.items():
        if name in _UNPRINTED or not records:
            continue
        skipped = {"id", *(reference.field for reference in references(record_type(name)))}
        fields = [
            field.name
            for field in msgspec.structs.fields(records[0])
            if field.name not in skipped and f"{name}.{field.name}" not in _UNPRINTED
        ]
        for number, record in enumerate(records, start=1):
            for field in fields:
                value = getattr(record, field)
                if isinstance(value, str):
                    kind = said[name]["one"].capitalize()
                    label = said[name]["fields"][field]
                    yield place.format(kind=kind, number=number, field=label), value
