"""Exports and previews as the window knows them: asked for at once, answered by signals, never waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.errors import ExportRefused, WorkshopError
from exporters.export import documents
from exporters.preview import Preview, Wanted
from exporters.previewer import Previewer
from exporters.under_way import Finished, Refused, Wish
from exporters.worker import Worker
from ui.collector import Collector

if TYPE_CHECKING:
    from app.workshop import Workshop
    from exporters.catalogue import Paper
    from exporters.export import Replaceable

PERIOD_MS = 25
BYTES_AT_ONCE = 4_000_000
"""Of pictures, between two looks: a disk gives them in a few milliseconds."""


class ExportRunner(QObject):
    """Runs one export at a time in its own process, and paints previews in another.

    `progressed(Progress)` while an export is under way; it ends with `finished(tuple of paths)` or
    `refused(WorkshopError)`, after a Cancel with neither. `previewed(Preview)` brings a page asked for,
    `preview_refused(WorkshopError)` says why there is none. A pipe can't be watched by a socket notifier
    everywhere, so it is looked at every 25 ms while something is to come from it. The workshop's pictures are
    read here, as nobody else may read its file, and a few at a time, as there may be hundreds.
    """

    progressed = Signal(object)
    finished = Signal(object)
    refused = Signal(object)
    previewed = Signal(object)
    preview_refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker()
        self._previewer = Previewer()
        self._pictures: Iterator[tuple[str, bytes]] | None = None
        self._read: dict[str, bytes] = {}
        self._wish: Callable[[dict[str, bytes]], Wish] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self._look)
        Collector.wait_for(self)
        # Whoever forgets to close a runner leaves no process behind.
        self._let_go = finalize(self, _close, self._worker, self._previewer)

    @property
    def busy(self) -> bool:
        """Tell whether an export is under way."""
        return self._pictures is not None or self._worker.busy

    def warm(self) -> None:
        """Start the process of exports, so that the first one needn't wait for it."""
        self._worker.start()

    def export(
        self,
        workshop: Workshop,
        images: Mapping[str, bytes],
        keys: Sequence[str],
        folder: Path,
        *,
        force: Replaceable = False,
        paper: Paper | None = None,
        archive: bool = False,
    ) -> None:
        """Begin an export into a folder, over what `force` allows to replace, with `archive` as one ZIP."""
        chosen = documents(keys)

        def wish(read: dict[str, bytes]) -> Wish:
            return Wish(workshop, read, chosen, folder, force, paper, archive)

        # One that is taken out while others are still being read is no longer there, and isn't printed.
        pictures = ((hash, images.get(hash, b"")) for hash in tuple(images))
        self._wish, self._read, self._pictures = wish, {}, (each for each in pictures if each[1])
        self._timer.start()
        self._read_on()

    def cancel(self) -> bool:
        """Stop the export under way: no file is left of it. False: it had just been finished, as is told."""
        if self._pictures is not None:
            self._forget_pictures()
            return True
        finished = self._worker.cancel()
        if finished is not None:
            self.finished.emit(finished.paths)
        return finished is None

    def preview(self, wanted: Wanted) -> None:
        """Ask for a page; the latest wish wins."""
        self._previewer.show(wanted)
        self._timer.start()

    def close(self) -> None:
        """Stop whatever is under way and let go of the processes; a later order starts them again."""
        self._timer.stop()
        self._forget_pictures()
        _close(self._worker, self._previewer)

    @Slot()
    def _look(self) -> None:
        try:
            self._read_on()
            self._look_at_export()
            self._look_at_preview()
        finally:
            if not (self.busy or self._previewer.busy):
                self._timer.stop()

    def _read_on(self) -> None:
        """Read some more pictures; order the export once all are there."""
        if self._pictures is None or self._wish is None:
            return
        room = BYTES_AT_ONCE
        try:
            for hash, picture in self._pictures:
                self._read[hash] = picture
                room -= len(picture)
                if room <= 0:
                    return
        except WorkshopError as refused:
            self._forget_pictures()
            self.refused.emit(refused)
            return
        wish = self._wish(self._read)
        self._forget_pictures()
        self._worker.export(wish)

    def _forget_pictures(self) -> None:
        self._wish, self._pictures, self._read = None, None, {}

    def _look_at_export(self) -> None:
        try:
            messages = self._worker.poll()
        except Exception:
            # A fault of our own surfaces where it is raised; whoever waits must hear that it is over.
            self.refused.emit(ExportRefused("export.stopped"))
            raise
        for message in messages:
            if isinstance(message, Finished):
                self.finished.emit(message.paths)
            elif isinstance(message, Refused):
                self.refused.emit(message.error)
            else:
                self.progressed.emit(message)

    def _look_at_preview(self) -> None:
        try:
            page = self._previewer.poll()
        except Exception:
            if not self._previewer.busy:  # else a newer wish is under way, and has an answer of its own
                self.preview_refused.emit(ExportRefused("export.stopped"))
            raise
        if isinstance(page, Preview):
            self.previewed.emit(page)
        elif page is not None:
            self.preview_refused.emit(page)


def _close(worker: Worker, previewer: Previewer) -> None:
    worker.close()
    previewer.close()
