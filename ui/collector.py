"""Python's cycle collector, at work in the thread of Qt's objects alone."""

from __future__ import annotations

import gc
from typing import ClassVar, Protocol
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Slot

PERIOD_MS = 100
FULL = 2
GROWTH = 1.25
"""How many more old objects make a full collection worth its time: as for Python's own collector."""


class Busy(Protocol):
    """Something that may have work under way which no pause is to hold up."""

    @property
    def busy(self) -> bool:
        """Whether it has."""


class Collector(QObject):
    """Collects now and then from the event loop of the thread it is made in, in place of Python's own.

    Python collects in whichever thread happens to allocate: in one that reads a picture or leads an export it
    would delete widgets that were left in cycles, and Qt's objects have to go in their own thread. Garbage is
    as old as Python would let it grow, and one period more. A full collection holds the window up for some
    time: it waits while anything is busy that it was told to wait for.
    """

    _awaited: ClassVar[WeakSet[Busy]] = WeakSet()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._old = 0
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @classmethod
    def wait_for(cls, worker: Busy) -> None:
        """Make no full collection while this is busy; it is forgotten when it goes."""
        cls._awaited.add(worker)

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, and the younger ones with it, as Python's own does."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(counts) if count > most > 0]
        if not due:
            return
        if due[-1] < FULL or not self._is_full_one_wanted():
            gc.collect(min(due[-1], FULL - 1))
            return
        gc.collect()
        self._old = len(gc.get_objects(FULL))

    def _is_full_one_wanted(self) -> bool:
        if any(each.busy for each in self._awaited):
            return False
        return len(gc.get_objects(FULL)) > self._old * GROWTH
