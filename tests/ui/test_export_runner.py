"""The runner of exports: begun at once, told by signals, stopped at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.content import resource
from app.errors import ExportRefused, FileRefused
from app.interchange.reading import read_json
from app.workshop import Workshop
from exporters.export import Progress
from exporters.preview import Preview, Wanted
from tests.small import workshop
from ui.export_runner import BYTES_AT_ONCE, ExportRunner

PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def sample() -> Workshop:
    return read_json(resource("samples", "building-supplies.json").read_bytes()).workshop


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[ExportRunner]:  # noqa: ARG001 - timers need the application
    made = ExportRunner()
    yield made
    made.close()


def test_an_export_reports_and_finishes(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop, tmp_path: Path
) -> None:
    told: list[Progress] = []
    runner.progressed.connect(told.append)
    runner.warm()
    with qtbot.waitSignal(runner.finished, timeout=PATIENCE_MS) as done:
        runner.export(sample, {}, ["board", "json"], tmp_path / "out")
        assert runner.busy
    assert done.args == [(tmp_path / "out/board.pdf", tmp_path / "out/workshop.json")]
    assert all(path.stat().st_size for path in done.args[0])
    assert [each.total for each in told] == [2] * len(told)
    assert not runner.busy
    assert not runner._timer.isActive()


class Pictures(Mapping[str, bytes]):
    """Pictures by hash as a file gives them: each read when it is asked for."""

    def __init__(self, *broken: str, **pictures: bytes) -> None:
        self.broken, self.pictures = broken, pictures
        self.read: list[str] = []

    def __getitem__(self, hash: str) -> bytes:
        self.read.append(hash)
        if hash in self.broken:
            raise FileRefused("file.unreadable", name="w.touchline", reason="the stick is gone")
        return self.pictures[hash]

    def __iter__(self) -> Iterator[str]:
        return iter([*self.pictures, *self.broken])

    def __len__(self) -> int:
        return len(self.pictures) + len(self.broken)


def test_pictures_are_read_a_few_at_a_time(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop, tmp_path: Path
) -> None:
    large = b"x" * (BYTES_AT_ONCE // 2)
    pictures = Pictures(a=large, b=large, c=large)
    with qtbot.waitSignal(runner.finished, timeout=PATIENCE_MS):
        runner.export(sample, pictures, ["json"], tmp_path / "out")
        assert pictures.read == ["a", "b"]
        assert runner.busy
        del pictures.pictures["c"]  # taken out of the workshop meanwhile
    assert pictures.read == ["a", "b", "c"]
    assert not runner.busy


def test_a_picture_that_cannot_be_read_refuses_the_export(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop, tmp_path: Path
) -> None:
    with qtbot.waitSignal(runner.refused, timeout=PATIENCE_MS) as refused:
        runner.export(sample, Pictures("a"), ["json"], tmp_path / "out")
    assert "the stick is gone" in str(refused.args[0])
    assert not runner.busy
    assert not (tmp_path / "out").exists()
    with qtbot.waitSignal(runner.finished, timeout=PATIENCE_MS):
        runner.export(sample, {}, ["json"], tmp_path / "out")


def test_cancel_while_pictures_are_read_begins_nothing(
    runner: ExportRunner, sample: Workshop, tmp_path: Path
) -> None:
    runner.export(sample, Pictures(a=b"x" * BYTES_AT_ONCE, b=b"x"), ["json"], tmp_path / "out")
    assert runner.cancel()
    assert not runner.busy
    runner._look()
    assert not runner._timer.isActive()
    assert not (tmp_path / "out").exists()


def test_existing_files_are_refused_and_replaced_only_on_demand(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop, tmp_path: Path
) -> None:
    there = tmp_path / "workshop.json"
    there.write_text("mine")
    with qtbot.waitSignal(runner.refused, timeout=PATIENCE_MS) as refused:
        runner.export(sample, {}, ["json"], tmp_path)
    assert refused.args[0].key == "export.exists"
    assert there.read_text() == "mine"
    with qtbot.waitSignal(runner.finished, timeout=PATIENCE_MS):
        runner.export(sample, {}, ["json"], tmp_path, force=True)
    assert there.read_text().startswith("{")


def test_cancel_in_the_handouts_leaves_nothing_and_the_next_export_works(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop, tmp_path: Path
) -> None:
    def third(progress: Progress) -> bool:
        return progress.done >= 3

    with qtbot.waitSignal(runner.progressed, timeout=PATIENCE_MS, check_params_cb=third):
        runner.export(sample, {}, ["handouts"], tmp_path / "out")
    assert runner.cancel()
    assert not runner.busy
    assert list(tmp_path.iterdir()) == []
    with qtbot.waitSignal(runner.finished, timeout=PATIENCE_MS):
        runner.export(sample, {}, ["csv"], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["actions.csv"]


def test_what_was_finished_before_cancel_is_told_as_finished(
    runner: ExportRunner, sample: Workshop, tmp_path: Path
) -> None:
    done: list[tuple[Path, ...]] = []
    runner.finished.connect(done.append)
    runner.export(sample, {}, ["json"], tmp_path)
    assert runner._worker._under_way is not None
    runner._worker._under_way._thread.join(PATIENCE_MS / 1000)
    assert not runner.cancel()
    assert done == [(tmp_path / "workshop.json",)]
    assert not runner.busy


def test_a_folder_that_cannot_be_made_is_refused_in_words(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with qtbot.waitSignal(runner.refused, timeout=PATIENCE_MS) as refused:
        runner.export(sample, {}, ["json"], tmp_path / "file" / "below")
    assert refused.args[0].key in {"export.unwritable", "export.not_a_folder"}


def test_a_worker_that_is_killed_is_said(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop, tmp_path: Path
) -> None:
    with qtbot.waitSignal(runner.refused, timeout=PATIENCE_MS) as refused:
        runner.export(sample, {}, ["plan"], tmp_path / "out")
        os.kill(runner._worker._process.pid, signal.SIGTERM)
    assert refused.args[0].key == "export.stopped"
    assert not (tmp_path / "out").exists()


def test_a_fault_of_our_own_surfaces_and_ends_the_waiting(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[ExportRefused] = []
    runner.refused.connect(said.append)

    def broken() -> list[object]:
        runner._worker.cancel()
        raise RuntimeError("the export failed")

    monkeypatch.setattr(runner._worker, "poll", broken)
    with qtbot.captureExceptions() as raised:
        runner.export(sample, {}, ["json"], tmp_path / "out")
        qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    assert [str(each[1]) for each in raised] == ["the export failed"]
    assert said[0].key == "export.stopped"
    assert not runner._timer.isActive()


def test_a_fault_of_our_own_in_a_preview_surfaces_and_ends_the_waiting(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop
) -> None:
    with (
        qtbot.captureExceptions() as raised,
        qtbot.waitSignal(runner.preview_refused, timeout=PATIENCE_MS) as refused,
    ):
        runner.preview(Wanted(sample, {}, "nothing", 0, 200))
    assert refused.args[0].key == "export.stopped"
    assert len(raised) == 1
    assert "KeyError: 'nothing'" in str(raised[0][1])
    assert not runner._timer.isActive()


def test_a_fault_in_a_preview_surfaces_and_the_newer_wish_is_still_answered(
    qtbot: QtBot, runner: ExportRunner, sample: Workshop
) -> None:
    said: list[object] = []
    runner.preview_refused.connect(said.append)
    with (
        qtbot.captureExceptions() as raised,
        qtbot.waitSignal(runner.previewed, timeout=PATIENCE_MS) as shown,
    ):
        runner.preview(Wanted(sample, {}, "nothing", 0, 200))
        runner._look()  # the order is on its way, and the next wish waits
        runner.preview(Wanted(sample, {}, "json", 0, 200))
    assert shown.args[0].key == "json"
    assert "KeyError: 'nothing'" in str(raised[0][1])
    assert said == []


def test_previews_come_by_signal(qtbot: QtBot, runner: ExportRunner, sample: Workshop) -> None:
    with qtbot.waitSignal(runner.previewed, timeout=PATIENCE_MS) as shown:
        runner.preview(Wanted(sample, {}, "board", 1, 200))
    assert isinstance(shown.args[0], Preview)
    assert shown.args[0].number == 1
    bad = workshop(photos=[{"id": "p", "image": "0" * 64}])
    with qtbot.waitSignal(runner.preview_refused, timeout=PATIENCE_MS) as refused:
        runner.preview(Wanted(bad, {"0" * 64: b"no picture"}, "plan", 0, 200))
    assert refused.args[0].key == "export.photograph"


def test_a_runner_nobody_closed_leaves_no_process(qtbot: QtBot) -> None:  # noqa: ARG001 - as above
    runner = ExportRunner()
    runner.warm()
    process = runner._worker._process
    assert process.is_alive()
    runner._let_go()
    assert runner._worker._process is None
