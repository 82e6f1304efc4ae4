"""Previews: one page at a time, the latest wish first, from a process that can be killed at any moment."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from time import monotonic

import pytest

from app.content import resource
from app.errors import ExportRefused
from app.interchange.reading import read_json
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order
from exporters.preview import MOST_PIXELS, Preview, Previewer, Wanted, one_file, preview, serve
from tests.small import workshop

PATIENCE = 60.0


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return read_json(resource("samples", "building-supplies.json").read_bytes()).workshop


@pytest.fixture
def previewer() -> Iterator[Previewer]:
    made = Previewer()
    yield made
    made.close()


def answer(previewer: Previewer) -> Preview | ExportRefused | None:
    """Look into the pipe until there is an answer."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        found = previewer.poll()
        if found is not None or not previewer.busy:
            return found
        if previewer._connection is not None:
            previewer._connection.poll(0.1)
    raise AssertionError("no answer came")


def test_a_page_is_painted_as_wide_as_asked(sample: Workshop) -> None:
    content = one_file(sample, {}, "board")
    shown = preview("board", content, 0, 300)
    assert shown.page is not None
    assert (shown.number, shown.count > 1) == (0, True)
    assert abs(shown.page.width - 300) <= 1
    assert len(shown.page.pixels) == shown.page.stride * shown.page.height
    assert set(shown.page.pixels[:3]) == {255}
    assert min(shown.page.pixels) < 128


def test_a_page_says_how_wide_it_is_on_paper_and_never_has_too_many_pixels(sample: Workshop) -> None:
    content = one_file(sample, {}, "board")
    page = preview("board", content, 0, 9000).page
    assert page is not None
    assert round(page.points) == 595  # A4
    assert MOST_PIXELS * 0.99 < page.width * page.height < MOST_PIXELS * 1.01
    poster = preview("poster", one_file(sample, {}, "poster"), 0, 300).page
    assert poster is not None
    assert round(poster.points) == 842  # A3
    assert abs(poster.width - 300) <= 1


@pytest.mark.parametrize("key", ["handouts", "mail", "departments", "worksheets", "evaluation"])
def test_any_file_of_a_document_is_made_without_the_others(sample: Workshop, key: str) -> None:
    names = CATALOGUE[key].names(sample)
    for wanted in (names[0], names[-1]):
        said: list[str] = []
        order = Order(sample, {}, said.append, only=wanted)
        assert [name for name, _ in CATALOGUE[key].files(order)] == [wanted]
        assert len(said) <= 1
    first, last = one_file(sample, {}, key), one_file(sample, {}, key, number=len(names) - 1)
    assert first != last


