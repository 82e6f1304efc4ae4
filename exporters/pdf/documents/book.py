"""What every chapter needs to put a workshop into words: names, dates, labels, and the fixed sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct, field

from app.content import words
from app.records.vocabulary import LISTS
from app.rules.plan import is_open, owner_name
from app.workshop import Workshop
from exporters.pdf.brand import Brand
from exporters.pdf.coverage import clean
from exporters.pdf.inline import Span
from exporters.pdf.logo import Logo
from exporters.pdf.palette import palette_of
from exporters.pdf.styles import A4, LETTER, Size

_LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "CL", "CO", "CR", "DO", "GT", "PA", "PH", "PR", "SV", "VE"})
"""Where paper is bought as Letter (CLDR's supplemental paper sizes)."""
_TAG = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*").fullmatch  # RFC 1766, which PDF/UA-1 goes by


def paper_of(language: str) -> Size:
    """Give the paper for a language tag: Letter where its region buys that, else A4."""
    parts = language.replace("_", "-").split("-")[1:]
    return LETTER if any(part.upper() in _LETTER_COUNTRIES for part in parts) else A4


class Book(Struct, frozen=True):
    """A workshop on its way into documents; `images` hold its pictures by hash."""

    workshop: Workshop
    images: Mapping[str, bytes] = field(default_factory=dict)
    paper: Literal["a4", "letter"] | None = None

    def say(self, key: str, **facts: object) -> str:
        """Give a fixed sentence of documents.toml by its dotted key, filled with facts."""
        found: Any = words("documents")
        for part in key.split("."):
            found = found[part]
        return str(found).format(**facts)

    def raw(self, key: str) -> str:
        """Give a fixed text that is filled later."""
        return str(words("documents")[key])

    def count(self, key: str, number: int, **facts: object) -> str:
        """Give the sentence for a number: `key.one` for 1, else `key.many`."""
        return self.say(f"{key}.{'one' if number == 1 else 'many'}", count=number, **facts)

    def label(self, list_name: str, field_name: str) -> str:
        """Give what a field is called."""
        return str(words("vocabulary")[list_name]["fields"][field_name])

    def value(self, enumeration: str, key: str | None) -> str:
        """Give what a value of an enumeration is called; nothing for null."""
        return "" if key is None else str(words("vocabulary")["values"][enumeration][key])

    def day(self, when: date | None) -> str:
        """Give a date as it is read, such as “11 Jan 2027”; nothing for null."""
        if when is None:
            return ""
        return f"{when.day}\xa0{words('documents')['months'][when.month - 1]}\xa0{when.year}"

    def name(self, list_name: str, id: str | None, field_name: str = "name") -> str:
        """Give the name of a record; nothing where there is none."""
        record = self.workshop.find(list_name, id)
        return "" if record is None else str(getattr(record, field_name) or "")

    def owner(self, action: Any) -> str:
        """Give who owns an action."""
        return owner_name(self.workshop, action) or ""

    def owner_or_open(self, action: Any, longest: int = 100_000) -> Span:
        """Give who owns an action for a cell: in the quieter ink that nobody does yet."""
        name = shortened(self.owner(action), longest)
        return Span(name) if name else Span(self.say("actions.owner_open"), colour="text2")

    def due_or_open(self, action: Any) -> str | Span:
        """Give the day an action is due for a cell: in the quieter ink, that an open one has none yet."""
        if action.due_on is None and is_open(action):
            return Span(self.say("actions.date_open"), colour="text2")
        return self.day(action.due_on)

    def receiver(self, department_id: str | None, segment_id: str | None) -> str:
        """Give who receives something, as the drawing calls them: a department, a segment or everyone."""
        found = self.name("departments", department_id) or self.name("segments", segment_id)
        plural = self.workshop.details.customer_name_plural
        said: str = words("drawings")["line_of_sight"]["all_customers"]
        return found or said.format(customers=plural)

    def stage(self, key: str) -> str:
        """Give the title of a stage."""
        return str(words("stages")[key]["title"])

    def answer(self, given: bool | None) -> str:
        """Give yes, no or not answered."""
        key = "unanswered" if given is None else "yes" if given else "no"
        return str(words("vocabulary")["common"][key])

    def customers(self) -> str:
        """Give what the organisation calls its customers, with a capital."""
        plural = self.workshop.details.customer_name_plural
        return plural[:1].upper() + plural[1:]

    def cut(self, longest: int) -> Book:
        """Give the book with every text of the workshop shortened, for a document that holds only so much."""
        workshop = self.workshop
        lists = {name: tuple(_cut(record, longest) for record in workshop.records(name)) for name in LISTS}
        return Book(workshop.replace(_cut(workshop.details, longest * 3), **lists), self.images, self.paper)

    @property
    def brand(self) -> Brand:
        """The organisation's colours and logo."""
        details = self.workshop.details
        image = self.images.get(details.logo) if details.logo else None
        alt = self.say("logo", organisation=details.organisation)
        return Brand(palette_of(details.colour), Logo(image, alt) if image is not None else None)

    @property
    def language(self) -> str:
        """The language tag as readers of PDF know it: what is no tag at all counts as undetermined."""
        said = self.workshop.details.language
        return said if _TAG(said) else "und"

    @property
    def size(self) -> Size:
        """The paper asked for, else that of the workshop's language."""
        if self.paper is not None:
            return LETTER if self.paper == "letter" else A4
        return paper_of(self.workshop.details.language)


def number(value: float | int | None, places: int = 0) -> str:
    """Give a figure with thousands apart; nothing for null."""
    return "" if value is None else f"{value:,.{places}f}"


def percent(value: float | None) -> str:
    """Give a share as a percentage, without needless zeros; nothing for null."""
    return "" if value is None else f"{value * 100:.1f}".removesuffix(".0") + "%"


def joined(parts: Iterable[str | None], between: str = " · ") -> str:
    """Join what is there to be seen."""
    return between.join(part for part in parts if part and clean(part).strip())


_Record = TypeVar("_Record", bound=msgspec.Struct)


def _cut(record: _Record, longest: int) -> _Record:
    """Shorten the texts of a record; references and hashes are never as long as a text that is cut."""
    long = {
        name: shortened(value, longest)
        for name in record.__struct_fields__
        if isinstance(value := getattr(record, name), str)
        and len(value) > longest
        and not name.endswith(("id", "image", "logo"))
    }
    return msgspec.structs.replace(record, **long) if long else record


def shortened(text: str | None, most: int) -> str:
    """Give a text of at most `most` characters, cut at a word, with an ellipsis where it was cut."""
    if not text or len(text) <= most:
        return text or ""
    cut = text[: most - 1]
    return (cut.rsplit(None, 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:.") + "…"
