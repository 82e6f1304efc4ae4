"""Runs the window through an export and tells, as JSON, the longest time its event loop stood still.

`window_gaps.py FILE FOLDER`: opens the file at the documents, lets the window come to rest, watches it at
rest for a while, then presses Export for what is ticked from the beginning (board edition, plan, handouts)
and watches until the files are listed. A timer that fires every 5 ms stands for a person who moves the mouse:
the time between two firings is how long the window was deaf. Told are the longest one, the longest at rest,
and the most of one that the window's own work took (the rest of it, the machine was with others).
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ui.collector import Collector
from ui.main_window.main_window import MainWindow
from ui.stages.hand_out.documents import DocumentsStep

TICK_MS = 5
SETTLED_MS = 3000
REST_MS = 3000


class Watch(QObject):
    """Leads the window through the export; keeps the times between firings and the work in them, in ms."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._gaps: list[float] = []
        self._works: list[float] = []
        self._rest = 0.0
        self._last = self._began = time.perf_counter()
        self._worked = time.thread_time()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        window.painted.connect(self._open)

    @property
    def page(self) -> DocumentsStep:
        view = self._window.view
        assert view is not None
        assert isinstance(view.page, DocumentsStep)
        return view.page

    @Slot()
    def _open(self) -> None:
        QTimer.singleShot(SETTLED_MS, self._show_documents)

    @Slot()
    def _show_documents(self) -> None:
        assert self._window.view is not None
        self._window.view.show_step(("hand_out", "documents"))
        self.page.use_folder(self._folder)
        QTimer.singleShot(SETTLED_MS, self._watch_at_rest)

    @Slot()
    def _watch_at_rest(self) -> None:
        self._begin_watching()
        QTimer.singleShot(REST_MS, self._export)

    @Slot()
    def _export(self) -> None:
        self._rest = max(self._gaps)
        self.page.runner.finished.connect(self._list_files)
        self.page.runner.refused.connect(self._fail)
        self._begin_watching()
        self.page.bar.export_button.click()

    @Slot(object)
    def _list_files(self) -> None:
        QTimer.singleShot(300, self._report)  # the list is laid out and painted first

    @Slot(object)
    def _fail(self, error: object) -> None:
        print(error, file=sys.stderr, flush=True)
        os._exit(1)

    def _begin_watching(self) -> None:
        self._gaps.clear()
        self._works.clear()
        self._last = self._began = time.perf_counter()
        self._worked = time.thread_time()
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._gaps.append(1000 * (now - self._last))
        self._works.append(1000 * (worked - self._worked))
        self._last, self._worked = now, worked

    @Slot()
    def _report(self) -> None:
        files = len(self.page.results.paths)
        told = {"longest": max(self._gaps), "work": max(self._works), "rest": self._rest, "files": files}
        self.page.put_away()
        print(json.dumps(told), flush=True)
        os._exit(0)


def main(path: str, folder: str) -> int:
    application = QApplication([])
    Collector(application)  # as the program has one: it works in the window's thread
    window = MainWindow()
    watch = Watch(window, Path(folder))
    window.begin(Path(path))
    code = application.exec()
    del watch
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
