"""Every text of a workshop that its documents have to hold between them, and why a few may be left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from app.records.vocabulary import LISTS, WORKSHOP, record_type, references
from app.workshop import Workshop
from exporters.pdf.coverage import clean, font_of, uncovered

NO_READING = {
    "the language of a document is told to programs, not to readers": {"workshop.language"},
    "hashes and moments of the clock are for programs": {
        "photos.image",
        "workshop.logo",
        "photos.taken_at",
        "ballots.closed_at",
        "ballots.revealed_at",
        "surveys.revealed_at",
        "agenda_items.started_at",
        "agenda_items.finished_at",
    },
    "a colour is seen": {"workshop.colour"},
    "what one customer is called is a word of our own sentences": {"workshop.customer_name"},
    "keys of stages and steps are no words": {"agenda_items.stage", "agenda_items.step"},
}
WITHHELD: dict[str, Callable[[Workshop, str, Any, str], bool]] = {
    "notes are the facilitator's own": lambda _w, name, _r, _f: name == "notes",
    "an address is its owner's; whoever has it needs no plan to tell them": lambda _w, name, _r, field: (
        (name, field) == ("participants", "email")
    ),
    "a confidential customer has no name": lambda _w, name, record, field: (
        (name, field) == ("key_customers", "name") and record.confidential
    ),
    "why a private pledge was set aside would tell of it": lambda w, name, record, _f: (
        name == "dismissals" and record.source == "pledges" and not w.get("pledges", record.source_id).public
    ),
    "the wording somebody signed is the statement or an earlier one": lambda _w, name, _r, field: (
        (name, field) == ("signatures", "wording")
    ),
}


def told_texts(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Give every text the documents have to hold, with the field it stands in."""
    silent = set().union(*NO_READING.values())
    lists = {WORKSHOP: (workshop.details,), **{name: workshop.records(name) for name in LISTS}}
    for name, records in lists.items():
        skipped = {"id", *(each.field for each in references(record_type(name)))}
        for record in records:
            for field in msgspec.structs.fields(record):
                place = f"{name}.{field.name}"
                value = getattr(record, field.name)
                if (
                    field.name in skipped
                    or place in silent
                    or field.type not in (str, str | None)
                    or not value
                ):
                    continue
                if not any(reason(workshop, name, record, field.name) for reason in WITHHELD.values()):
                    yield place, value


def printable(workshop: Workshop) -> Workshop:
    """Give the workshop without the characters an export refuses by name."""

    def mended(record: Any) -> Any:
        kind: Any = type(record)
        kept = {each.field for each in references(kind)}
        texts = {
            field.name: "".join(c for c in clean(value) if c == "\n" or font_of(c)) or "?"
            for field in msgspec.structs.fields(record)
            if field.name not in kept
            and isinstance(value := getattr(record, field.name), str)
            and uncovered([("", value)])
        }
        return msgspec.structs.replace(record, **texts)

    lists = {name: tuple(mended(record) for record in workshop.records(name)) for name in LISTS}
    return workshop.replace(mended(workshop.details), **lists)


def letters(text: str) -> str:
    """Give what is left of a text for a comparison: no space, no quotes, no hyphen a line may swallow."""
    even = unicodedata.normalize("NFKC", clean(text))
    return "".join(each for each in even if not each.isspace() and each not in '-\u00ad\ufffe\x02“”‘’"')
