"""Every document there is: what it is called, for whom, which files it makes, and what makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, NamedTuple

from app.content import words
from app.workshop import Workshop
from exporters.handout_files import handout_names
from exporters.leaflet_files import (
    agenda_names,
    card_names,
    check_in_names,
    department_names,
    poster_names,
)
from exporters.mail_files import mail_gaps, mail_names
from exporters.worksheet_files import TEAM_KIT_FILE, evaluation_names, worksheet_names

File = tuple[str, bytes]
"""A finished file: its path below the target folder, with ``/`` between, and its bytes."""

Say = Callable[[str], None]
"""Takes a sentence about what is being made."""

Paper = Literal["a4", "letter"]


class Order(NamedTuple):
    """What a document is made from: the workshop, its photographs by hash, the paper (None: by language).

    `say` is told what is being made. `only` names the one file that is wanted, None all of them.
    """

    workshop: Workshop
    images: Mapping[str, bytes]
    say: Say
    paper: Paper | None = None
    only: str | None = None

    def wants(self, name: str) -> bool:
        """Tell whether this file is to be made."""
        return self.only in (None, name)


Maker = Callable[[Order], Iterator[File]]


def _no_gaps(_: Workshop) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the catalogue; `formats` are file endings, `makes` is ``module:function``.

    The first of the formats is that of its files, the others are of what is attached to them. `names` gives
    the files it will make of a workshop, in order: none where there is nothing to print. `gaps` gives a
    sentence for each kind of thing that will be missing from it. What is `private` holds what nobody but the
    facilitator may see: an archive of all documents is without it.
    """

    key: str
    formats: tuple[str, ...]
    makes: str
    names: Callable[[Workshop], tuple[str, ...]]
    gaps: Callable[[Workshop], tuple[str, ...]] = _no_gaps
    private: bool = False

    @property
    def title(self) -> str:
        """What it is called on screen."""
        return self._said("title")

    @property
    def audience(self) -> str:
        """Whom it is for."""
        return self._said("audience")

    @property
    def audience_key(self) -> str:
        """The audience whose documents it is offered among (see exporters.audience)."""
        return self._said("for")

    @property
    def summary(self) -> str:
        """What is in it, in one sentence."""
        return self._said("summary")

    @property
    def on_paper(self) -> bool:
        """Tell whether any of it is made of pages: then every character must have a glyph."""
        return "pdf" in self.formats

    @property
    def opens_on_a_page(self) -> bool:
        """Tell whether a look into its files shows pages; else it shows text."""
        return self.formats[0] == "pdf"

    @property
    def why_skipped(self) -> str:
        """The sentence that says why there was nothing to print."""
        return str(words("documents")["skipped"][self.key])

    def files(self, order: Order) -> Iterator[File]:
        """Make the files one by one, saying before each what it is; nothing heavy is loaded before."""
        module, _, name = self.makes.partition(":")
        make: Maker = getattr(import_module(module), name)
        return make(order)

    def _said(self, key: str) -> str:
        return str(words("documents")["catalogue"][self.key][key])


def _always(name: str) -> Callable[[Workshop], tuple[str, ...]]:
    return lambda _: (name,)


def _csv_names(workshop: Workshop) -> tuple[str, ...]:
    return ("actions.csv",) if workshop.actions else ()


_LEAFLETS = "exporters.leaflets"

CATALOGUE: Mapping[str, Document] = {
    document.key: document
    for document in (
        Document("board", ("pdf",), "exporters.printed:board", _always("board.pdf")),
        Document("plan", ("pdf",), "exporters.printed:plan", _always("plan.pdf")),
        Document("handouts", ("pdf",), "exporters.printed:handouts", handout_names),
        Document("mail", ("eml", "pdf"), "exporters.mail:drafts", mail_names, mail_gaps),
        Document("departments", ("pdf",), f"{_LEAFLETS}:departments", department_names),
        Document("worksheets", ("pdf",), "exporters.worksheets:worksheets", worksheet_names),
        Document("poster", ("pdf",), f"{_LEAFLETS}:poster", poster_names),
        Document("team_kit", ("pdf",), "exporters.worksheets:team_kit", _always(TEAM_KIT_FILE)),
        Document("cards", ("pdf",), f"{_LEAFLETS}:cards", card_names),
        Document("check_in", ("pdf",), f"{_LEAFLETS}:check_in", check_in_names),
        Document("agenda", ("pdf",), f"{_LEAFLETS}:agenda", agenda_names),
        Document("contract", ("pdf",), f"{_LEAFLETS}:contract", _always("agreement.pdf")),
        Document("evaluation", ("pdf",), "exporters.worksheets:evaluation", evaluation_names),
        Document("docx", ("docx",), "exporters.word.document:plan", _always("plan.docx")),
        Document("xlsx", ("xlsx",), "exporters.excel:records", _always("workshop.xlsx")),
        Document("md", ("md",), "exporters.plain:plan", _always("plan.md")),
        Document("json", ("json",), "exporters.data:interchange", _always("workshop.json"), private=True),
        Document("csv", ("csv",), "exporters.data:actions", _csv_names),
        Document("ics", ("ics",), "exporters.calendar:dates", _always("calendar.ics")),
    )
}
"""The documents by key, in the order they are offered."""
