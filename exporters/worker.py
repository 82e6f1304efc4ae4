"""A process that makes documents while the window stays alive: warm before it is needed, killed on Cancel."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.errors import ExportRefused
from app.workshop import Workshop
from exporters.catalogue import Paper
from exporters.export import Progress, documents, make, sweep
from exporters.handover import take_over
from exporters.under_way import Fault, Finished, Refused, Stopped, UnderWay, Wish

_FAREWELL = 0.5  # seconds for an idle process to end by itself
WARM = ("exporters.printed", "exporters.data", "exporters.calendar")
"""What the process loads before its first order."""


Message = Progress | Finished | Refused


class Worker:
    """One process for exports. All methods return at once; `poll` brings what has happened since."""

    def __init__(self) -> None:
        self._context = get_context("spawn")
        self._connection: Connection[Any, Any] | None = None
        self._process: Any = None
        self._under_way: UnderWay | None = None

    @property
    def busy(self) -> bool:
        """Tell whether an export is under way."""
        return self._under_way is not None

    @property
    def process_id(self) -> int | None:
        """The number of the process, None where there is none."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the process, which loads what exports need, so that the first one needn't wait."""
        if self._process is not None and not self._process.is_alive():
            self.close()
        if self._process is None:
            here, there = self._context.Pipe()
            self._process = self._context.Process(
                target=serve, args=(there,), daemon=True, name="touchline-export"
            )
            self._process.start()
            there.close()
            self._connection = here

    def export(self, wish: Wish) -> None:
        """Begin an export; only one at a time. What refuses it is told by `poll`, as how it ends."""
        if self._under_way is not None:
            raise RuntimeError("an export is under way")
        self.start()
        assert self._connection is not None
        self._under_way = UnderWay(wish, self._connection)

    def poll(self, wait: float = 0.0) -> list[Message]:
        """Give what has happened since the last call, waiting up to `wait` seconds for the first of it.

        A fault of our own is raised.
        """
        if self._under_way is None:
            return []
        found: list[Message] = []
        for each in self._under_way.poll(wait):
            if isinstance(each, Progress):
                found.append(each)
                continue
            self._under_way = None
            if isinstance(each, Fault):
                raise RuntimeError(f"the export failed:\n{each.text}")
            found.append(self._replaced() if isinstance(each, Stopped) else each)
        return found

    def cancel(self) -> Finished | None:
        """Stop the export under way: no file is left of it. The process starts again for the next one.

        Where it had been finished already, its files stay, and that is given.
        """
        was_busy = self.busy
        finished = self.close()
        if was_busy:
            self.start()
        return finished

    def close(self) -> Finished | None:
        """End the process, with whatever it is doing; give what had been finished and was not told yet."""
        if self._process is None or self._connection is None:
            return None
        finished = None
        if self._under_way is not None:
            self._under_way.cancel()
            self._process.kill()  # the order may still be on its way: it stops when nobody reads it
            finished = self._under_way.join()
            self._under_way = None
        self._connection.close()  # an idle process ends by itself when it notices
        self._process.join(_FAREWELL)
        self._process.kill()
        self._process.join()
        self._process.close()
        self._process, self._connection = None, None
        return finished

    def _replaced(self) -> Message:
        """The process is gone, killed by somebody else: say so, and be ready for the next export."""
        self.close()
        self.start()
        return Refused(ExportRefused("export.stopped"))


def serve(connection: Connection[Any, Any]) -> None:
    """Make documents as they are ordered, until the other side is gone. Runs in the worker process."""
    for module in WARM:
        import_module(module)
    while True:
        try:
            workshop, images, (keys, scratch, paper, archive) = take_over(connection)
        except (EOFError, OSError):
            return
        answer = _answer(connection, workshop, images, keys, scratch, paper, archive)
        try:
            connection.send(answer)
        except OSError:  # the window's process was killed: nobody else clears up
            sweep(scratch)
            return


def _answer(
    connection: Connection[Any, Any],
    workshop: Workshop,
    images: Mapping[str, bytes],
    keys: list[str],
    scratch: Path,
    paper: Paper | None,
    archive: bool,
) -> tuple[str, Any]:
    """Make one order's files, reporting on the way; give how it ended.

    A fault of our own is told to the other side, where it must surface; this process stays usable.
    """

    def report(progress: Progress) -> None:
        connection.send(("progress", progress))

    try:
        return "made", make(workshop, images, documents(keys), scratch, report, paper, archive)
    except ExportRefused as refused:
        facts = {
            name: fact if isinstance(fact, str | int) else str(fact) for name, fact in refused.facts.items()
        }
        return "refused", (refused.key, facts)
    except Exception:  # told to the other side, which raises it there
        import traceback

        return "fault", traceback.format_exc()
