"""All documents as one ZIP: the same files as without it, the same bytes each time, whole or not there."""

from __future__ import annotations

import os
import resource as limits
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from app.errors import ExportRefused
from app.workshop import Workshop
from exporters.archive import archive_name
from exporters.catalogue import CATALOGUE
from exporters.export import Progress, documents, export
from exporters.under_way import Finished, Refused, Wish
from exporters.worker import Message, Worker
from tests.filling import at_home
from tests.small import workshop as small
from tests.told import SECRETS, full_of_secrets

PATIENCE = 60.0
NAME = "Harrow & Vale Building Supplies.zip"
KEYS = ["mail", "departments", "json", "csv", "ics"]


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker, ended afterwards."""
    made = Worker()
    yield made
    made.close()


def finish(worker: Worker) -> Message:
    """Give the last message of an export."""
    messages: list[Message] = []
    while worker.busy:
        messages += worker.poll(PATIENCE)
    return messages[-1]


def everything_in(folder: Path) -> list[str]:
    """Give the names of all there is in a folder, hidden files too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_the_archive_holds_every_file_of_the_export_in_its_order(tmp_path: Path) -> None:
    loose, packed = tmp_path / "loose", tmp_path / "packed"
    few = at_home(
        small(
            {"organisation": NAME.removesuffix(".zip"), "statement": "We keep our word."},
            departments=[{"name": "Yard"}],
            participants=[{"name": "Anna", "department_id": "departments-0", "email": "anna@example.org"}],
            actions=[{"title": "Ring first"}],
            agenda_items=[{"title": "Opening"}],
        )
    )
    paths = export(few, {}, None, loose)
    assert export(few, {}, list(CATALOGUE), packed, archive=True) == (packed / NAME,)
    assert everything_in(packed) == [NAME]
    with ZipFile(packed / NAME) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [path.relative_to(loose).as_posix() for path in paths]
        assert all(archive.read(path.relative_to(loose).as_posix()) == path.read_bytes() for path in paths)
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.compress_type for each in archive.infolist()} == {ZIP_DEFLATED}
    made = [document.names(few) for document in CATALOGUE.values()]
    assert all(made)
    assert len(paths) == sum(map(len, made))


def test_an_archive_of_all_documents_holds_nothing_that_is_for_the_facilitator_alone(tmp_path: Path) -> None:
    secretive = full_of_secrets()
    loose = export(secretive, {}, None, tmp_path / "loose")
    (packed,) = export(secretive, {}, None, tmp_path, archive=True)
    with ZipFile(packed) as archive:
        names = archive.namelist()
        files = [archive.read(name).decode("utf-8", "replace") for name in names]
    assert {path.name for path in loose} - {Path(name).name for name in names} == {"workshop.json"}
    assert not [secret for secret in SECRETS if any(secret in text for text in files)]
    (packed,) = export(secretive, {}, ["json"], tmp_path, force=True, archive=True)
    with ZipFile(packed) as archive:
        assert all(secret in archive.read("workshop.json").decode() for secret in SECRETS)


def test_the_same_workshop_gives_the_same_archive(sample: Workshop, tmp_path: Path) -> None:
    made = [
        export(sample, {}, KEYS, tmp_path / folder, archive=True)[0].read_bytes() for folder in ("one", "two")
    ]
    assert made[0] == made[1]


def test_progress_tells_what_is_packed(sample: Workshop, tmp_path: Path) -> None:
    told: list[Progress] = []
    export(sample, {}, ["json", "csv"], tmp_path, progress=told.append, archive=True)
    assert [(each.done, each.text) for each in told] == [
        (0, "Making: Workshop data (JSON)"),
        (1, "Making: Actions (CSV)"),
        (2, "Packing workshop.json (1 of 2)"),
        (3, "Packing actions.csv (2 of 2)"),
        (4, f"Saving {NAME}"),
    ]
    assert {each.total for each in told} == {4}


def test_without_anything_to_print_there_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "Northern Water.zip").write_text("mine")
    told: list[Progress] = []
    assert export(small(), {}, ["csv"], tmp_path, progress=told.append, archive=True) == ()
    assert [each.skipped for each in told] == [True]
    assert everything_in(tmp_path) == ["Northern Water.zip"]
    assert (tmp_path / "Northern Water.zip").read_text() == "mine"


