"""Previews: one page at a time, the latest wish first, from a process that can be killed at any moment."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import count
from multiprocessing.connection import Connection
from threading import Thread, current_thread
from threading import enumerate as enumerate_threads
from time import monotonic

import pytest
from PIL import Image

from app.content import resource
from app.errors import ExportRefused, FileRefused, WorkshopError
from app.interchange.reading import read_json
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order
from exporters.preview import MOST_PIXELS, PageImage, Preview, Wanted, one_file, preview, serve
from exporters.previewer import READING, Previewer
from exporters.printable import refuse_unprintable
from tests.small import workshop

PATIENCE = 60.0


def _picture() -> bytes:
    written = BytesIO()
    Image.new("RGB", (30, 20), (200, 0, 0)).save(written, "PNG")
    return written.getvalue()


PICTURE = _picture()


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return read_json(resource("samples", "building-supplies.json").read_bytes()).workshop


@pytest.fixture
def previewer() -> Iterator[Previewer]:
    made = Previewer()
    yield made
    made.close()


def answer(previewer: Previewer) -> Preview | WorkshopError | None:
    """Poll until there is an answer."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        found = previewer.poll(wait=0.1)
        if found is not None or not previewer.busy:
            return found
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
        assert len(said) <= 1 or wanted == "handouts.pdf"  # which is made of everybody's
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
    for key in ("contract", "plan", "board", "json"):
        previewer.show(Wanted(sample, {}, key, 0, 200))
        if key == "plan":
            assert previewer.poll() is None  # it is on its way, and the others wait
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


def test_a_character_no_page_can_show_is_refused_for_whatever_has_pages(previewer: Previewer) -> None:
    hebrew = workshop(
        {"title": "Vision שלום"},
        participants=[{"name": "Ann", "email": "ann@example.org"}],
    )
    for key in ("board", "mail", "contract"):
        previewer.show(Wanted(hebrew, {}, key, 0, 200))
        refused = answer(previewer)
        assert isinstance(refused, ExportRefused)
        assert refused.key == "export.characters"
        assert "HEBREW LETTER SHIN" in str(refused)
        assert "Workshop 1, Title" in str(refused)
    previewer.show(Wanted(hebrew, {}, "md", 0, 200))
    shown = answer(previewer)
    assert isinstance(shown, Preview)
    assert "Vision שלום" in shown.text
    previewer.show(Wanted(workshop({"title": "Vision"}), {}, "board", 0, 200))
    assert isinstance(answer(previewer), Preview)


def test_a_workshop_is_looked_through_for_such_characters_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Workshop] = []

    def look(through: Workshop) -> None:
        seen.append(through)
        refuse_unprintable(through)

    monkeypatch.setattr("exporters.preview.refuse_unprintable", look)
    one, two = workshop(), workshop({"title": "שלום"})
    orders = [ordered(one, "board"), ordered(None, "contract"), ordered(two, "json"), ordered(None, "board")]
    assert served(Pipe(*orders, ordered(None, "contract"))) == ["shown"] * 3 + ["refused"] * 2
    assert seen == [one, two]


class Pictures(Mapping[str, bytes]):
    """The pictures of a file, which notes what is read of it, and by whom."""

    def __init__(self, **pictures: bytes) -> None:
        self.pictures = pictures
        self.listed = [*pictures]
        self.read: list[str] = []
        self.threads: set[Thread] = set()

    def __getitem__(self, hash: str) -> bytes:
        self.threads.add(current_thread())
        self.read.append(hash)
        return self.pictures[hash]

    def __iter__(self) -> Iterator[str]:
        self.threads.add(current_thread())
        return iter(self.listed)

    def __len__(self) -> int:
        return len(self.listed)


def test_only_pictures_the_process_lacks_are_read_and_by_no_other_thread(previewer: Previewer) -> None:
    pictures = Pictures(a=PICTURE, b=b"large" * 400_000)
    for title, key in (("One", "json"), ("Two", "json"), ("Two", "md")):
        made = workshop({"title": title}, photos=[{"id": "p", "image": "a"}])
        previewer.show(Wanted(made, pictures, key, 0, 200))
        shown = answer(previewer)
        assert isinstance(shown, Preview)
        assert title in shown.text
    assert sorted(pictures.read) == ["a", "b"]
    pictures.pictures["c"] = b"new"
    pictures.listed = ["a", "c", "gone"]
    with_photo = workshop(photos=[{"id": "p", "image": "a"}])
    previewer.show(Wanted(with_photo, pictures, "plan", 99, 200))
    photographed = answer(previewer)
    assert isinstance(photographed, Preview)
    assert photographed.page is not None
    assert "red" in colours(photographed.page)
    assert sorted(pictures.read) == ["a", "b", "c", "gone"]
    assert pictures.threads == {current_thread()}
    previewer.show(Wanted(workshop(), {}, "plan", 99, 200))
    without = answer(previewer)
    assert isinstance(without, Preview)
    assert without.page is not None
    assert "red" not in colours(without.page)


