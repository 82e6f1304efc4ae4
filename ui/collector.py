"""Keeps Python's cycle collector in the thread of Qt's objects while other threads are at work."""

from __future__ import annotations

import gc
from threading import enumerate as threads
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

PERIOD_MS = 100
NAME = "touchline-"
"""How the names of the program's own threads begin."""
FULL = 2


class Collector(QObject):
    """Collects from the event loop, in place of Python's own collector, for as long as a thread is at work.

    Python collects in whichever thread happens to allocate: in one that reads a picture or leads an export it
    would delete widgets that were left in cycles, and Qt's objects have to go in their own thread. Ask for
    `watch` before a thread is started. A full collection, which takes time, waits until none is at work.
    """

    _one: ClassVar[Collector | None] = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self._look)

    @classmethod
    def watch(cls) -> None:
        """Let no other thread collect from now on; once none is at work any more, Python's own goes on."""
        if cls._one is None:
            cls._one = Collector(QCoreApplication.instance())
            cls._one.destroyed.connect(cls._forget)
        gc.disable()
        if not cls._one._timer.isActive():
            cls._one._timer.start()

    @classmethod
    def _forget(cls) -> None:
        cls._one = None

    @Slot()
    def _look(self) -> None:
        if not any(each.name.startswith(NAME) for each in threads()):
            self._timer.stop()
            gc.enable()
            return
        counts = zip(gc.get_count()[:FULL], gc.get_threshold(), strict=False)
        due = [generation for generation, (count, most) in enumerate(counts) if count > most > 0]
        if due:
            gc.collect(due[-1])
