"""Asks the process of previews for one page after another, while the window goes on."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any

from app.errors import ExportRefused, WorkshopError
from app.workshop import Workshop
from exporters.preview import Preview, Wanted, serve

READING = 0.01
"""So many seconds at a time, and one picture more, pictures are read from the file."""

_Answer = tuple[str, Any]


class Previewer:
    """One process for previews. All methods return at once; the latest wish wins over those still waiting.

    Pictures are read where `show` and `poll` are called, so that the file is read by nobody but the window's
    own thread: a few at each `poll`, and only those that the process doesn't hold yet.
    """

    def __init__(self) -> None:
        self._context = get_context("spawn")
        self._connection: Connection[Any, Any] | None = None
        self._process: Any = None
        self._asked: Wanted | None = None
        self._waiting: Wanted | None = None
        self._asking: _Asking | None = None
        self._forget()

    def _forget(self) -> None:
        """Take it that the process holds nothing."""
        self._workshop: Workshop | None = None
        self._held: frozenset[str] = frozenset()
        self._missing: list[str] | None = None
        self._read: dict[str, bytes] = {}

    @property
    def busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._asked is not None

    def show(self, wanted: Wanted) -> None:
        """Ask for a page; `poll` brings it."""
        if self._asking is not None:
            self._waiting = wanted
            return
        self._start()
        self._asked, self._missing = wanted, None
        if wanted.workshop is self._workshop:
            self._order(wanted, ())

    def poll(self, wait: float = 0.0) -> Preview | WorkshopError | None:
        """Give the page asked for last, or why there is none, once it is known.

        It waits up to `wait` seconds for it. A fault of our own is raised, even while a newer wish waits.
        """
        if self._asked is None:
            return None
        if self._asking is None:
            return self._read_on(self._asked)
        answer = self._asking.poll(wait)
        if answer is None:
            return None
        waiting, self._asked, self._waiting, self._asking = self._waiting, None, None, None
        kind, content = answer
        if kind == "stopped":
            self.close()
            return ExportRefused("export.stopped")
        if kind == "fault":
            self._forget()
        if waiting is not None:
            self.show(waiting)
        if kind == "fault":
            raise RuntimeError(f"the preview failed:\n{content}")
        if waiting is not None:
            return None
        if kind == "refused":
            key, facts = content
            return ExportRefused(key, **facts)
        shown: Preview = content
        return shown

    def close(self) -> None:
        """End the process, with whatever it is doing."""
        if self._process is not None and self._connection is not None:
            self._process.kill()
            if self._asking is not None:
                self._asking.join()  # what is on its way stops when nobody is at the other end
            self._connection.close()
            self._process.join()
            self._process.close()
            self._process, self._connection = None, None
        self._asked = self._waiting = self._asking = None
        self._forget()

    def _start(self) -> None:
        if self._process is None:
            here, there = self._context.Pipe()
            self._process = self._context.Process(
                target=serve, args=(there,), daemon=True, name="touchline-preview"
            )
            self._process.start()
            there.close()
            self._connection = here

    def _read_on(self, wanted: Wanted) -> WorkshopError | None:
        """Read some of the pictures the process lacks, and hand over the order once it lacks none."""
        until = monotonic() + READING
        try:
            hashes = tuple(wanted.images)
            if self._missing is None:
                self._missing = [hash for hash in hashes if hash not in self._held | self._read.keys()]
            while self._missing and monotonic() < until:
                hash = self._missing.pop()
                with suppress(KeyError):  # it may be gone since the hashes were listed
                    self._read[hash] = wanted.images[hash]
        except WorkshopError as refused:
            self._asked = None
            return refused
        if not self._missing:
            self._order(wanted, hashes)
        return None

    def _order(self, wanted: Wanted, hashes: tuple[str, ...]) -> None:
        """Hand over the order, with the workshop and its pictures where the process doesn't hold them."""
        assert self._connection is not None
        workshop = None
        if wanted.workshop is not self._workshop:
            workshop, self._held = wanted.workshop, frozenset(hashes)
        self._workshop = wanted.workshop
        pictures, self._read = self._read, {}
        self._asking = _Asking(self._connection, pictures, (workshop, hashes, *wanted[2:]))


class _Asking:
    """One order on its way to the process and its answer on the way back, in a thread.

    Pictures and pages are megabytes, and a pipe takes them only as fast as the other side reads. One picture
    goes at a time: to pack a hundred at once would hold up every other thread.
    """

    def __init__(
        self, connection: Connection[Any, Any], pictures: Mapping[str, bytes], order: tuple[Any, ...]
    ) -> None:
        self._connection = connection
        self._pictures = pictures
        self._order = order
        self._answer: SimpleQueue[_Answer] = SimpleQueue()
        self._thread = Thread(target=self._go, daemon=True, name="touchline-preview")
        self._thread.start()

    def poll(self, wait: float) -> _Answer | None:
        """Give the answer once it is there, waiting up to `wait` seconds for it."""
        try:
            return self._answer.get(block=wait > 0, timeout=wait or None)
        except Empty:
            return None

    def join(self) -> None:
        """Wait until nothing of it goes on."""
        self._thread.join()

    def _go(self) -> None:
        try:
            for each in self._pictures.items():
                self._connection.send(("picture", *each))
            self._connection.send(("page", *self._order))
            self._answer.put(self._connection.recv())
        except (EOFError, OSError):
            self._answer.put(("stopped", None))
        except Exception:  # told to whoever polls, and raised there
            import traceback

            self._answer.put(("fault", traceback.format_exc()))
