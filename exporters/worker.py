"""A process that makes documents while the window stays alive: warm before it is needed, killed on Cancel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any

from app.errors import ExportRefused
from app.workshop import Workshop
from exporters.catalogue import Paper
from exporters.export import Progress, check, documents, make, place, sweep

_FAREWELL = 0.5  # seconds for an idle process to end by itself
WARM = ("exporters.printed", "exporters.data", "exporters.calendar")
"""What the process loads before its first order."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The export is done: the files stand under these paths."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The export was refused, and no file was written."""

    error: ExportRefused


Message = Progress | Finished | Refused


@dataclass(frozen=True, slots=True)
class _Job:
    """What an export needs to be finished once its files are made."""

    scratch: Path
    folder: Path
    force: bool


class Worker:
    """One process for exports. All methods return at once; `poll` brings what has happened since.

    The process only ever writes into a scratch folder; this side gives finished files their names, so that
    killing the process at any moment leaves nothing behind.
    """

    def __init__(self) -> None:
        self._context = get_context("spawn")
        self._connection: Connection[Any, Any] | None = None
        self._process: Any = None
        self._job: _Job | None = None
        self._sender = Thread()

    @property
    def busy(self) -> bool:
        """Tell whether an export is under way."""
        return self._job is not None

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

    def export(
        self,
        workshop: Workshop,
        images: Mapping[str, bytes],
        keys: Sequence[str] | None,
        folder: Path,
        force: bool = False,
        paper: Paper | None = None,
        *,
        archive: bool = False,
    ) -> None:
        """Begin an export, with `archive` as one ZIP; only one at a time.

        Raises ExportRefused where it can't begin (see `check`).
        """
        if self._job is not None:
            raise RuntimeError("an export is under way")
        chosen = documents(keys)
        job = _Job(check(workshop, chosen, folder, force, archive), folder, force)
        self.start()
        self._job = job
        made_from = (workshop, dict(images), [document.key for document in chosen])
        order = (*made_from, job.scratch, paper, archive)
        # Photographs may be many megabytes, and a pipe takes them only as fast as the other side reads.
        self._sender = Thread(target=_send, args=(self._connection, order), daemon=True)
        self._sender.start()

    def poll(self, wait: float = 0.0) -> list[Message]:
        """Give what has happened since the last call, waiting up to `wait` seconds for the first of it."""
        found: list[Message] = []
        while self._job is not None and self._connection is not None:
            try:
                if not self._connection.poll(0.0 if found else wait):
                    break
                kind, content = self._connection.recv()
            except (EOFError, OSError):
                found.append(self._stopped())
                break
            if kind == "progress":
                found.append(content)
            else:
                found.append(self._ended(kind, content))
        return found

    def cancel(self) -> None:
        """Stop the export under way: no file is left of it. The process starts again for the next one."""
        was_busy = self._job is not None
        self.close()
        if was_busy:
            self.start()

    def close(self) -> None:
        """End the process, with whatever it is doing."""
        if self._process is None or self._connection is None:
            return
        if self._job is not None:
            self._process.kill()  # the order may still be on its way: it stops when nobody reads it
            self._sender.join()
        self._connection.close()  # an idle process ends by itself when it notices
        self._process.join(_FAREWELL)
        self._process.kill()
        self._process.join()
        self._process.close()
        self._process, self._connection = None, None
        if self._job is not None:
            sweep(self._job.scratch)
            self._job = None

    def _ended(self, kind: str, content: Any) -> Message:
        """Place the files that were made, or tell the refusal."""
        assert self._job is not None
        job, self._job = self._job, None
        try:
            if kind == "refused":
                key, facts = content
                return Refused(ExportRefused(key, **facts))
            if kind == "fault":
                raise RuntimeError(f"the export failed:\n{content}")
            return Finished(place(job.scratch, job.folder, content, job.force))
        except ExportRefused as refused:
            return Refused(refused)
        finally:
            sweep(job.scratch)

    def _stopped(self) -> Message:
        """The process is gone, killed by somebody else: say so, and be ready for the next export."""
        self.cancel()
        return Refused(ExportRefused("export.stopped"))


def serve(connection: Connection[Any, Any]) -> None:
    """Make documents as they are ordered, until the other side is gone. Runs in the worker process."""
    for module in WARM:
        import_module(module)
    while True:
        try:
            order = connection.recv()
        except (EOFError, OSError):
            return
        answer = _answer(connection, *order)
        try:
            connection.send(answer)
        except OSError:  # the window's process was killed: nobody else clears up
            sweep(order[3])
            return


def _answer(
    connection: Connection[Any, Any],
    workshop: Workshop,
    images: Mapping[str, bytes],
    keys: list[str],
    scratch: Path,
    paper: Paper | None,
    archive: bool = False,
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


def _send(connection: Connection[Any, Any], order: tuple[Any, ...]) -> None:
    """Hand over an order; a process that is gone meanwhile is noticed when its answer is read."""
    try:
        connection.send(order)
    except OSError:
        return
