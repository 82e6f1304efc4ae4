"""Python's cycle collector, at work in the thread of Qt's objects alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

PERIOD_MS = 500


class Collector(QObject):
    """Collects now and then from the event loop of the thread it is made in, in place of Python's own.

    Python collects in whichever thread happens to allocate: in one that reads a picture or leads an export it
    would delete widgets that were left in cycles, and Qt's objects have to go in their own thread. Garbage is
    as old as Python would let it grow, and one period more.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, and the younger ones with it, as Python's own does."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(counts) if count > most > 0]
        if due:
            gc.collect(due[-1])
