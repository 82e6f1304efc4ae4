"""Filled worksheets as the window reads them: in a thread, so that neither folders nor files hold it up."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.errors import InputRefused, WorkshopError

if TYPE_CHECKING:
    from app.worksheets.collecting import Collection
    from app.worksheets.returned import Returned
    from app.workshop import Workshop

PERIOD_MS = 25


class _Reading(Thread):
    """Finds files and reads them one after another; `done` grows meanwhile, `collection` is there at the end.

    `paths` is None where the `sheets` were read before and are compared with another state of the workshop.
    """

    def __init__(self, workshop: Workshop, paths: Sequence[Path] | None, sheets: Sequence[Returned]) -> None:
        super().__init__(name="touchline-worksheets", daemon=True)
        self.workshop = workshop
        # The look-ups of a workshop are built while it is read, and each thread builds its own.
        self._own = copy(workshop)
        self._paths = paths
        self.sheets: list[Returned] = list(sheets)
        self.count = self.done = 0
        self.collection: Collection | None = None
        self.refused: WorkshopError | None = None
        self.stop = Event()

    @property
    def is_new(self) -> bool:
        """Whether files are read."""
        return self._paths is not None

    def run(self) -> None:
        from app.worksheets.collecting import collect

        try:
            self._read(self._paths or ())
        except WorkshopError as refused:
            self.refused = refused
            return
        if not self.stop.is_set():
            self.collection = collect(self._own, self.sheets)

    def _read(self, paths: Sequence[Path]) -> None:
        from exporters.collect import read_worksheets, worksheet_files

        files = worksheet_files(paths, self.stop.is_set) if paths else ()
        self.count = len(files)
        for path in files:
            if self.stop.is_set():
                return
            self.sheets += read_worksheets(path)
            self.done += 1


class WorksheetReader(QObject):
    """Reads the worksheets in PDFs, and says what they would bring into a workshop.

    `progressed(done, count)` now and then, with a count of 0 while files are still being looked for. It ends
    with `finished(sheets, collection, workshop)`, the workshop being the one it was asked about, or with
    `refused(WorkshopError)`; after a `stop` with neither.
    """

    progressed = Signal(int, int)
    finished = Signal(object, object, object)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading: _Reading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether something is being read or compared."""
        return self._reading is not None

    def read(self, workshop: Workshop, paths: Sequence[Path]) -> None:
        """Begin to read these files and folders; what was being read before is forgotten."""
        self._begin(_Reading(workshop, tuple(paths), ()))

    def compare(self, workshop: Workshop, sheets: Sequence[Returned]) -> None:
        """Begin to say what sheets that were read before would bring into another state of the workshop."""
        self._begin(_Reading(workshop, None, sheets))

    def stop(self) -> None:
        """Read no further; the file at hand is read to its end and forgotten."""
        self._timer.stop()
        if self._reading is not None:
            self._reading.stop.set()
        self._reading = None

    def _begin(self, reading: _Reading) -> None:
        self.stop()
        self._reading = reading
        reading.start()
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        reading = self._reading
        assert reading is not None  # the timer runs only while there is one
        alive = reading.is_alive()  # asked first: what it did last is then seen below
        if reading.is_new:
            self.progressed.emit(reading.done, reading.count)
        if alive or reading is not self._reading:
            return
        self.stop()
        if reading.refused is not None:
            self.refused.emit(reading.refused)
        elif reading.collection is not None:
            self.finished.emit(reading.sheets, reading.collection, reading.workshop)
        else:
            # A fault of our own surfaces; whoever waits must hear that it is over.
            self.refused.emit(InputRefused("worksheets.stopped"))
            raise RuntimeError("reading the worksheets ended early")
