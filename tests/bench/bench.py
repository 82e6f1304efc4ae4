"""Measures start, opening, editing, exporting and memory, each beside a yardstick taken in the same run.

Run by `python3 dev.py bench`. Absolute times say as much about the machine as about the program, so each row
also tells how often the yardstick fits in. Exit code 1: a row is over its limit. No test depends on it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from ui.session import Session

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
HERE = Path(__file__).resolve().parent
SAMPLE = ROOT / "resources/samples/building-supplies.json"
STARTS = 7
EDITS = 200


class Row(NamedTuple):
    """One measured thing: its value, that of its yardstick, and the limit of one of them."""

    what: str
    value: float
    unit: str
    yardstick: str
    measure: float
    limit: float
    limit_is_ratio: bool = False

    @property
    def ratio(self) -> float:
        return self.value / self.measure

    @property
    def is_over(self) -> bool:
        return (self.ratio if self.limit_is_ratio else self.value) > self.limit

    def __str__(self) -> str:
        limit = f"{self.limit:g} ×" if self.limit_is_ratio else f"{self.limit:g} {self.unit}"
        value = f"{self.value:.1f} {self.unit}"
        verdict = "over" if self.is_over else "ok"
        yardstick = f"{self.yardstick} {self.measure:.1f}"
        return f"{self.what:<34}{value:>12}{self.ratio:>9.2f} ×  {yardstick:<38}{limit:>9}  {verdict}"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        os.environ["HOME"] = folder
        os.environ.pop("XDG_DATA_HOME", None)
        os.environ.pop("XDG_CONFIG_HOME", None)
        sample = scratch / "sample.touchline"
        run_program("import", str(SAMPLE), str(sample))
        rows = []
        for measured in (
            start_and_memory(sample),
            [opening(scratch)],
            [editing(scratch)],
            [plan(sample, scratch)],
        ):
            for row in measured:
                print(row, flush=True)
                rows.append(row)
    return 1 if any(row.is_over for row in rows) else 0


def run_program(*arguments: str) -> float:
    """Run the command line in a process of its own; give the seconds from its start to its end."""
    started = time.monotonic()
    subprocess.run([sys.executable, ROOT / "touchline.py", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def start_and_memory(sample: Path) -> list[Row]:
    bare, app = [], []
    for _ in range(STARTS):  # in turns, so that a busy moment of the machine hits both
        bare.append(first_frame("bare"))
        app.append(first_frame("app", str(sample)))
    frames = [1000 * statistics.median(each["seconds"] for each in side) for side in (app, bare)]
    memory = [statistics.median(each["megabytes"] for each in side) for side in (app, bare)]
    return [
        Row("first frame, on the sample", frames[0], "ms", "a bare window", frames[1], 1.25, True),
        Row("memory, sample open, with worker", memory[0], "MB", "a bare window", memory[1], 250),
    ]


def first_frame(*arguments: str) -> dict[str, float]:
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_STARTED": repr(time.monotonic())}
    done = subprocess.run(
        [sys.executable, HERE / "first_frame.py", *arguments],
        env=settings,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def opening(scratch: Path) -> Row:
    """Open a file of 10,000 records, everything imported; beside it, plain sqlite3 fetching the same rows."""
    from large import write_workshop

    from app.file.workshop_file import WorkshopFile

    path = scratch / "large.touchline"
    write_workshop(path, 10_000)

    def fetch_all() -> None:
        with sqlite3.connect(path) as connection:
            names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            for (name,) in names:
                connection.execute(f'SELECT * FROM "{name}"').fetchall()
        connection.close()

    def open_file() -> None:
        WorkshopFile.open(path).close()

    open_file()
    value, measure = median_ms(open_file, 7), median_ms(fetch_all, 7)
    return Row("open 10,000 records", value, "ms", "sqlite3, the same rows", measure, 300)


def editing(scratch: Path) -> Row:
    """Rename one of 1,000 people and show it in their list; beside it, one bare commit of the same safety."""
    from large import write_workshop
    from PySide6.QtWidgets import QApplication

    from app.file.workshop_file import WorkshopFile
    from ui.session import Session
    from ui.stages.catalogue import page_of

    application = QApplication.instance() or QApplication([])
    path = scratch / "people.touchline"
    write_workshop(path, 10_010)
    file = WorkshopFile.open(path)
    session = Session(file)
    page = page_of(("prepare", "people"))(session)
    page.resize(900, 800)
    page.show()
    application.processEvents()
    assert len(file.workshop.participants) == 1000
    ids = [person.id for person in file.workshop.participants]
    bare = bare_people(scratch)
    edits, commits = [], []
    for number in range(EDITS):  # in turns, so that a busy disk slows both
        person = ids[number * 5 % len(ids)]
        edits.append(ms(partial(rename, session, application, person, f"Renamed {number}")))
        commits.append(
            ms(partial(bare.execute, "UPDATE people SET name = ? WHERE id = ?", (f"R{number}", number)))
        )
    bare.close()
    page.close()
    page.deleteLater()
    file.close()
    value, measure = statistics.median(edits), statistics.median(commits)
    return Row("an edit, in a list of 1,000", value, "ms", "a bare commit", measure, 16)


def rename(session: Session, application: QCoreApplication, id: str, name: str) -> None:
    session.run("Rename person", lambda change: change.update("participants", id, name=name))
    application.processEvents()


def bare_people(scratch: Path) -> sqlite3.Connection:
    """A plain table of 1,000 names that commits each statement, as safely as a workshop file does."""
    connection = sqlite3.connect(scratch / "bare.db", isolation_level=None)
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=DELETE", "synchronous=EXTRA"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)")
    connection.executemany("INSERT INTO people (name) VALUES (?)", [(f"P{n}",) for n in range(1000)])
    return connection


def plan(sample: Path, scratch: Path) -> Row:
    """Export the sample's plan from a cold start; beside it, a Python that imports ReportLab and ends."""
    times = [
        run_program("export", str(sample), "--to", str(scratch / f"plan-{n}"), "--as", "plan")
        for n in range(3)
    ]

    def import_only() -> None:
        subprocess.run([sys.executable, "-c", "import reportlab.platypus"], check=True)

    value = 1000 * statistics.median(times)
    return Row("the sample's plan, cold", value, "ms", "importing ReportLab", median_ms(import_only, 3), 1500)


def median_ms(act: Callable[[], object], times: int) -> float:
    """Do something so many times; give the median in milliseconds."""
    return statistics.median(ms(act) for _ in range(times))


def ms(act: Callable[[], object]) -> float:
    """Do something; give the milliseconds it took."""
    started = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
