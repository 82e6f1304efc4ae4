"""The one connection to a workshop file: how it is opened, and what a transaction on it promises."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlite_utils import Database

from app.file.durable import appearing
from app.file.open_files import NOWHERE, identity, note_closed, note_open
from app.file.refusals import refusal, refusing

_PRAGMAS = (
    # The order matters: the lock mode decides how the journal mode is entered.
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA cache_size=-65536",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
)
_COMMITS_REMEMBERED = 21


class Connection:
    """The only connection in this process to one workshop file, locked against every other process."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open and lock the file; FileRefused where it is open elsewhere or can't be written."""
        self.path = path
        self._seconds: deque[float] = deque(maxlen=_COMMITS_REMEMBERED)
        with refusing(path):
            self.database = _connected(path, "rwc" if create else "rw")
            try:
                for pragma in _PRAGMAS:
                    self.database.execute(pragma).fetchall()
                # Not merely IMMEDIATE: a reader elsewhere would otherwise make the first commit fail.
                self.database.execute("BEGIN EXCLUSIVE")
                self.database.execute("COMMIT")
            except sqlite3.Error:
                self.database.close()
                raise
        self._identity = identity(path)
        note_open(self._identity)

    @property
    def is_in_place(self) -> bool:
        """Tell whether the path still leads to the file that is open: a sync client may have replaced it."""
        return identity(self.path) == self._identity

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement; what it changes belongs to the transaction under way.

        Raises FileRefused for the world's faults, as `rows` and `value` do: a stick may be pulled out.
        """
        with refusing(self.path):
            return self.database.execute(sql, values)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query and give all its rows: a cursor half read would hold a lock."""
        with refusing(self.path):
            return self.database.execute(sql, values).fetchall()

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run a query and give the first value of its first row, None where there is no row."""
        with refusing(self.path):
            row = self.database.execute(sql, values).fetchone()
        return None if row is None else row[0]

    @contextmanager
    def transaction(self, holds: Callable[[], bool]) -> Iterator[None]:
        """Write all of what the block writes, or nothing of it.

        A commit that fails may have reached the disk all the same: `holds` then looks for what was written.
        Raises FileRefused for the world's faults, after everything has been rolled back.
        """
        with refusing(self.path):
            self.database.execute("BEGIN IMMEDIATE")
            try:
                yield
                started = perf_counter()
                self._commit(holds)
                self._seconds.append(perf_counter() - started)
            finally:
                self._roll_back()

    @property
    def median_commit(self) -> float:
        """The median time of the latest commits, in seconds; 0 before the first."""
        return median(self._seconds) if self._seconds else 0.0

    def close(self) -> None:
        """Close the file and give up its lock; closing it twice does no harm."""
        self.database.close()
        note_closed(self._identity)
        self._identity = NOWHERE

    def copy_to(self, path: Path) -> None:
        """Write a copy without free pages, whole or not at all; FileRefused where it can't be put there."""
        with appearing(path) as unfinished, refusing(path):
            self.database.execute("VACUUM INTO ?", (str(unfinished),))

    def rewrite(self) -> None:
        """Write the whole file anew, so that nothing deleted is left in it nor in its rollback journal."""
        with refusing(self.path):
            self.database.execute("PRAGMA journal_size_limit=0").fetchall()
            self.database.execute("VACUUM")
            self.database.execute("PRAGMA journal_size_limit=-1").fetchall()

    def _commit(self, holds: Callable[[], bool]) -> None:
        try:
            self.database.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            if refusal(error, self.path) is None or not holds():
                raise

    def _roll_back(self) -> None:
        if self.database.conn.in_transaction:
            self.database.execute("ROLLBACK")


def _connected(path: Path, mode: str) -> Database:
    # In autocommit mode nothing is begun or committed behind our back; plugins would run on every database.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=0, isolation_level=None
    )
    return Database(connection, execute_plugins=False)
