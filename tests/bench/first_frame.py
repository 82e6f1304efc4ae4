"""Runs a program up to its first painted frame and tells, as JSON, how long that took and what it holds.

`first_frame.py bare` opens an empty window; `first_frame.py app FILE` the program itself. It is a process of
its own because both numbers mean something only from the start of the interpreter. BENCH_STARTED holds the
monotonic time at which that was; the memory is read once the window has settled.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

SETTLED_MS = 2500
ROOT = Path(__file__).resolve().parents[2]
_run = QApplication.exec


class FirstFrame(QObject):
    """Waits for a window to be painted, then for the program to come to rest, and reports."""

    def __init__(self) -> None:
        super().__init__()
        self.frame: float | None = None
        application = QApplication.instance()
        if application is None:
            sys.exit("the program has no application to watch")
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            self.parent_application().removeEventFilter(self)
            # After everything that is being painted now; before anything the program put off until then.
            QTimer.singleShot(0, self.painted)
        return False

    @staticmethod
    def parent_application() -> QObject:
        application = QApplication.instance()
        assert application is not None
        return application

    @Slot()
    def painted(self) -> None:
        self.frame = time.monotonic() - float(os.environ["BENCH_STARTED"])
        QTimer.singleShot(SETTLED_MS, self.report)

    @Slot()
    def report(self) -> None:
        print(json.dumps({"seconds": self.frame, "megabytes": memory()}), flush=True)
        os._exit(0)  # what closing costs is not asked here


def memory() -> float:
    """Megabytes this process and those it started hold, shared pages counted by their share."""
    processes = ["self", *Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]
    return sum(map(proportional_set_size, processes)) / 1024


def proportional_set_size(process: str) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def watched_run(*_: object) -> int:
    """Stand in for QApplication.exec: the event loop, with somebody watching."""
    watcher = FirstFrame()
    code = _run()
    del watcher
    return code


def main(what: str, *arguments: str) -> int:
    if what == "bare":
        application = QApplication([])
        window = QMainWindow()
        window.setCentralWidget(QLabel("Touchline"))
        window.resize(1440, 900)
        window.show()
        watcher = FirstFrame()
        code = application.exec()
        del watcher
        return code
    QApplication.exec = staticmethod(watched_run)  # type: ignore[method-assign]  # the program calls it by this name
    sys.path.insert(0, str(ROOT))
    from ui.command_line import main as program

    code: int = program(list(arguments))
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
