"""The personal handout: two pages that tell one person where their work touches the customer.

A pledge stands in no other document unless it was made in public. One that two pages can't hold is therefore
told in full on a further leaf; nobody else's pages are turned by it, as leaves are printed on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from app.content import words
from app.drawings.straight_line import drawing_of
from app.records.plan import Action, Pledge
from app.records.prepare import Participant
from app.rules.folding import fold
from app.rules.helping import helped_by
from app.rules.line_of_sight import line_of_sight, receives, touchpoint_edges
from app.rules.names import customer_of, listed
from app.rules.pains import hardest_first, unresolved_of
from app.rules.plan import actions_of
from app.rules.straight_line import main_touchpoint, straight_line
from app.rules.two_questions import questions
from exporters.pdf.blocks import Block, Columns, Heading, Lines, Listing, NewPage, Panel, Paragraph
from exporters.pdf.document import Running, Sheet, page_count, render_all
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.documents.chapters.decisions import when_next
from exporters.pdf.documents.leaflet import DOT, dated
from exporters.pdf.drawing import Figure
from exporters.pdf.inline import Inline, Span
from exporters.pdf.metadata import About
from exporters.pdf.styles import BODY, CELL, CELL_STRONG, HEADINGS, OVERLINE, SMALL, SUBTITLE, TITLE, Style
from exporters.pdf.tables import Cell, Column, Table

PAGES = 2
_VISION = Style(14, 20, weight="semibold", tracking=-0.008, after=2)
_ANSWER = Style(12, 17, weight="semibold", after=4)
_HEAD = HEADINGS[2].but(size=12, leading=16, before=14, after=4)
_DIRECTIONS = {
    "senior_leader": ("leader_to_leader", "leader_to_employee"),
    "middle_manager": ("leader_to_leader", "leader_to_employee"),
    "supervisor": ("leader_to_employee", "employee_to_employee"),
    "team_member": ("employee_to_employee", "employee_to_customer"),
}
"""The directions of the cascade that are somebody's own, by level; who has no level sees all four."""
_SERVING = ("serves_customer", "serves_someone_who_does")


class Measure(Struct, frozen=True):
    """How many entries of each list a handout takes, and how many characters of each text."""

    entries: int
    longest: int


_MEASURES = (
    Measure(6, 600),
    Measure(5, 320),
    Measure(4, 200),
    Measure(3, 120),
    Measure(2, 80),
    Measure(2, 50),
)


def handout(book: Book, person: Participant, blocks: Sequence[Block] = ()) -> bytes:
    """Give one person's handout as PDF, of its blocks where they are made already."""
    title = joined([person.name, book.workshop.details.title], ": ")
    return _rendered(book, [blocks or handout_blocks(book, person)], title)


def merged_handouts(book: Book, parts: Sequence[Sequence[Block]] = ()) -> bytes:
    """Give everybody's handouts in one PDF, each counting its pages for itself; `parts` as in `handout`."""
    parts = parts or [handout_blocks(book, person) for person in book.workshop.participants]
    title = joined([book.say("catalogue.handouts.title"), book.workshop.details.title], ": ")
    return _rendered(book, parts, title)


def _rendered(book: Book, parts: Sequence[Sequence[Block]], title: str) -> bytes:
    details = book.workshop.details
    about = About(title, book.language, book.say("cover.about_plan", organisation=details.organisation))
    head = book.say("handout.running", organisation=details.organisation)
    running = Running(head, dated(book), book.raw("page_of"))
    return render_all(parts, about, sheet_of(book), running, book.brand)


def sheet_of(book: Book) -> Sheet:
    """Give the handout's grid: a little more text than a plan's page."""
    return Sheet(book.size, top=58.0, bottom=54.0)


