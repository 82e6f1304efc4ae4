"""Filled worksheets as the window reads them: in a thread, so that a large file doesn't hold it up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal, Slot

PERIOD_MS = 25


class _Reading(Thread):
    """Reads files one after another; `sheets` and `done` grow meanwhile."""

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__(name="touchline-worksheets", daemon=True)
        self.paths = tuple(paths)
        self.sheets: list[object] = []
        self.done = 0
        self.stop = Event()

    def run(self) -> None:
        from exporters.collect import read_worksheets

        for path in self.paths:
            if self.stop.is_set():
                return
            self.sheets += read_worksheets(path)
            self.done += 1


class WorksheetReader(QObject):
    """Reads the worksheets in PDFs: `progressed(done, count)` now and then, `finished(sheets)` at the end."""

    progressed = Signal(int, int)
    finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading: _Reading | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self._look)

    def read(self, paths: Sequence[Path]) -> None:
        """Begin to read; what was being read before is forgotten."""
        self.stop()
        self._reading = _Reading(paths)
        self._reading.start()
        self._timer.start()

    def stop(self) -> None:
        """Read no further; the file at hand is read to its end and forgotten."""
        self._timer.stop()
        if self._reading is not None:
            self._reading.stop.set()
        self._reading = None

    @Slot()
    def _look(self) -> None:
        reading = self._reading
        assert reading is not None  # the timer runs only while there is one
        alive = reading.is_alive()  # asked first: what it did last is then seen below
        self.progressed.emit(reading.done, len(reading.paths))
        if alive:
            return
        self.stop()
        if reading.done < len(reading.paths):
            raise RuntimeError("reading the worksheets ended early")
        self.finished.emit(reading.sheets)