def colours(page: PageImage) -> set[str]:
    rows = [page.pixels[page.stride * y : page.stride * y + 3 * page.width] for y in range(page.height)]
    points = {tuple(row[x : x + 3]) for row in rows for x in range(0, len(row), 3)}
    return {"red" for red, green, blue in points if red > 180 and max(green, blue) < 40}


def test_many_pictures_are_read_little_by_little(
    previewer: Previewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = count()
    monkeypatch.setattr("exporters.previewer.monotonic", lambda: next(seconds) * READING / 2)
    pictures = Pictures(a=PICTURE, b=b"b", c=b"c", d=b"d")
    previewer.show(Wanted(workshop(), pictures, "json", 0, 200))
    assert previewer.poll() is None
    assert len(pictures.read) == 1
    previewer.show(Wanted(workshop({"title": "Newer"}), pictures, "json", 0, 200))
    shown = answer(previewer)
    assert isinstance(shown, Preview)
    assert "Newer" in shown.text
    assert sorted(pictures.read) == ["a", "b", "c", "d"]


def test_a_file_that_cannot_be_read_is_refused_in_words_and_asked_again(previewer: Previewer) -> None:
    class Lost(Pictures):
        def __getitem__(self, hash: str) -> bytes:
            raise FileRefused("file.empty", name="a.touchline")

    previewer.show(Wanted(workshop(), Lost(a=b"a"), "json", 0, 200))
    assert isinstance(answer(previewer), FileRefused)
    assert not previewer.busy
    previewer.show(Wanted(workshop(), {}, "json", 0, 200))
    assert isinstance(answer(previewer), Preview)


def test_a_fault_of_our_own_surfaces(sample: Workshop, previewer: Previewer) -> None:
    previewer.show(Wanted(sample, {}, "nothing", 0, 200))
    with pytest.raises(RuntimeError, match="KeyError"):
        answer(previewer)
    assert not previewer.busy


def test_a_fault_of_our_own_surfaces_even_while_a_newer_wish_waits(
    sample: Workshop, previewer: Previewer
) -> None:
    previewer.show(Wanted(sample, {}, "nothing", 0, 200))
    assert previewer.poll() is None  # the order is on its way
    previewer.show(Wanted(sample, {}, "json", 0, 200))
    with pytest.raises(RuntimeError, match="KeyError"):
        answer(previewer)
    assert previewer.busy
    shown = answer(previewer)
    assert isinstance(shown, Preview)
    assert shown.key == "json"


def test_an_order_that_cannot_be_handed_over_surfaces(previewer: Previewer) -> None:
    previewer.show(Wanted(workshop(), {"a": lambda: None}, "json", 0, 200))  # type: ignore[dict-item]  # no bytes
    with pytest.raises(RuntimeError, match="pickle"):
        answer(previewer)
    previewer.show(Wanted(workshop(), {}, "json", 0, 200))
    assert isinstance(answer(previewer), Preview)


def ordered(of: Workshop | None, key: str) -> tuple[object, ...]:
    """The order for a first page, as it goes through the pipe."""
    return ("page", of, ("a",), key, 0, 100, None, 0)


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
    bad = workshop(photos=[{"id": "p", "image": "a"}])
    pipe = Pipe(
        ordered(sample, "json"),
        ordered(None, "json"),
        ("picture", "a", b"no picture"),
        ordered(bad, "plan"),
        ordered(sample, "nothing"),
    )
    assert served(pipe) == ["shown", "shown", "refused", "fault"]
    assert served(Pipe(ordered(sample, "json"), breaks=True)) == []


def test_an_order_to_a_process_that_is_gone_is_passed_over(sample: Workshop, previewer: Previewer) -> None:
    previewer.show(Wanted(sample, {}, "json", 0, 100))
    previewer.poll()
    previewer.close()
    assert not previewer.busy
    assert previewer.poll() is None


def test_closing_while_a_large_picture_is_on_its_way_stops_the_order(previewer: Previewer) -> None:
    previewer.show(Wanted(workshop(), {"f" * 64: bytes(60_000_000)}, "json", 0, 100))
    assert previewer.poll() is None
    assert sending()
    previewer.close()
    assert not sending()
    previewer.show(Wanted(workshop(), {}, "json", 0, 100))
    assert isinstance(answer(previewer), Preview)


def sending() -> bool:
    return any(each.name == "touchline-preview" for each in enumerate_threads())
