"""The workshop file: how long opening a large one takes, and an edit in a long list."""

from __future__ import annotations

import sqlite3
import statistics
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from large import write_workshop
from row import Row, median_ms, ms

from app.file.workshop_file import WorkshopFile

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from ui.session import Session

EDITS = 200


def opening(scratch: Path) -> Row:
    """Open a file of 10,000 records, everything imported; beside it, plain sqlite3 fetching the same rows."""
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
    from PySide6.QtWidgets import QApplication

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
