"""Copies of a workshop as it was, kept in the app's own folder in case the file is damaged or lost."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from app.errors import FileRefused
from app.file.connection import Connection
from app.file.durable import appearing
from app.file.header import check_header
from app.file.journal import WRITES
from app.file.refusals import refusing
from app.file.retention import kept

_NAME = "%Y-%m-%dT%H%M%S.%fZ"
_SUFFIX = ".touchline"


SnapshotTest = Callable[[sqlite3.Connection], bool]
"""Asks an open snapshot something; sqlite3.DatabaseError where it can't be read."""


class Snapshot(Struct, frozen=True, kw_only=True):
    """One copy: where it is, when it was made (UTC), and its size in bytes."""

    path: Path
    made_at: datetime
    size: int


class Snapshots:
    """The snapshots of one workshop file; where there is no folder to keep them in, there are none."""

    def __init__(self, data_folder: Path | None, path: Path, workshop_id: str) -> None:
        """Keep snapshots below `data_folder`, apart from those of every other file."""
        self._all = None if data_folder is None else data_folder / "snapshots"
        self._workshop_id = workshop_id
        self.folder = None if self._all is None else self._all / f"{workshop_id}-{_place_of(path)}"

    def listed(self) -> tuple[Snapshot, ...]:
        """Give the snapshots of this file, the latest first."""
        return () if self.folder is None else _listed([self.folder])

    def take(self, connection: Connection, now: datetime) -> Snapshot | None:
        """Copy the file as it is; None where snapshots aren't kept. FileRefused where the folder refuses."""
        if self.folder is None:
            return None
        made_at = now.astimezone(UTC)
        path = self.folder / f"{made_at.strftime(_NAME)}{_SUFFIX}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileRefused(
                "file.unwritable", name=path.name, folder=self.folder, reason=error.strerror
            ) from error
        with appearing(path, replacing=True) as unfinished, refusing(path):
            copy_database(connection.database.conn, unfinished)
        self._drop_old(made_at)
        return _snapshot(path, made_at)

    def drop_where(self, holds: SnapshotTest) -> None:
        """Delete every snapshot of this workshop, under whatever name the file went, for which `holds`.

        A snapshot that can't be read is deleted too: nobody can tell what is in it. Raises FileRefused, after
        all others are gone, where one can't be deleted or a folder can't be looked through.
        """
        refusals = [] if self._all is None else [*_drop_where(self._all, self._workshop_id, holds)]
        if refusals:
            folder, error = refusals[0]
            raise FileRefused("file.snapshots_left", folder=folder, reason=error.strerror) from error

    def _drop_old(self, now: datetime) -> None:
        found = self.listed()
        keep = kept([(each.made_at, each.size) for each in found], now)
        for snapshot in found:
            if snapshot.made_at not in keep:
                with suppress(OSError):  # the next one that is taken tries again
                    snapshot.path.unlink()


def snapshots_of(path: Path, data_folder: Path) -> tuple[Snapshot, ...]:
    """Give the snapshots of the file at `path`, the latest first, also where the file can't be opened."""
    return _listed((data_folder / "snapshots").glob(f"*-{_place_of(path)}"))


def newest_good(path: Path, data_folder: Path | None) -> Snapshot | None:
    """Give the latest snapshot of the file at `path` that is sound, None where there is none."""
    found = () if data_folder is None else snapshots_of(path, data_folder)
    return next((each for each in found if is_sound(each)), None)


def is_sound(snapshot: Snapshot) -> bool:
    """Tell whether a snapshot can be restored."""
    try:
        check_header(snapshot.path)
    except FileRefused:
        return False
    return _answers(snapshot, lambda opened: opened.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def holds_writes(snapshot: Snapshot, writes: str) -> bool:
    """Tell whether a snapshot has seen just these writes, as `Journal.writes` gives them."""
    return _answers(snapshot, lambda opened: "".join(id for (id,) in opened.execute(WRITES)) == writes)


def copy_database(source: sqlite3.Connection, path: Path) -> None:
    """Copy a database, page by page, into a new file."""
    target = sqlite3.connect(path)
    try:
        source.backup(target)
    finally:
        target.close()


def _place_of(path: Path) -> str:
    return sha256(str(path.resolve()).encode()).hexdigest()[:16]


def _listed(folders: Iterable[Path]) -> tuple[Snapshot, ...]:
    found: list[Snapshot] = []
    for folder in folders:
        with suppress(OSError):  # a workshop opens, whatever became of its snapshots
            found += _snapshots_in(folder)
    return tuple(sorted(found, key=lambda snapshot: snapshot.made_at, reverse=True))


def _snapshots_in(folder: Path) -> Iterator[Snapshot]:
    """Give the snapshots in a folder; OSError where it can't be looked through."""
    for path in _inside(folder):
        moment = _moment_of(path)
        # Whatever else somebody put there isn't ours to list, to drop, or to fail on.
        if moment is not None and path.is_file():
            yield _snapshot(path, moment)


def _inside(folder: Path) -> Iterable[Path]:
    return folder.iterdir() if folder.is_dir() else ()


def _drop_where(folder: Path, id: str, holds: SnapshotTest) -> Iterator[tuple[Path, OSError]]:
    """Delete the snapshots of the workshop of this id as far as can be; give each folder that refused."""
    try:
        own = [each for each in _inside(folder) if each.name.startswith(f"{id}-")]
    except OSError as error:
        yield folder, error
        return
    for each in own:
        try:
            found = [*_snapshots_in(each)]
        except OSError as error:
            yield each, error
            continue
        for snapshot in found:
            if _answers(snapshot, holds, unreadable=True):
                try:
                    snapshot.path.unlink(missing_ok=True)
                except OSError as error:
                    yield each, error


def _moment_of(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name.removesuffix(_SUFFIX), _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _snapshot(path: Path, made_at: datetime) -> Snapshot:
    return Snapshot(path=path, made_at=made_at, size=path.stat().st_size)


def _answers(snapshot: Snapshot, test: SnapshotTest, *, unreadable: bool = False) -> bool:
    try:
        with closing(sqlite3.connect(f"{snapshot.path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            return test(opened)
    except sqlite3.DatabaseError:
        return unreadable
