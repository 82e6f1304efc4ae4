"""Shows a document before it is exported: a process makes it and paints one page after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, NamedTuple

from app.errors import ExportRefused
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order, Paper
from exporters.legible import PROSE, beginning

MOST_TEXT = 4000
"""So many characters of a document that isn't made for paper are shown."""
MOST_PIXELS = 8_000_000
"""So many pixels a page has at the most: an A4 page at three times its size, and 24 MB to hand over."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a picture: rows of red, green and blue, each `stride` bytes long.

    `points` is how wide the page is on paper, in seventy-seconds of an inch.
    """

    width: int
    height: int
    stride: int
    pixels: bytes
    points: float


@dataclass(frozen=True, slots=True)
class Preview:
    """One page of a document (`number` of `count`, from 0), or the beginning of its text.

    `file` is the place of the file among those the document is made of, from 0. The lines of `prose` are
    paragraphs, to be broken where they are shown.
    """

    key: str
    number: int
    count: int
    page: PageImage | None = None
    text: str = ""
    file: int = 0
    prose: bool = False


class Wanted(NamedTuple):
    """What is to be shown: a page of a document of a workshop, `width` pixels wide.

    `file` is the place of the file among those the document is made of, from 0.
    """

    workshop: Workshop
    images: Mapping[str, bytes]
    key: str
    number: int
    width: int
    paper: Paper | None = None
    file: int = 0

    def same_workshop(self, other: Wanted | None) -> bool:
        """Tell whether both are of one and the same workshop, which needn't be handed over twice."""
        return other is not None and self.workshop is other.workshop


class Previewer:
    """One process for previews. All methods return at once; the latest wish wins over those still waiting."""

    def __init__(self) -> None:
        self._context = get_context("spawn")
        self._connection: Connection[Any, Any] | None = None
        self._process: Any = None
        self._asked: Wanted | None = None
        self._waiting: Wanted | None = None
        self._held: Wanted | None = None
        self._sender = Thread()

    @property
    def busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._asked is not None

    def show(self, wanted: Wanted) -> None:
        """Ask for a page; `poll` brings it."""
        if self._asked is not None:
            self._waiting = wanted
            return
        self._start()
        self._asked = wanted
        held = wanted.same_workshop(self._held)
        order = (None, None, *wanted[2:]) if held else (wanted.workshop, dict(wanted.images), *wanted[2:])
        # A large workshop fills the pipe, which takes it only as fast as the other side reads.
        self._sender = Thread(target=_send, args=(self._connection, order), daemon=True)
        self._sender.start()

    def poll(self) -> Preview | ExportRefused | None:
        """Give the page asked for last, once it is there. A fault of our own is raised here."""
        if self._asked is None or self._connection is None:
            return None
        try:
            if not self._connection.poll(0.0):
                return None
            kind, content = self._connection.recv()
        except (EOFError, OSError):
            self.close()
            return ExportRefused("export.stopped")
        asked, self._asked = self._asked, None
        self._held = asked if kind == "shown" else None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show(waiting)
            return None
        if kind == "fault":
            raise RuntimeError(f"the preview failed:\n{content}")
        if kind == "refused":
            key, facts = content
            return ExportRefused(key, **facts)
        shown: Preview = content
        return shown

    def close(self) -> None:
        """End the process, with whatever it is doing."""
        if self._process is not None and self._connection is not None:
            self._process.kill()
            if self._sender.is_alive():
                self._sender.join()  # an order still on its way stops when nobody reads it
            self._connection.close()
            self._process.join()
            self._process.close()
            self._process, self._connection = None, None
        self._asked = self._waiting = self._held = None

    def _start(self) -> None:
        if self._process is None:
            here, there = self._context.Pipe()
            self._process = self._context.Process(
                target=serve, args=(there,), daemon=True, name="touchline-preview"
            )
            self._process.start()
            there.close()
            self._connection = here


def serve(connection: Connection[Any, Any]) -> None:
    """Paint pages as they are asked for, until the other side is gone. Runs in the process of previews."""
    workshop: Any = None
    images: Any = None
    made: tuple[object, ...] = ()
    content = b""
    while True:
        try:
            sent, photos, key, number, width, paper, file = connection.recv()
        except (EOFError, OSError):
            return
        if sent is not None:
            workshop, images, made = sent, photos, ()
        try:
            if made != (key, paper, file):
                made = ()
                content = one_file(workshop, images, key, paper, file)
                made = (key, paper, file)
            answer: tuple[str, Any] = ("shown", preview(key, content, number, width, file))
        except ExportRefused as refused:
            answer = ("refused", (refused.key, {name: str(fact) for name, fact in refused.facts.items()}))
        except Exception:  # told to the other side, which raises it there
            import traceback

            answer = ("fault", traceback.format_exc())
        try:
            connection.send(answer)
        except OSError:
            return


def one_file(
    workshop: Workshop,
    images: Mapping[str, bytes],
    key: str,
    paper: Paper | None = None,
    number: int = 0,
) -> bytes:
    """Make one file of a document, by its place among them from 0, and nothing more."""
    document = CATALOGUE[key]
    name = document.names(workshop)[number]
    order = Order(workshop, images, _say_nothing, paper, only=name)
    return next(content for made, content in document.files(order) if made == name)


def preview(key: str, content: bytes, number: int, width: int, file: int = 0) -> Preview:
    """Show a page of a finished file: a number past the last page shows the last one.

    A page that would have more than `MOST_PIXELS` is painted smaller.
    """
    document = CATALOGUE[key]
    if not document.opens_on_a_page:
        format = document.formats[0]
        text = beginning(format, content, MOST_TEXT)
        return Preview(key, 0, 1, text=text, file=file, prose=format in PROSE)
    from pypdfium2 import PdfDocument  # loaded in the process of previews only

    pdf = PdfDocument(content)
    try:
        count = len(pdf)
        at = max(0, min(number, count - 1))
        page = pdf[at]
        across, down = page.get_size()
        scale = min(width / across, sqrt(MOST_PIXELS / (across * down)))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), across)
        return Preview(key, at, count, page=image, file=file)
    finally:
        pdf.close()


def _say_nothing(_: str) -> None:
    """Pass over what is being made: a preview is there in a moment."""


def _send(connection: Connection[Any, Any], order: tuple[Any, ...]) -> None:
    """Hand over an order; a process that is gone meanwhile is noticed when its answer is read."""
    try:
        connection.send(order)
    except (OSError, TypeError):  # a pipe closed under the sending thread has no handle any more
        return
