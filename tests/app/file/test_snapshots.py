"""Snapshots are taken without being asked, thinned out with age, and bring a damaged workshop back."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import FileRefused
from app.file.restoring import restore_file
from app.file.retention import DAILY, HOURLY, LATEST, MOST_BYTES, kept
from app.file.snapshots import newest_good, snapshots_of
from app.file.workshop_file import WorkshopFile
from app.records.prepare import Department, WorkshopDetails
from app.workshop import Workshop

NOW = datetime(2027, 3, 31, 12, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def kept_file(path: Path, data_folder: Path, whole: Workshop, images: dict[str, bytes], ticking: Clock):  # type: ignore[no-untyped-def]  # a generator fixture
    file = WorkshopFile.create(path, whole.details, whole, images, data_folder=data_folder, clock=ticking)
    yield file
    file.close()


@pytest.fixture
def ticking() -> Clock:
    return Clock()


def add(file: WorkshopFile, id: str) -> None:
    with file.change("Add") as change:
        change.insert(Department(id=id, name=id))


def test_snapshots_are_taken_at_opening_every_ten_minutes_and_at_closing(
    kept_file: WorkshopFile, ticking: Clock, data_folder: Path
) -> None:
    file = kept_file
    assert len(file.snapshots()) == 1
    ticking.now += timedelta(minutes=10)
    file.take_snapshot_if_due()
    assert len(file.snapshots()) == 1, "nothing has changed"
    add(file, "a")
    ticking.now += timedelta(minutes=1)
    file.take_snapshot_if_due()
    assert len(file.snapshots()) == 2
    add(file, "b")
    file.take_snapshot_if_due()
    assert len(file.snapshots()) == 2, "ten minutes have not passed"
    ticking.now += timedelta(minutes=5)
    file.close()
    assert file.snapshots()[0].made_at == ticking.now
    assert len(file.snapshots()) == 3
    again = WorkshopFile.open(file.path, data_folder=data_folder, clock=ticking)
    assert len(again.snapshots()) == 3, "the latest snapshot is of just this state"
    again.undo()
    again.close()
    assert [path for path in file.path.parent.iterdir() if path != data_folder] == [file.path]
    latest = file.snapshots()[0]
    assert latest.size == latest.path.stat().st_size
    assert data_folder in latest.path.parents


def test_a_file_that_changed_without_a_snapshot_gets_one_at_opening(
    path: Path, details: WorkshopDetails, data_folder: Path, ticking: Clock
) -> None:
    WorkshopFile.create(path, details, data_folder=data_folder, clock=ticking).close()
    file = WorkshopFile.open(path)
    add(file, "a")
    file.close()
    assert file.snapshots() == ()
    ticking.now += timedelta(days=1)
    file = WorkshopFile.open(path, data_folder=data_folder, clock=ticking)
    file.close()
    assert len(file.snapshots()) == 2


def test_restoring_brings_the_workshop_and_its_history_back(
    kept_file: WorkshopFile, ticking: Clock, whole: Workshop
) -> None:
    file = kept_file
    add(file, "a")
    ticking.now += timedelta(minutes=10)
    file.take_snapshot_if_due()
    with file.change("Delete department") as change:
        change.delete("departments", "de2")
        change.update("workshop", None, title="Other")
        change.move("drafts", "dr2", 0)
    ticking.now += timedelta(minutes=1)
    wanted = file.snapshots()[0]
    done = file.restore(wanted, "Restore 12:10")
    assert (done.kind, done.label) == ("restore", "Restore 12:10")
    assert done.touched["departments"] == {"de2"}
    assert done.touched["drafts"] == {"dr1", "dr2"}
    assert set(done.touched) >= {"workshop", "touchpoints", "receivers"}
    assert file.workshop.replace(departments=whole.departments) == whole
    assert file.undo_label == "Add"
    file.undo()
    assert file.workshop == whole
    ticking.now += timedelta(minutes=1)
    before_restoring = file.snapshots()[0]
    file.restore(before_restoring, "Back")
    assert file.workshop.details.title == "Other"
    add(file, "c")
    with pytest.raises(sqlite3.IntegrityError):
        file._connection.execute("DELETE FROM themes")


def test_a_damaged_file_is_restored_from_the_newest_good_snapshot(
    kept_file: WorkshopFile, ticking: Clock, data_folder: Path
) -> None:
    file = kept_file
    for id in "ab":
        add(file, id)
        ticking.now += timedelta(minutes=10)
        file.take_snapshot_if_due()
    last = file.workshop
    with pytest.raises(FileRefused) as caught:
        restore_file(file.path, file.snapshots()[0], ticking())
    assert caught.value.key == "file.already_open"
    file.close()
    for damaged in (file.path, file.snapshots()[0].path):
        content = bytearray(damaged.read_bytes())
        content[8192:80_000] = b"\xab" * (80_000 - 8192)
        damaged.write_bytes(content)
    before = file.path.read_bytes()
    with pytest.raises(FileRefused) as caught:
        WorkshopFile.open(file.path, data_folder=data_folder, clock=ticking)
    bad, good, _ = snapshots_of(file.path, data_folder)
    assert caught.value.facts["snapshot"] == good == newest_good(file.path, data_folder)
    with pytest.raises(FileRefused) as caught:
        restore_file(file.path, bad, ticking())
    assert caught.value.key == "file.damaged"
    bad.path.write_bytes(b"")
    assert newest_good(file.path, data_folder) == good
    aside = restore_file(file.path, good, ticking())
    assert aside is not None
    assert aside.read_bytes() == before
    again = WorkshopFile.open(file.path, data_folder=data_folder, clock=ticking)
    assert [each.id for each in again.workshop.departments] == ["de1", "de2", "a"]
    assert last != again.workshop
    again.close()
    file.path.unlink()
    assert restore_file(file.path, good, ticking()) is None
    WorkshopFile.open(file.path).close()


def test_each_file_has_its_own_snapshots(kept_file: WorkshopFile, data_folder: Path, ticking: Clock) -> None:
    copy = kept_file.path.with_name("copy.touchline")
    kept_file.save_copy(copy)
    assert snapshots_of(copy, data_folder) == ()
    assert newest_good(copy, data_folder) is None
    other = WorkshopFile.open(copy, data_folder=data_folder, clock=ticking)
    assert len(other.snapshots()) == 1
    assert other.snapshots() != kept_file.snapshots()
    other.close()


def test_what_somebody_put_among_the_snapshots_is_left_alone(
    kept_file: WorkshopFile, ticking: Clock, data_folder: Path
) -> None:
    (snapshot,) = kept_file.snapshots()
    stranger = snapshot.path.with_name("a copy of mine.touchline")
    stranger.write_bytes(b"mine")
    snapshot.path.with_name("2026-01-01T000000.000000Z.touchline").mkdir()
    add(kept_file, "a")
    kept_file.close()
    again = WorkshopFile.open(kept_file.path, data_folder=data_folder, clock=ticking)
    assert snapshot.made_at in [each.made_at for each in again.snapshots()]
    again.forget("pa2", "Forget a participant")
    again.close()
    assert stranger.read_bytes() == b"mine"


@pytest.mark.usefixtures("not_root")
def test_a_workshop_opens_whatever_its_snapshots_are(
    path: Path, data_folder: Path, whole: Workshop, images: dict[str, bytes], ticking: Clock
) -> None:
    WorkshopFile.create(path, whole.details, whole, images, data_folder=data_folder, clock=ticking).close()
    (only,) = snapshots_of(path, data_folder)
    only.path.chmod(0)
    ticking.now += timedelta(minutes=1)
    again = WorkshopFile.open(path, data_folder=data_folder, clock=ticking)
    assert [each.made_at for each in again.snapshots()] == [ticking.now, only.made_at]
    again.close()
    again = WorkshopFile.open(path, data_folder=data_folder, clock=ticking)
    assert len(again.snapshots()) == 2, "the one that can be read is of just this state"
    again.close()
    for mode in (0, 0o444):  # it can't be listed; it is listed, and nothing in it can be asked for
        only.path.parent.chmod(mode)
        again = WorkshopFile.open(path, data_folder=data_folder, clock=ticking)
        assert again.workshop == whole
        assert again.snapshots() == ()
        assert again.snapshot_fault is not None
        again.close()
    only.path.parent.chmod(0o755)


def test_old_snapshots_go(kept_file: WorkshopFile, ticking: Clock) -> None:
    for number in range(40):
        add(kept_file, str(number))
        ticking.now += timedelta(minutes=10)
        kept_file.take_snapshot_if_due()
    found = [each.made_at for each in kept_file.snapshots()]
    # Forty-one in 6 hours 40 minutes: the latest twelve, and the last of each of the four hours before.
    assert len(found) == 12 + 4
    assert found[:12] == [ticking.now - timedelta(minutes=10 * number) for number in range(12)]


moments = st.dictionaries(
    st.integers(0, 60 * 24 * 40).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    st.integers(1, 120_000_000),
    max_size=80,
)


@given(moments)
def test_retention_keeps_what_is_promised_and_nothing_else(found: dict[datetime, int]) -> None:
    keep = kept(found.items(), NOW)
    latest_first = sorted(found, reverse=True)
    assert keep <= found.keys()
    assert keep.issuperset(latest_first[:1])
    assert len(keep) <= 1 or sum(found[each] for each in keep) <= MOST_BYTES
    wanted = set(latest_first[:LATEST])
    for each in found:
        hour = [
            other for other in found if f"{other:%d %H}" == f"{each:%d %H}" and abs(other - each) < HOURLY
        ]
        day = [other for other in found if other.date() == each.date()]
        if NOW - each <= HOURLY and each == max(hour):
            wanted.add(each)
        if NOW - each <= DAILY and each == max(day):
            wanted.add(each)
    assert keep <= wanted
    dropped = wanted - keep
    if dropped:
        assert keep == set(sorted(wanted, reverse=True)[: len(keep)])
        total = sum(found[each] for each in keep) + found[max(dropped)]
        assert total > MOST_BYTES
    if sum(found[each] for each in wanted) <= MOST_BYTES:
        assert keep == wanted


def test_large_snapshots_are_fewer() -> None:
    found = {NOW - timedelta(minutes=number): 150_000_000 for number in range(10)}
    assert kept(found.items(), NOW) == set(sorted(found, reverse=True)[:3])
    assert kept([(NOW, MOST_BYTES + 1), (NOW - timedelta(minutes=1), 1)], NOW) == {NOW}


def test_a_year_of_work_leaves_few_snapshots() -> None:
    found = {NOW - timedelta(hours=6 * number): 1_000_000 for number in range(1460)}
    keep = kept(found.items(), NOW)
    assert len(keep) <= 12 + 24 + 31
    assert max(Counter(each.date() for each in keep if NOW - each > timedelta(days=4)).values()) == 1