def handout_blocks(book: Book, person: Participant) -> list[Block]:
    """Give one person's two pages, with as much of each list as they hold."""
    sheet = sheet_of(book)
    *wide, narrowest = _MEASURES
    for measure in wide:
        made = _Handout(book, person, measure)
        blocks = made.blocks(sheet.width)
        if page_count(blocks, sheet) <= PAGES:
            break
    else:
        made = _Handout(book, person, narrowest)
        blocks = made.blocks(sheet.width)
    in_full = made.pledges_in_full()
    if not in_full:
        return blocks
    told = [*blocks, *in_full]
    return told if page_count(told, sheet) % PAGES == 0 else [*told, NewPage(made.notes())]


class _Handout(Struct, frozen=True):
    """One person's handout within a measure."""

    book: Book
    person: Participant
    measure: Measure

    def blocks(self, width: float) -> list[Block]:
        """Give the blocks of both pages."""
        return [
            *self._masthead(),
            *self._touchpoint(),
            *self._line(width),
            *self._neighbours(),
            *self._pledge(),
            *self._actions(),
            *self._lived(),
            *self._questions(),
            *self.notes(),
        ]

    def notes(self) -> list[Block]:
        """Give room to write, down to the end of the page."""
        return [Heading(2, self._say("notes"), style=_HEAD, listed=False), Lines()]

    def pledges_in_full(self) -> list[Block]:
        """Give a page with what was pledged, where the two pages had to leave any of it out."""
        made = self._pledges
        texts = [text for each in made for text in (each.text, each.tell_whom or "")]
        if len(made) <= self.measure.entries and all(self._cut(text) == text for text in texts):
            return []
        head = Heading(2, self._say("pledges_in_full"), style=_HEAD)
        return [NewPage([head, *(self._pledged(each, each.text, each.tell_whom) for each in made)])]

    def _say(self, key: str, **facts: object) -> str:
        return self.book.say(f"handout.{key}", **facts)

    def _cut(self, text: str | None) -> str:
        return shortened(text, self.measure.longest)

    def _head(self, key: str) -> Heading:
        return Heading(2, self._say(key), style=_HEAD)

    def _masthead(self) -> Iterable[Block]:
        book, person = self.book, self.person
        yield Paragraph(self._say("overline"), OVERLINE)
        yield Heading(1, self._cut(person.name), style=TITLE.but(size=23, leading=28, after=2))
        others = [self._cut(book.name("departments", id)) for id in person.represents_ids]
        role = joined(
            [
                self._cut(person.job_title),
                self._cut(book.name("departments", person.department_id)),
                book.say("people.speaks_for", names=listed(others)) if others else None,
            ],
            DOT,
        )
        yield Paragraph(role, SUBTITLE.but(size=11, leading=15, after=8))
        if person.attendance in ("absent", "left"):
            yield Paragraph(self._say(self._above("absent")), BODY)
        said = (book.workshop.details.statement or "").strip()
        text = (
            Paragraph(self._cut(said), _VISION) if said else Paragraph(self._say(self._above("vision_open")))
        )
        yield Panel([Paragraph(self._say("vision"), OVERLINE), text], padding=10)

    def _touchpoint(self) -> Iterable[Block]:
        book, person = self.book, self.person
        customer = book.workshop.details.customer_name
        yield self._head("touchpoint")
        yield Paragraph(self._say("touchpoint_ask"), SMALL, keep=True)
        main = main_touchpoint(book.workshop, person.id)
        if main is None:
            yield Paragraph(self._say("touchpoint_open", customer=customer))
            yield Lines(2)
        else:
            yield Paragraph(self._cut(main.answer), _ANSWER)
        parts = (
            (self._say("wants", customer=customer), main.wants if main else None),
            (self._say("benefit"), main.benefit if main else None),
            (self._say("improve"), main.improve if main else None),
        )
        yield Columns([(1, self._part(label, text)) for label, text in parts], gap=16, after=4)
        own = book.workshop.where("personal_touchpoints", "participant_id", person.id)
        others = [self._cut(each.answer) for each in own if each is not main][: self.measure.entries]
        if others:
            yield Paragraph(
                [Span(self._say("others") + ": ", weight="semibold"), Span("; ".join(others))], CELL
            )

    def _part(self, label: str, text: str | None) -> list[Block]:
        head = Paragraph(label, OVERLINE.but(tracking=0.0, after=1))
        return (
            [head, Paragraph(self._cut(text), CELL.but(size=9, leading=12.6))] if text else [head, Lines(2)]
        )

    def _line(self, width: float) -> Iterable[Block]:
        """The straight line, drawn and in words; where there is none, room to draw it."""
        workshop = self.book.workshop
        yield Heading(2, self._say_of_line("heading"), style=_HEAD)
        yield Paragraph(self._role(), SMALL, keep=True)
        line = straight_line(workshop, self.person.id)
        if line is None:
            yield Paragraph(
                [
                    Span(self._say_of_line(self._above("with_manager")) + ". ", weight="semibold"),
                    Span(self._say_of_line("with_manager_how")),
                ]
            )
            yield Lines(3)
            return
        yield Figure(drawing_of(workshop, line, width=width), before=4, after=4)
        onward = Span(self._say("line_table_onward"), colour="text2")
        rows: list[list[Cell]] = [
            [
                self._cut(self.book.name("departments", edge.department_id)),
                onward if number else self._cut(self.book.name("touchpoints", edge.touchpoint_id)),
                self._cut(self.book.receiver(edge.receiver_department_id, edge.segment_id)),
            ]
            for number, edge in enumerate(line.edges)
        ]
        columns = [
            Column(self._say("line_table_from"), 1.5, style=CELL_STRONG, leads=True),
            Column(self._say("line_table_gives"), 2.5),
            Column(self._say("line_table_to"), 1.5),
        ]
        yield Table(columns, rows, before=2, after=6)

    def _role(self) -> str:
        """What the person is to the customer, by their line, else by their department; else the two roles."""
        two_roles = self._say_of_line("two_roles")
        line, id = straight_line(self.book.workshop, self.person.id), self._department
        if line is not None:
            steps = len(line.edges)
            if steps > len(_SERVING):
                return self._say_of_line("steps", count=steps)
            role = _SERVING[steps - 1]
        elif self._leads_all:
            return self._say_of_line("no_department_above")
        elif id is None:
            return f"{self._say_of_line('no_department')} {two_roles}"
        else:
            role = line_of_sight(self.book.workshop).of(id).role
        roles = words("line_of_sight")["roles"]
        name = roles[role]["name"].format(customer=self._cut(self.book.workshop.details.customer_name))
        return f"{name}." if role in _SERVING else f"{name}. {two_roles}"

    def _say_of_line(self, key: str, **facts: object) -> str:
        customer = self._cut(self.book.workshop.details.customer_name)
        return str(words("line_of_sight")["handout"][key]).format(customer=customer, **facts)

    @property
    def _department(self) -> str | None:
        """The id of the person's department, where there is one."""
        found = self.book.workshop.find("departments", self.person.department_id)
        return None if found is None else str(found.id)

    @property
    def _leads_all(self) -> bool:
        """Tell whether the person leads all departments: a senior leader of none."""
        return self.person.level == "senior_leader" and self._department is None

    def _above(self, key: str) -> str:
        """Give the key of the words for somebody who leads all departments, or of those for all others."""
        return f"{key}_above" if self._leads_all else key

    def _neighbours(self) -> Iterable[Block]:
        """Who serves the person's department, and who depends on what it gives."""
        workshop = self.book.workshop
        id = self._department
        serving: dict[str, list[str]] = {}
        for edge in receives(workshop, id) if id else ():
            name = self.book.name("touchpoints", edge.touchpoint_id)
            serving.setdefault(self.book.name("departments", edge.department_id), []).append(name)
        given: list[Inline] = [
            f"{self._cut(giver)}: {self._cut(', '.join(names))}" for giver, names in serving.items()
        ]
        left: list[Block] = [] if self._leads_all else [self._head("serve_me")]
        if given:
            left.append(Listing(self._first(given), CELL))
        elif left:
            left.append(
                Paragraph(self._say("serve_me_open" if self._department else "serve_me_nobody"), CELL)
            )
        asked = self._asked()
        right: list[Block] = [self._head("asked"), Listing(asked, CELL)] if asked else []
        sides = [side for side in (left, right) if side]
        if sides:
            yield Columns([(1, side) for side in sides], before=12, after=2)

    def _first(self, entries: Sequence[Inline]) -> list[Inline]:
        """Give as many entries of a list as the measure takes, and say how many more there are."""
        most = self.measure.entries
        more = len(entries) - most
        end: list[Inline] = [[Span(self._say("more", count=more), colour="text2")]] if more > 0 else []
        return [*entries[:most], *end]

    def _asked(self) -> list[Inline]:
        """The person's touchpoints, or else their department's: marks of both sides, and pains."""
        workshop = self.book.workshop
        own = workshop.where("personal_touchpoints", "participant_id", self.person.id)
        linked = [workshop.get("touchpoints", each.touchpoint_id) for each in own if each.touchpoint_id]
        id = self.person.department_id
        points = linked or (workshop.where("touchpoints", "department_id", id) if id else ())
        said: list[Inline] = [entry for point in dict.fromkeys(points) for entry in self._asked_of(point)]
        return self._first(said)

    def _asked_of(self, point: Any) -> Iterable[list[Span]]:
        workshop = self.book.workshop
        pains = [self._cut(each.text) for each in hardest_first(unresolved_of(workshop, point.id))[:2]]
        for edge in touchpoint_edges(workshop, point.id):
            row = workshop.get("receivers", edge.receiver_id)
            name = self.book.name("departments", edge.receiver_department_id) or customer_of(
                edge.segment_id, workshop
            )
            head = self._say("asked_row", touchpoint=self._cut(point.name), receiver=self._cut(name))
            yield [Span(joined([head, self._marks(row.giver_score, row.receiver_score)], ": "))]
        for text in pains:
            yield [Span(self._say("asked_pain", text=text), colour="text2")]

    def _marks(self, giver: int | None, receiver: int | None) -> str:
        if giver is not None and receiver is not None:
            return self._say("asked_scores", giver=giver, receiver=receiver)
        if giver is not None:
            return self._say("asked_giver", giver=giver)
        return "" if receiver is None else self._say("asked_receiver", receiver=receiver)

    @property
    def _pledges(self) -> Sequence[Pledge]:
        return self.book.workshop.where("pledges", "participant_id", self.person.id)

    def _pledge(self) -> Iterable[Block]:
        yield self._head("pledge")
        for each in self._pledges[: self.measure.entries]:
            yield self._pledged(each, self._cut(each.text), self._cut(each.tell_whom))
        more = len(self._pledges) - self.measure.entries
        if more > 0:
            yield Paragraph(self._say("pledges_more", count=more), SMALL)
        if not self._pledges:
            yield Paragraph(self._say(self._above("pledge_open")), BODY.but(after=0), keep=True)
            yield Lines(1)

    def _pledged(self, pledge: Pledge, text: str, tell_whom: str | None) -> Block:
        by = self._say("pledge_by", when=self.book.day(pledge.by_on)) if pledge.by_on else None
        more = joined([by, self._say("pledge_tell", name=tell_whom) if tell_whom else None], DOT)
        return Paragraph([Span(text, weight="semibold"), Span(f"\n{more}" if more else "", colour="text2")])

    def _actions(self) -> Iterable[Block]:
        yield self._head("actions")
        workshop, id = self.book.workshop, self.person.id
        every = [
            *((each, False) for each in actions_of(workshop, id)),
            *((each, True) for each in helped_by(workshop, id)),
        ]
        if not every:
            yield Paragraph(self._say("actions_open"))
            return
        columns = [
            Column(self._say("action"), 6, leads=True),
            Column(self.book.say("actions.status"), 1.2),
            Column(self._say("due"), 1.3, "right", CELL.but(figures=True)),
        ]
        rows = [self._action(each, helps=helps) for each, helps in every[: self.measure.entries]]
        yield Table(columns, rows, before=0, after=4)
        if len(every) > self.measure.entries:
            yield Paragraph(self._say("more", count=len(every) - self.measure.entries), SMALL)

    def _action(self, action: Action, *, helps: bool) -> list[Cell]:
        """Give an action of the person's own, or one they help with and whose it is."""
        book = self.book
        spans = [Span(self._cut(action.title), weight="semibold")]
        if helps:
            owner = self._cut(book.owner(action))
            whose = self._say("helps", owner=owner) if owner else self._say("helps_nobody")
            spans.append(Span("\n" + whose, colour="text2"))
        if action.first_step:
            step = book.say("first_ten.first_step", step=self._cut(action.first_step))
            spans.append(Span("\n" + step, colour="text2"))
        return [spans, book.value("status", action.status), book.due_or_open(action)]

    def _lived(self) -> Iterable[Block]:
        """What the person may do off script, beside how they live the vision."""
        sides = [side for side in (self._freedom(), self._cascade()) if side]
        if sides:
            yield Columns([(1, side) for side in sides], before=12, after=2)

    def _freedom(self) -> list[Block]:
        said: list[Inline] = []
        for each in self.book.workshop.playbook_rules:
            head = self._say(
                "freedom_row",
                situation=self._cut(each.situation).rstrip("."),
                freedom=self._cut(each.freedom),
            )
            limits = [
                self._say("freedom_limit", limit=self._cut(each.limit)) if each.limit else None,
                self._say("freedom_tell", tell=self._cut(each.tell)) if each.tell else None,
            ]
            tail = joined(limits, "; ")
            said.append([Span(head), Span(f" ({tail})" if tail else "", colour="text2")])
        return [self._head("freedom"), Listing(self._first(said), CELL)] if said else []

    def _cascade(self) -> list[Block]:
        level = self.person.level
        mine = (
            _DIRECTIONS[level]
            if level
            else tuple(dict.fromkeys(each for pair in _DIRECTIONS.values() for each in pair))
        )
        lived = [
            each
            for each in self.book.workshop.cascade
            if each.direction in mine and not self._is_somebody_else(each.who)
        ]
        said: list[Inline] = []
        for each in lived:
            direction, rhythm = self.book.value("direction", each.direction), each.rhythm
            head = joined([direction, self.book.value("rhythm", rhythm).lower(), self._cut(each.who)], ", ")
            said.append([Span(head + ": ", weight="semibold"), Span(self._cut(each.behaviour))])
        ours = any(each.who and fold(each.who.strip()) != fold(self.person.name) for each in lived)
        key = "cascade_ours" if ours else "cascade"
        return [self._head(key), Listing(self._first(said), CELL)] if said else []

    def _is_somebody_else(self, who: str | None) -> bool:
        """Tell whether a text is nothing but another participant's name."""
        named = fold((who or "").strip())
        names = {fold(each.name) for each in self.book.workshop.participants}
        return named in names and named != fold(self.person.name)

    def _questions(self) -> Iterable[Block]:
        asked = [self._cut(question) for question in questions(self.book.workshop)]
        left: list[Block] = [
            self._head("questions"),
            Paragraph(self._say("questions_intro"), SMALL, keep=True),
            Listing(asked, CELL, numbered=True),
        ]
        right: list[Block] = [self._head("check_in"), Paragraph(self._cut(when_next(self.book)), CELL)]
        yield Columns([(1.6, left), (1, right)], before=12, after=0)
