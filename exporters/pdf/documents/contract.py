"""The agreement before the day: one page that sponsor and facilitator sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from app.content import words
from app.rules.check_ins import by_horizons
from app.rules.names import listed
from exporters.pdf.blocks import Block, Columns, Heading, Lines, Listing, Paragraph, Rule, Space
from exporters.pdf.document import Sheet, page_count, render
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.documents.leaflet import about, cut, people, running, said
from exporters.pdf.inline import Span
from exporters.pdf.styles import CELL, HEADINGS, OVERLINE, SMALL, TITLE, Style
from exporters.pdf.tables import Cell, Column, Table

PAGES = 1
_TITLE = TITLE.but(size=22, leading=27, after=2)
_HEAD = HEADINGS[2].but(size=11, leading=15, before=11, after=3)
_SIGN = 27.0
_STAGES = ("vision", "touchpoints", "practices", "plan", "hand_out")


class Measure(Struct, frozen=True):
    """How the page is set, how many names of each list it takes, and how many characters of each text."""

    text: Style
    names: int
    longest: int


_MEASURES = (
    Measure(Style(10, 13.7, after=3), 60, 600),
    Measure(Style(9.5, 12.9, after=3), 60, 600),
    Measure(Style(9, 12.2, after=3), 40, 600),
    Measure(Style(9, 12.2, after=3), 14, 240),
    Measure(Style(9, 12.2, after=3), 8, 90),
    Measure(Style(9, 12.2, after=3), 4, 50),
    Measure(Style(9, 12.2, after=3), 2, 24),
)


def contract(book: Book) -> bytes:
    """Give the agreement as PDF."""
    title = said("contract.title")
    edges = running(book, said("contract.running"))
    return render(contract_blocks(book), about(book, title, "contract"), sheet_of(book), edges, book.brand)


def sheet_of(book: Book) -> Sheet:
    """Give the page's grid: wider than a plan's, as two columns stand side by side."""
    return Sheet(book.size, left=54, right=54, top=44, bottom=46)


def contract_blocks(book: Book) -> list[Block]:
    """Give the page, with as much of each list and text as it holds."""
    *wide, narrowest = _MEASURES
    tried = (list(_Contract(book, measure).blocks()) for measure in wide)
    fitting = (blocks for blocks in tried if page_count(blocks, sheet_of(book)) <= PAGES)
    return next(fitting, None) or list(_Contract(book, narrowest).blocks())


class _Contract(Struct, frozen=True):
    """The agreement within a measure."""

    book: Book
    measure: Measure

    def blocks(self) -> Iterable[Block]:
        """Give the page from top to bottom."""
        details = self.book.workshop.details
        yield Paragraph(said("contract.overline"), OVERLINE)
        yield Heading(1, said("contract.title"), style=_TITLE)
        yield Paragraph(
            joined([self._cut(details.organisation), self._cut(details.title)]), SMALL.but(after=6)
        )
        yield from self._facts()
        yield Rule(before=2, after=0)
        left = [*self._purpose(), *self._outcomes(), *self._rule()]
        right = [*self._who(), *self._pre_work(), *self._follow()]
        yield Columns([(1, left), (1, right)], gap=26, before=12, after=0)
        yield from self._data()
        yield from self._signatures()

    def _cut(self, text: str | None) -> str:
        return cut(text, self.measure.longest)

    def _facts(self) -> Iterable[Block]:
        book, details = self.book, self.book.workshop.details
        sponsor = joined([self._cut(details.sponsor), self._cut(details.sponsor_title)], ", ")
        known = [
            ("contract.held_on", book.day(details.held_on)),
            ("contract.venue", self._cut(details.venue)),
            ("contract.sponsor", sponsor),
            ("contract.facilitators", self._cut(details.facilitators)),
        ]
        label = OVERLINE.but(tracking=0.02, after=0)
        columns: list[tuple[float, list[Block]]] = [
            (1.0, [Paragraph(said(key), label), Paragraph(text or said("contract.open"), CELL)])
            for key, text in known
        ]
        yield Columns(columns, gap=14, after=4)

    def _purpose(self) -> Iterable[Block]:
        purpose = self._cut(self.book.workshop.details.purpose)
        yield Heading(2, said("contract.purpose"), style=_HEAD)
        yield Paragraph(purpose, self.measure.text) if purpose else Lines(3, spacing=20, after=4)

    def _outcomes(self) -> Iterable[Block]:
        """What the day is for; of an agenda, only what it has time for."""
        items = self.book.workshop.agenda_items
        planned = {item.stage for item in items} | {"hand_out"} if items else set(_STAGES)
        called = {key: self._cut(text) for key, text in people(self.book).items()}
        yield Heading(2, said("contract.outcomes"), style=_HEAD)
        kept = [stage for stage in _STAGES if stage in planned]
        yield Listing(
            [said(f"contract.outcome.{stage}", **called) for stage in kept], self.measure.text, gap=2
        )

    def _rule(self) -> Iterable[Block]:
        rule = self.book.workshop.details.decision_rule
        yield Heading(2, said("contract.rule"), style=_HEAD)
        yield Paragraph(
            [
                Span(said(f"contract.rules.{rule}"), weight="semibold"),
                Span(" " + said("contract.rule_after")),
            ],
            self.measure.text,
        )

    def _who(self) -> Iterable[Block]:
        workshop = self.book.workshop
        leaders = [each.name for each in workshop.where("participants", "level", "senior_leader")]
        departments = [each.name for each in workshop.departments]
        sponsor = self._cut(workshop.details.sponsor)
        customer = self._cut(workshop.details.customer_name)
        entries = [
            said("contract.who_sponsor", name=sponsor) if sponsor else said("contract.who_sponsor_open"),
            said("contract.who_leaders", names=self._names(leaders))
            if leaders
            else said("contract.who_leaders_open"),
            said("contract.who_departments", names=self._names(departments))
            if departments
            else said("contract.who_departments_open", customer=customer),
            said("contract.who_absent"),
        ]
        yield Heading(2, said("contract.who"), style=_HEAD)
        yield Listing(entries, self.measure.text, gap=2)

    def _names(self, names: Sequence[str]) -> str:
        """Give the names, the first of them where the page doesn't hold all."""
        shown = [self._cut(name) for name in names[: self.measure.names]]
        more = len(names) - len(shown)
        return listed([*shown, *([said("contract.more", count=more)] if more else [])])

    def _pre_work(self) -> Iterable[Block]:
        planned = self.book.workshop.where("agenda_items", "priority", "pre_work")
        entries = [self._cut(item.title) for item in planned[: self.measure.names]]
        if not entries:
            customer = self._cut(self.book.workshop.details.customer_name)
            entries = [said("contract.pre_voices", customer=customer), said("contract.pre_rate")]
        yield Heading(2, said("contract.pre_work"), style=_HEAD)
        yield Listing([*entries, said("contract.pre_purpose")], self.measure.text, gap=2)

    def _follow(self) -> Iterable[Block]:
        book = self.book
        days = [each.planned_on for each in book.workshop.check_ins if each.planned_on is not None]
        if not days:
            days = [each.on for each in by_horizons(book.workshop)]
        dates = ", ".join(book.day(day) for day in sorted(days)[: self.measure.names])
        yield Heading(2, said("contract.follow"), style=_HEAD)
        entries = [said("contract.follow_planned", dates=dates), said("contract.follow_budget")]
        yield Listing(entries, self.measure.text, gap=2)

    def _data(self) -> Iterable[Block]:
        items = [str(each) for each in words("documents_more")["contract"]["data_items"]]
        half = len(items) // 2 + 1
        yield Heading(2, said("contract.data"), style=_HEAD)
        left: list[Block] = [Listing(items[:half], self.measure.text, gap=2)]
        right: list[Block] = [Listing(items[half:], self.measure.text, gap=2), Lines(1, spacing=18)]
        yield Columns([(1, left), (1, right)], gap=26, after=0)

    def _signatures(self) -> Iterable[Block]:
        details = self.book.workshop.details
        sponsor = self._cut(details.sponsor)
        name: list[Block] = [Paragraph(sponsor, CELL)] if sponsor else []
        room: list[Block] = [Space(_SIGN)]
        rows: list[list[Cell]] = [
            [said("contract.as_sponsor"), name, room, ""],
            [said("contract.as_facilitator"), "", room, ""],
        ]
        columns = [
            Column(said("contract.signs"), 1.2, style=CELL.but(weight="semibold"), leads=True),
            Column(said("contract.name"), 2, stays=True),
            Column(said("contract.signature"), 2.4, stays=True),
            Column(said("contract.date"), 1.2, stays=True),
        ]
        yield Table(columns, rows, whole=0.9, before=12, after=0)
