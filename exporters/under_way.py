"""One export under way: checked, ordered from the process, and its files placed, while the window goes on."""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

from app.errors import ExportRefused
from app.workshop import Workshop
from exporters.catalogue import Document, Paper
from exporters.export import Progress, Replaceable, check, place, sweep
from exporters.handover import hand_over


@dataclass(frozen=True, slots=True)
class Finished:
    """The export is done: the files stand under these paths."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The export was refused, and no file was written."""

    error: ExportRefused


@dataclass(frozen=True, slots=True)
class Stopped:
    """The process is gone, killed by somebody: no file was written."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of our own, in its own words, which must surface; no file was written."""

    text: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported, and where to; see `exporters.export.export`.

    The images are bytes by hash, already in memory: the file is read by nobody but the window's own thread.
    """

    workshop: Workshop
    images: dict[str, bytes]
    chosen: tuple[Document, ...]
    folder: Path
    force: Replaceable = False
    paper: Paper | None = None
    archive: bool = False


Ending = Finished | Refused | Stopped | Fault


class UnderWay:
    """Leads one export from its check to its files, in a thread: a slow disk holds nobody up but the export.

    The process at the other end of the connection only ever writes into a scratch folder; this side gives
    finished files their names, so that killing the process at any moment leaves nothing behind.
    """

    def __init__(self, wish: Wish, connection: Connection[Any, Any]) -> None:
        self._wish = wish
        self._connection = connection
        self._said: SimpleQueue[Progress | Ending] = SimpleQueue()
        self._cancelled = Event()
        self._thread = Thread(target=self._go, daemon=True, name="touchline-export")
        self._thread.start()

    def poll(self, wait: float = 0.0) -> list[Progress | Ending]:
        """Give what was said since the last call, waiting up to `wait` seconds for the first of it.

        An ending is always the last.
        """
        found: list[Progress | Ending] = []
        try:
            found.append(self._said.get(block=wait > 0, timeout=wait or None))
            while True:
                found.append(self._said.get_nowait())
        except Empty:
            return found

    def cancel(self) -> None:
        """Let no file be placed from now on. It ends once the process is gone: see `join`."""
        self._cancelled.set()

    def join(self) -> Finished | None:
        """Wait until nothing of it goes on; give what had been finished before it was stopped."""
        self._thread.join()
        return next((each for each in self.poll() if isinstance(each, Finished)), None)

    def _go(self) -> None:
        try:
            self._said.put(self._ending())
        except ExportRefused as refused:
            self._said.put(Refused(refused))
        except Exception:  # told to whoever polls, and raised there
            import traceback

            self._said.put(Fault(traceback.format_exc()))

    def _ending(self) -> Ending:
        wish = self._wish
        scratch = check(wish.workshop, wish.chosen, wish.folder, wish.force, wish.archive)
        try:
            try:
                kind, content = self._made(scratch)
            except (EOFError, OSError):
                return Stopped()
            if kind == "fault":
                return Fault(content)
            if kind == "refused":
                key, facts = content
                return Refused(ExportRefused(key, **facts))
            return Finished(place(scratch, wish.folder, content, wish.force, self._cancelled.is_set))
        finally:
            sweep(scratch)

    def _made(self, scratch: Path) -> tuple[str, Any]:
        """Order the files, pass on how far they are, and give how that ended.

        Photographs may be many megabytes, and a pipe takes them only as fast as the other side reads.
        """
        wish = self._wish
        keys = [document.key for document in wish.chosen]
        rest = (keys, scratch, wish.paper, wish.archive)
        hand_over(self._connection, wish.workshop, wish.images, *rest)
        while True:
            kind, content = self._connection.recv()
            if kind != "progress":
                return kind, content
            self._said.put(content)