def test_an_archive_that_is_there_is_replaced_only_when_asked(sample: Workshop, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine")
    (tmp_path / "workshop.json").write_text("also mine")
    with pytest.raises(ExportRefused, match=r"Supplies\.zip is there already"):
        export(sample, {}, ["json"], tmp_path, archive=True)
    assert (tmp_path / NAME).read_text() == "mine"
    export(sample, {}, ["json"], tmp_path, force=True, archive=True)
    with ZipFile(tmp_path / NAME) as archive:
        assert archive.namelist() == ["workshop.json"]
    assert everything_in(tmp_path) == [NAME, "workshop.json"]
    assert (tmp_path / "workshop.json").read_text() == "also mine"


def test_an_archive_that_appears_meanwhile_is_kept(sample: Workshop, tmp_path: Path) -> None:
    def appear(progress: Progress) -> None:
        if progress.text.startswith("Packing"):
            (tmp_path / NAME).write_text("mine")

    with pytest.raises(ExportRefused, match="is there already"):
        export(sample, {}, ["json"], tmp_path, progress=appear, archive=True)
    assert everything_in(tmp_path) == [NAME]
    assert (tmp_path / NAME).read_text() == "mine"


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ({"organisation": 'A/B: <Water>? * \\ | "x"'}, "A B Water x"),
        ({"organisation": "../../etc/passwd"}, "etc passwd"),
        ({"organisation": "Wasser\nWerk\x07\u202e\u2028gpj"}, "Wasser Werk gpj"),
        ({"organisation": "שירות מים"}, "שירות מים"),
        ({"organisation": "=1+1"}, "=1+1"),
        ({"organisation": "W" * 200}, "W" * 60),
        ({"organisation": "🚒" * 200}, "🚒" * 60),
        ({"organisation": "Nul"}, "Nul_"),
        ({"organisation": "con.sulting"}, "con_.sulting"),
        ({"organisation": "COM1 .x"}, "COM1_.x"),
        ({"organisation": "COM¹"}, "COM¹_"),
        ({"organisation": "lpt³"}, "lpt³_"),
        ({"organisation": "Conin$"}, "Conin$_"),
        ({"organisation": "COM⁴"}, "COM⁴"),
        ({"organisation": "Content & Co."}, "Content & Co"),
        ({"organisation": "???", "title": "Vision: day"}, "Vision day"),
        ({"organisation": " . ", "title": "/"}, "workshop"),
    ],
)
def test_the_archive_is_named_after_the_client_as_every_system_takes_it(
    about: dict[str, str], name: str, tmp_path: Path
) -> None:
    workshop = small(about)
    assert archive_name(workshop) == f"{name}.zip"
    (made,) = export(workshop, {}, ["json"], tmp_path, archive=True)
    assert made == tmp_path / f"{name}.zip"
    assert everything_in(tmp_path) == [f"{name}.zip"]


@pytest.fixture
def disk_of() -> Iterator[Callable[[int], None]]:
    """Lets files grow to so many bytes only, as a full disk does."""
    before = limits.getrlimit(limits.RLIMIT_FSIZE)
    yield lambda size: limits.setrlimit(limits.RLIMIT_FSIZE, (size, before[1]))
    limits.setrlimit(limits.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("room", [0, 20_000, 100_000])
def test_a_disk_that_is_full_while_packing_leaves_nothing(
    room: int, sample: Workshop, tmp_path: Path, disk_of: Callable[[int], None]
) -> None:
    def fill(progress: Progress) -> None:
        if progress.text.startswith("Packing"):
            disk_of(room)

    with pytest.raises(ExportRefused, match="can’t be written: file too large"):
        export(sample, {}, ["handouts"], tmp_path / "new", progress=fill, archive=True)
    assert everything_in(tmp_path) == []


def test_a_folder_that_vanishes_while_packing_is_not_made_again(sample: Workshop, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def vanish(progress: Progress) -> None:
        if progress.text.startswith("Packing actions.csv"):
            shutil.rmtree(folder)

    with pytest.raises(ExportRefused, match="can’t be written: no such file"):
        export(sample, {}, ["json", "csv"], folder, progress=vanish, archive=True)
    assert everything_in(tmp_path) == []


def until(worker: Worker, text: str) -> None:
    """Wait until an export says this."""
    while True:
        for each in worker.poll(PATIENCE):
            assert isinstance(each, Progress)
            if text in each.text:
                return


def test_the_worker_packs_too(worker: Worker, sample: Workshop, tmp_path: Path) -> None:
    worker.export(Wish(sample, {}, documents(["json", "csv"]), tmp_path / "out", archive=True))
    assert finish(worker) == Finished((tmp_path / "out" / NAME,))
    assert everything_in(tmp_path / "out") == [NAME]
    worker.export(Wish(sample, {}, documents(["json", "csv"]), tmp_path / "out", archive=True))
    last = finish(worker)
    assert isinstance(last, Refused)
    assert last.error.key == "export.exists"


@pytest.mark.parametrize("moment", ["(3 of", "Packing"])
def test_cancel_leaves_nothing_and_the_next_archive_is_whole(
    moment: str, worker: Worker, sample: Workshop, tmp_path: Path
) -> None:
    worker.export(Wish(sample, {}, documents(["handouts"]), tmp_path / "new", archive=True))
    until(worker, moment)
    worker.cancel()
    assert everything_in(tmp_path) == []
    worker.export(Wish(sample, {}, documents(["csv"]), tmp_path / "new", archive=True))
    assert finish(worker) == Finished((tmp_path / "new" / NAME,))
    with ZipFile(tmp_path / "new" / NAME) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["actions.csv"]


def test_a_worker_killed_before_the_archive_is_whole_leaves_nothing(
    worker: Worker, sample: Workshop, tmp_path: Path
) -> None:
    worker.export(Wish(sample, {}, documents(["handouts"]), tmp_path / "new", archive=True))
    until(worker, "(3 of")
    assert worker.process_id is not None
    os.kill(worker.process_id, signal.SIGKILL)
    last = finish(worker)
    assert isinstance(last, Refused)
    assert last.error.key == "export.stopped"
    assert everything_in(tmp_path) == []
