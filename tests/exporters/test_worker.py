"""The worker process: exports while others go on, and leaves nothing behind when it is stopped."""

from __future__ import annotations

import os
import resource
import shutil
import signal
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from pypdf import PdfReader

from app.workshop import Workshop
from exporters.export import Progress, documents
from exporters.handover import hand_over, take_over
from exporters.under_way import Finished, Refused, Wish
from exporters.worker import Message, Worker, serve
from tests.small import workshop as small

PATIENCE = 60.0


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker, ended afterwards."""
    made = Worker()
    yield made
    made.close()


def wish(workshop: Workshop, images: dict[str, bytes], keys: list[str], folder: Path, **more: Any) -> Wish:
    """Wish for the documents of these keys in a folder."""
    return Wish(workshop, images, documents(keys), folder, **more)


def finish(worker: Worker) -> list[Message]:
    """Give all messages until the export has ended."""
    messages: list[Message] = []
    while worker.busy:
        messages += worker.poll(PATIENCE)
    return messages


def everything_in(folder: Path) -> list[Path]:
    """Give all there is in a folder, hidden files too."""
    return list(folder.rglob("*"))


def test_an_export_reports_and_places_its_files(worker: Worker, sample: Workshop, tmp_path: Path) -> None:
    worker.start()
    worker.export(wish(sample, {}, ["board", "json"], tmp_path / "out", paper="letter"))
    assert worker.busy
    *progress, last = finish(worker)
    assert all(isinstance(each, Progress) for each in progress)
    assert last == Finished((tmp_path / "out" / "board.pdf", tmp_path / "out" / "workshop.json"))
    assert len(everything_in(tmp_path / "out")) == 2
    assert PdfReader(tmp_path / "out" / "board.pdf").pages[0].mediabox.upper_right == (612, 792)


def test_only_one_export_at_a_time(worker: Worker, tmp_path: Path) -> None:
    worker.export(wish(small(), {}, ["json"], tmp_path))
    with pytest.raises(RuntimeError, match="under way"):
        worker.export(wish(small(), {}, ["json"], tmp_path))
    finish(worker)


def test_cancel_in_the_third_handout_leaves_nothing_and_the_next_export_works(
    worker: Worker, sample: Workshop, tmp_path: Path
) -> None:
    worker.export(wish(sample, {}, ["handouts"], tmp_path))
    third_handout(worker)
    worker.cancel()
    assert not worker.busy
    assert worker.poll() == []
    assert everything_in(tmp_path) == []
    worker.export(wish(sample, {}, ["csv"], tmp_path))
    assert finish(worker)[-1] == Finished((tmp_path / "actions.csv",))


def test_cancel_without_an_export_is_harmless(worker: Worker, tmp_path: Path) -> None:
    worker.cancel()
    worker.export(wish(small(), {}, ["json"], tmp_path))
    assert isinstance(finish(worker)[-1], Finished)


def test_a_worker_killed_from_outside_is_said_and_replaced(
    worker: Worker, sample: Workshop, tmp_path: Path
) -> None:
    worker.export(wish(sample, {}, ["handouts", "plan"], tmp_path))
    worker.poll(PATIENCE)
    assert worker.process_id is not None
    os.kill(worker.process_id, signal.SIGKILL)
    (last,) = finish(worker)[-1:]
    assert isinstance(last, Refused)
    assert last.error.key == "export.stopped"
    assert everything_in(tmp_path) == []
    worker.export(wish(sample, {}, ["csv"], tmp_path))
    assert isinstance(finish(worker)[-1], Finished)


def third_handout(worker: Worker) -> None:
    """Wait until the third handout is being made."""
    while True:
        for each in worker.poll(PATIENCE):
            assert isinstance(each, Progress)
            if "(3 of" in each.text:
                return


def test_a_worker_killed_between_files_takes_them_along(
    worker: Worker, sample: Workshop, tmp_path: Path
) -> None:
    worker.export(wish(sample, {}, ["handouts"], tmp_path / "new" / "folder"))
    third_handout(worker)
    assert len([path for path in everything_in(tmp_path) if path.suffix == ".pdf"]) >= 2
    assert worker.process_id is not None
    os.kill(worker.process_id, signal.SIGKILL)
    assert isinstance(finish(worker)[-1], Refused)
    assert everything_in(tmp_path) == []


def test_a_full_disk_leaves_nothing_and_the_next_export_works(
    worker: Worker, sample: Workshop, tmp_path: Path
) -> None:
    worker.start()
    assert worker.process_id is not None
    unlimited = resource.prlimit(worker.process_id, resource.RLIMIT_FSIZE)
    resource.prlimit(worker.process_id, resource.RLIMIT_FSIZE, (60_000, unlimited[1]))
    worker.export(wish(sample, {}, ["board", "plan"], tmp_path))
    last = finish(worker)[-1]
    assert isinstance(last, Refused)
    assert last.error.key == "export.unwritable"
    assert everything_in(tmp_path) == []
    resource.prlimit(worker.process_id, resource.RLIMIT_FSIZE, unlimited)
    worker.export(wish(sample, {}, ["board"], tmp_path))
    assert finish(worker)[-1] == Finished((tmp_path / "board.pdf",))


def test_a_folder_that_vanishes_is_said_and_the_next_export_works(
    worker: Worker, sample: Workshop, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    worker.export(wish(sample, {}, ["handouts"], folder))
    third_handout(worker)
    folder.rename(tmp_path / "away")  # at once, as pulling a stick is
    last = finish(worker)[-1]
    assert isinstance(last, Refused)
    assert last.error.key == "export.unwritable"
    assert not folder.exists()
    shutil.rmtree(tmp_path / "away")
    worker.export(wish(sample, {}, ["csv"], folder))
    assert finish(worker)[-1] == Finished((folder / "actions.csv",))


def test_a_process_whose_window_was_killed_clears_up(sample: Workshop, tmp_path: Path) -> None:
    here, there = Pipe()
    serving = Thread(target=serve, args=(there,))
    serving.start()
    hand_over(here, sample, {}, ["handouts"], tmp_path / ".touchline-export-0-x", None, False)
    while "(3 of" not in here.recv()[1].text:
        assert here.poll(PATIENCE)
    assert everything_in(tmp_path) != []
    here.close()
    serving.join(PATIENCE)
    assert not serving.is_alive()
    assert everything_in(tmp_path) == []


def test_the_process_tells_refusals_and_faults_and_ends_with_the_pipe(tmp_path: Path) -> None:
    here, there = Pipe()
    serving = Thread(target=serve, args=(there,))
    serving.start()
    photo = small(photos=[{"image": "f" * 64}])
    (tmp_path / "mine").write_text("mine")
    scratch = tmp_path / "mine" / ".touchline-export-1-x"
    answers = []
    for folder in (tmp_path / "x", scratch):
        hand_over(here, photo, {}, ["json"], folder, None, False)
        while (answer := here.recv())[0] == "progress":
            assert here.poll(PATIENCE)
        answers.append(answer)
    here.close()
    serving.join(PATIENCE)
    assert not serving.is_alive()
    (fault, trace), (refused, (key, facts)) = answers
    assert (fault, refused, key) == ("fault", "refused", "export.unwritable")
    assert "KeyError" in trace
    assert facts == {"path": str(tmp_path / "mine"), "reason": "not a directory"}


def test_a_workshop_of_any_size_comes_over_whole_and_in_order() -> None:
    here, there = Pipe()
    many = small(phrases=[{"text": f"Phrase {number}"} for number in range(1234)], actions=[{}])
    pictures = {"a" * 64: b"one", "b" * 64: bytes(300_000)}
    taken: list[Any] = []
    taking = Thread(target=lambda: taken.append(take_over(there)))
    taking.start()
    hand_over(here, many, pictures, "rest", 1)
    taking.join(PATIENCE)
    assert taken == [(many, pictures, ("rest", 1))]
    assert taken[0][0].id == many.id


def test_a_refusal_in_the_process_comes_over_whole(worker: Worker, tmp_path: Path) -> None:
    photo = small(photos=[{"image": "f" * 64}])
    worker.export(wish(photo, {"f" * 64: b"no picture"}, ["plan"], tmp_path))
    last = finish(worker)[-1]
    assert isinstance(last, Refused)
    assert last.error.key == "export.photograph"
    assert everything_in(tmp_path) == []


def test_what_can_be_refused_before_is(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "workshop.json").write_text("mine")
    worker.export(wish(small(), {}, ["json"], tmp_path))
    (last,) = finish(worker)
    assert isinstance(last, Refused)
    assert "is there already" in str(last.error)
    assert everything_in(tmp_path) == [tmp_path / "workshop.json"]


def test_cancel_while_the_files_get_their_names_leaves_none(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_placed, may_go_on = Event(), Event()

    link = os.link

    def slow(source: Path, target: Path) -> None:
        link(source, target)
        first_placed.set()
        assert may_go_on.wait(PATIENCE)

    monkeypatch.setattr(os, "link", slow)
    worker.export(wish(small(actions=[{}]), {}, ["json", "csv"], tmp_path))
    assert first_placed.wait(PATIENCE)
    cancelling = Thread(target=worker.cancel)
    cancelling.start()
    assert worker._under_way is not None
    assert worker._under_way._cancelled.wait(PATIENCE)
    may_go_on.set()
    cancelling.join(PATIENCE)
    assert not worker.busy
    assert everything_in(tmp_path) == []


def test_cancel_of_what_is_finished_gives_it(worker: Worker, tmp_path: Path) -> None:
    worker.export(wish(small(), {}, ["json"], tmp_path))
    assert worker._under_way is not None
    worker._under_way._thread.join(PATIENCE)
    assert worker.cancel() == Finished((tmp_path / "workshop.json",))
    assert not worker.busy
    assert everything_in(tmp_path) == [tmp_path / "workshop.json"]


def test_a_fault_of_our_own_surfaces(worker: Worker, tmp_path: Path) -> None:
    broken = small(photos=[{"image": "f" * 64}])  # its picture is not handed over: JSON can't be written
    worker.export(wish(broken, {}, ["json"], tmp_path))
    with pytest.raises(RuntimeError, match="KeyError"):
        finish(worker)
    assert not worker.busy
    assert everything_in(tmp_path) == []


def test_a_fault_on_this_side_surfaces_too(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("exporters.under_way.place", broken)
    worker.export(wish(small(), {}, ["json"], tmp_path))
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        finish(worker)
    assert not worker.busy
    assert everything_in(tmp_path) == []


def test_cancel_while_a_large_workshop_is_still_on_its_way(worker: Worker, tmp_path: Path) -> None:
    photographs = {"f" * 64: bytes(60_000_000)}
    worker.export(wish(small(), photographs, ["json"], tmp_path))
    worker.cancel()
    assert everything_in(tmp_path) == []
    worker.export(wish(small(), {}, ["json"], tmp_path))
    assert isinstance(finish(worker)[-1], Finished)


def test_an_idle_process_that_was_killed_is_replaced_unnoticed(worker: Worker, tmp_path: Path) -> None:
    worker.start()
    assert worker.process_id is not None
    os.kill(worker.process_id, signal.SIGKILL)
    os.waitid(os.P_PID, worker.process_id, os.WEXITED | os.WNOWAIT)
    worker.export(wish(small(), {}, ["json"], tmp_path))
    assert isinstance(finish(worker)[-1], Finished)


def test_a_target_that_appears_meanwhile_is_kept(worker: Worker, tmp_path: Path) -> None:
    worker.export(wish(small(), {}, ["json"], tmp_path))
    (tmp_path / "workshop.json").write_text("mine")
    last = finish(worker)[-1]
    assert isinstance(last, Refused)
    assert last.error.key == "export.exists"
    assert (tmp_path / "workshop.json").read_text() == "mine"


def test_ending_twice_is_harmless(worker: Worker) -> None:
    assert worker.process_id is None
    worker.close()
    worker.start()
    worker.close()
    worker.close()
    assert worker.process_id is None