def test_a_maker_that_makes_all_its_files_is_looked_through(
    sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def every(_: Order) -> Iterator[tuple[str, bytes]]:
        yield "board.pdf", b"the first"
        yield "second.pdf", b"the second"

    monkeypatch.setattr("exporters.printed.board", every)
    monkeypatch.setitem(
        CATALOGUE,  # type: ignore[arg-type]  # it is a dict that nobody is to write into
        "board",
        replace(CATALOGUE["board"], names=lambda _: ("board.pdf", "second.pdf")),
    )
    assert one_file(sample, {}, "board", number=1) == b"the second"


def test_past_the_last_page_comes_the_last(sample: Workshop) -> None:
    content = one_file(sample, {}, "handouts")
    assert preview("handouts", content, 99, 100).number == preview("handouts", content, 0, 100).count - 1


def test_letter_is_wider_for_its_height_than_a4(sample: Workshop) -> None:
    shapes = []
    for paper in ("a4", "letter"):
        page = preview("board", one_file(sample, {}, "board", paper), 0, 300).page  # type: ignore[arg-type]  # both are papers
        assert page is not None
        shapes.append(page.height)
    assert shapes[0] > shapes[1]


def test_what_is_not_for_paper_is_shown_as_text(sample: Workshop) -> None:
    shown = preview("json", one_file(sample, {}, "json"), 0, 300)
    assert shown.page is None
    assert '"touchline": 1' in shown.text
    assert shown.text.endswith("…")
    small = workshop(actions=[{"title": "Call them"}])
    assert "Call them" in preview("csv", one_file(small, {}, "csv"), 0, 300).text


def test_the_process_keeps_the_document_and_paints_page_after_page(
    sample: Workshop, previewer: Previewer
) -> None:
    assert previewer.poll() is None
    for number in (0, 1):
        previewer.show(Wanted(sample, {}, "board", number, 200))
        assert previewer.busy
        shown = answer(previewer)
        assert isinstance(shown, Preview)
        assert (shown.key, shown.number) == ("board", number)


def test_the_process_keeps_the_workshop_for_the_next_document_and_file(
    sample: Workshop, previewer: Previewer
) -> None:
    pages = []
    for key, file in (("board", 0), ("handouts", 1), ("handouts", 0), ("handouts", 0)):
        previewer.show(Wanted(sample, {}, key, 0, 300, file=file))
        shown = answer(previewer)
        assert isinstance(shown, Preview)
        assert (shown.key, shown.file) == (key, file)
        assert shown.page is not None
        pages.append(shown.page.pixels)
    assert pages[1] != pages[2]
    assert pages[2] == pages[3]


def test_the_latest_wish_wins(sample: Workshop, previewer: Previewer) -> None:
    for key in ("plan", "board", "json"):
        previewer.show(Wanted(sample, {}, key, 0, 200))
    shown = answer(previewer)
    assert isinstance(shown, Preview)
    assert shown.key == "json"
    assert not previewer.busy


def test_a_killed_process_is_said_and_started_again(sample: Workshop, previewer: Previewer) -> None:
    previewer.show(Wanted(sample, {}, "plan", 0, 200))
    os.kill(previewer._process.pid, signal.SIGTERM)
    refused = answer(previewer)
    assert isinstance(refused, ExportRefused)
    assert refused.key == "export.stopped"
    previewer.show(Wanted(sample, {}, "json", 0, 200))
    assert isinstance(answer(previewer), Preview)


def test_a_photograph_that_is_none_is_refused_in_words(previewer: Previewer) -> None:
    photo = {"id": "p", "image": "0" * 64}
    previewer.show(Wanted(workshop(photos=[photo]), {"0" * 64: b"no picture"}, "plan", 0, 200))
    refused = answer(previewer)
    assert isinstance(refused, ExportRefused)
    assert refused.key == "export.photograph"


def test_a_fault_of_our_own_surfaces(sample: Workshop, previewer: Previewer) -> None:
    previewer.show(Wanted(sample, {}, "nothing", 0, 200))
    with pytest.raises(RuntimeError, match="KeyError"):
        answer(previewer)


class Pipe:
    """The end of a pipe that hands out orders and keeps the answers, in this process."""

    def __init__(self, *orders: tuple[object, ...], breaks: bool = False) -> None:
        self.orders = list(orders)
        self.answers: list[tuple[str, object]] = []
        self.breaks = breaks

    def recv(self) -> tuple[object, ...]:
        if not self.orders:
            raise EOFError
        return self.orders.pop(0)

    def send(self, answer: tuple[str, object]) -> None:
        if self.breaks:
            raise OSError
        self.answers.append(answer)


def served(pipe: Pipe) -> list[str]:
    connection: Connection = pipe  # type: ignore[assignment, type-arg]  # it stands for one
    serve(connection)
    return [kind for kind, _ in pipe.answers]


def test_the_process_answers_every_order_and_ends_with_the_pipe(sample: Workshop) -> None:
    bad = workshop(photos=[{"id": "p", "image": "0" * 64}])
    pipe = Pipe(
        (sample, {}, "json", 0, 100, None, 0),
        (None, None, "json", 0, 100, None, 0),
        (bad, {"0" * 64: b"no picture"}, "plan", 0, 100, None, 0),
        (sample, {}, "nothing", 0, 100, None, 0),
    )
    assert served(pipe) == ["shown", "shown", "refused", "fault"]
    assert served(Pipe((sample, {}, "json", 0, 100, None, 0), breaks=True)) == []


def test_an_order_to_a_process_that_is_gone_is_passed_over(sample: Workshop, previewer: Previewer) -> None:
    previewer.show(Wanted(sample, {}, "json", 0, 100))
    previewer.close()
    assert not previewer.busy
    assert previewer.poll() is None


def test_closing_while_a_large_workshop_is_on_its_way_stops_the_order(previewer: Previewer) -> None:
    previewer.show(Wanted(workshop(), {"f" * 64: bytes(60_000_000)}, "json", 0, 100))
    sender = previewer._sender
    previewer.close()
    assert not sender.is_alive()
    previewer.show(Wanted(workshop(), {}, "json", 0, 100))
    assert isinstance(answer(previewer), Preview)
