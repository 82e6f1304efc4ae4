"""What a file must not remember: in which order secret slips came in, and who asked to be forgotten."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import FileRefused
from app.file.connection import Connection
from app.file.workshop_file import WorkshopFile
from app.records.consistency import faults
from app.records.plan import Action, Decision
from app.records.practices import Rating, Survey
from app.records.prepare import Participant
from app.records.vision import Signature, Vote
from app.workshop import Workshop

DAY = date(2027, 3, 1)


def bytes_of(*files: WorkshopFile) -> bytes:
    """All that is on disk of these workshops: the files, what lies beside them, and their snapshots."""
    found = [path.read_bytes() for file in files for path in file.path.parent.rglob("*") if path.is_file()]
    return b"\n".join(found)


@pytest.fixture
def entered(
    path: Path, data_folder: Path, whole: Workshop, images: dict[str, bytes]
) -> Iterator[tuple[WorkshopFile, list[str]]]:
    """A file into which forty secret slips of one survey were typed, one after the other."""
    now = [datetime(2027, 3, 1, 9, tzinfo=UTC)]
    file = WorkshopFile.create(
        path, whole.details, whole, images, data_folder=data_folder, clock=lambda: now[0]
    )
    ids = []
    for number in range(40):
        now[0] += timedelta(minutes=3)
        ids.append(f"slip-{number:02}-abcdef")
        with file.change(f"Enter slip {number}") as change:
            change.insert(Rating(id=ids[-1], survey_id="su1", item="lead", score=1 + number % 5))
            if number == 20:
                change.update("departments", "de1", name="Corrected in passing")
        file.take_snapshot_if_due()
    with file.change("Correct slip") as change:
        change.update("ratings", ids[3], score=5)
    file.undo()
    yield file, ids
    file.close()


def test_revealing_leaves_no_byte_of_the_order_of_entry(entered: tuple[WorkshopFile, list[str]]) -> None:
    file, ids = entered
    scores = sorted(each.score or 0 for each in file.workshop.ratings if each.item == "lead")
    before = file.workshop
    assert len(file.snapshots()) > 1
    done = file.reveal_survey("su1", "Reveal survey", step=("practices", "rate"))
    now = file.workshop
    assert now.get("surveys", "su1").revealed_at == "2027-03-01T11:00:00+00:00"
    slips = [each for each in now.ratings if each.item == "lead"]
    assert sorted(each.score or 0 for each in slips) == scores
    assert set(done.touched) == {"ratings", "surveys"}
    assert done.touched["ratings"] > {*ids, *(each.id for each in slips)}
    for content in (bytes_of(file),):
        assert not [id for id in [*ids, "ra1", "ra2"] if id.encode() in content]
        assert b"Enter slip 7" not in content
    assert len(file.snapshots()) == 1
    assert now.replace(ratings=(), surveys=()) == before.replace(ratings=(), surveys=())


def test_nothing_can_be_undone_beyond_a_reveal(entered: tuple[WorkshopFile, list[str]]) -> None:
    file, _ = entered
    file.reveal_survey("su1", "Reveal survey")
    assert (file.undo(), file.redo(), file.undo_label, file.redo_label) == (None, None, None, None)
    assert [(entry.label, entry.state) for entry in file.history()] == [
        ("Reveal survey", "closed"), ("Enter slip 20", "closed"),
    ]  # fmt: skip
    revealed = file.workshop
    with file.change("Go on") as change:
        change.update("workshop", None, title="After")
    assert file.undo() is not None
    assert file.workshop == revealed
    assert file.undo() is None
    path = file.path
    file.close()
    again = WorkshopFile.open(path)
    assert again.workshop == revealed
    again.close()


def test_the_order_of_slips_is_left_to_chance(entered: tuple[WorkshopFile, list[str]]) -> None:
    file, ids = entered
    order_of_entry = [file.workshop.get("ratings", id).score for id in ids]
    file.reveal_survey("su1", "Reveal survey")
    orders = []
    with sqlite3.connect(file.snapshots()[0].path) as kept:
        for order in ('"id"', '"position"'):
            rows = kept.execute(f"SELECT score FROM ratings WHERE item = 'lead' ORDER BY {order}").fetchall()
            orders.append([score for (score,) in rows])
        ages = kept.execute("SELECT DISTINCT rev FROM ratings WHERE survey_id = 'su1'").fetchall()
    kept.close()
    assert order_of_entry not in orders
    assert orders[0] != orders[1]
    assert ages == [(1,)]


def test_a_snapshot_that_knows_a_slip_from_its_history_goes_too(
    path: Path, data_folder: Path, whole: Workshop, images: dict[str, bytes]
) -> None:
    file = WorkshopFile.create(path, whole.details, whole.replace(votes=()), images, data_folder=data_folder)
    with file.change("Enter slip") as change:
        change.insert(Vote(id="a-slip-taken-back", ballot_id="ba1", candidate_id="dr1", dots=1))
    file.undo()
    file.close()
    file = WorkshopFile.open(path, data_folder=data_folder)
    assert len(file.snapshots()) == 2
    file.reveal_ballot("ba1", "Reveal ballot")
    assert b"a-slip-taken-back" not in bytes_of(file)
    assert len(file.snapshots()) == 2, "the first knew no slip; the last is of now"
    file.close()


def test_a_secret_ballot_keeps_its_totals_and_others_keep_theirs(file: WorkshopFile) -> None:
    with file.change("Enter slip") as change:
        change.update("ballots", "ba1", voters=3)
        change.insert(Vote(id="late", ballot_id="ba1", candidate_id="dr1", dots=2))
    file.reveal_ballot("ba1", "Reveal ballot")
    votes = file.workshop.where("votes", "ballot_id", "ba1")
    assert sorted((vote.candidate_id, vote.dots) for vote in votes) == [("dr1", 2), ("dr1", 3), ("dr2", 3)]
    assert {"vt1", "vt2", "late"}.isdisjoint(vote.id for vote in votes)
    assert file.workshop.find("votes", "vt3") is not None
    assert file.workshop.get("ballots", "ba1").revealed_at is not None


def test_an_open_ballot_is_revealed_like_any_other_change(file: WorkshopFile, whole: Workshop) -> None:
    done = file.reveal_ballot("ba2", "Reveal ballot")
    assert done.touched == {"ballots": frozenset({"ba2"})}
    assert file.workshop.find("votes", "vt3") is not None
    file.undo()
    assert file.workshop == whole


def test_a_secret_survey_that_is_deleted_comes_back_without_the_order(
    entered: tuple[WorkshopFile, list[str]],
) -> None:
    file, ids = entered
    before = file.workshop
    scores: list[int] = [before.get("ratings", id).score for id in ids]
    with file.change("Delete survey") as change:
        change.delete("surveys", "su1")
    assert change.change_set.touched["ratings"] >= set(ids)
    assert not [id for id in [*ids, "ra1", "ra2"] if id.encode() in bytes_of(file)]
    assert b"Enter slip 7" not in bytes_of(file)
    assert file.undo() is not None
    back = [rating for rating in file.workshop.ratings if rating.item == "lead"]
    assert sorted(rating.score or 0 for rating in back) == sorted(scores)
    assert [rating.score for rating in back] != scores
    assert {rating.id for rating in back}.isdisjoint(ids)
    assert file.workshop.replace(ratings=()) == before.replace(ratings=())
    assert file.undo() is None
    assert file.redo() is not None
    assert not file.workshop.surveys
    assert not file.workshop.ratings
    with sqlite3.connect(file.snapshots()[0].path) as kept:
        rows = kept.execute("SELECT json_extract(before, '$.rev') FROM change_images WHERE list = 'ratings'")
        assert {rev for (rev,) in rows} == {1}
    kept.close()


def test_slips_that_came_with_the_file_are_mixed_too_when_their_ballot_goes(file: WorkshopFile) -> None:
    with file.change("Delete ballot") as change:
        change.delete("ballots", "ba1")
    for content in (bytes_of(file),):
        assert b"vt1" not in content
        assert b"vt2" not in content
    file.undo()
    back = file.workshop.where("votes", "ballot_id", "ba1")
    assert sorted((vote.candidate_id, vote.dots) for vote in back) == [("dr1", 3), ("dr2", 3)]


def test_slips_taken_back_are_gone_with_their_survey(file: WorkshopFile) -> None:
    with file.change("Begin") as change:
        change.insert(Survey(id="empty", instrument="practice", title="Again", held_on=DAY))
    with file.change("Enter slip") as change:
        change.insert(Rating(id="a-slip-taken-back", survey_id="empty", item="lead", score=1))
    with file.change("Take it back") as change:
        change.delete("ratings", "a-slip-taken-back")
    with file.change("Delete survey") as change:
        change.delete("surveys", "empty")
    assert b"a-slip-taken-back" not in bytes_of(file)
    assert [entry.label for entry in file.history()] == ["Delete survey", "Begin"]


@pytest.mark.parametrize("what", ["no slips", "revealed", "named"])
def test_other_surveys_are_deleted_like_anything_else(file: WorkshopFile, what: str) -> None:
    with file.change("Begin") as change:
        change.insert(Survey(id="new", instrument="practice", title="x", held_on=DAY, secret=what != "named"))
    if what != "no slips":
        with file.change("Enter slip") as change:
            change.insert(Rating(id="slip", survey_id="new", item="lead", score=1))
    if what == "revealed":
        file.reveal_survey("new", "Reveal")
    before = file.workshop
    labels = [entry.label for entry in file.history()]
    with file.change("Delete survey") as change:
        change.delete("surveys", "new")
    assert [entry.label for entry in file.history()] == ["Delete survey", *labels]
    file.undo()
    assert file.workshop == before
    assert (file.undo_label is None) == (what == "revealed")


def test_slips_on_a_branch_that_was_left_are_not_kept(file: WorkshopFile, whole: Workshop) -> None:
    with file.change("Begin") as change:
        change.insert(Survey(id="new", instrument="practice", title="Again", held_on=DAY))
    with file.change("Enter slip") as change:
        change.insert(Rating(id="a-slip-taken-back", survey_id="new", item="lead", score=1))
        change.update("workshop", None, title="Written with the slip")
    file.undo()
    file.undo()
    with file.change("Go on") as change:
        change.update("workshop", None, venue="Hall")
    assert [entry.state for entry in file.history()] == ["done", "superseded", "superseded"]
    assert b"a-slip-taken-back" not in file.path.read_bytes()
    assert b"Written with the slip" in file.path.read_bytes(), "only slips are taken out"
    file.undo()
    assert file.workshop == whole


NAME = 'Wilhelmina "Mina" O\'Sample \\ Ünlü'
ADDRESS = "mina@example.org"


@pytest.fixture
def known(path: Path, data_folder: Path, whole: Workshop, images: dict[str, bytes]) -> Iterator[WorkshopFile]:
    """A file in which a person is named wherever somebody can be named."""
    now = [datetime(2027, 3, 1, 9, tzinfo=UTC)]
    file = WorkshopFile.create(
        path, whole.details, whole, images, data_folder=data_folder, clock=lambda: now[0]
    )
    with file.change(f"Add {NAME}") as change:
        change.insert(Participant(id="person", name=NAME, email=ADDRESS, department_id="de1"))
        change.update("workshop", None, sponsor=NAME, facilitators=f"A colleague, {NAME.upper()}")
        change.insert(Signature(id="signed", participant_id="person", name=NAME, subject="plan"))
        change.insert(Signature(id="elsewhere", name=NAME, subject="plan"))
        change.insert(Action(id="owned", title=f"Ask {NAME}.", owner_id="person", helpers=f"x{NAME}x"))
        change.insert(Decision(id="decided", text="Write to " + ADDRESS, decided_by=NAME))
        change.update("votes", "vt3", participant_id="person")
    now[0] += timedelta(minutes=20)
    file.take_snapshot_if_due()
    with file.change("Rename person") as change:
        change.update("participants", "person", job_title="Buyer")
    with file.change("Name it") as change:
        change.update("departments", "de1", note=f"Formerly led by {NAME}")
    file.undo()
    yield file
    file.close()


def spellings(text: str) -> Iterator[bytes]:
    yield text.encode()
    yield json.dumps(text, ensure_ascii=False)[1:-1].encode()
    yield text.upper().encode()


def test_a_person_who_is_forgotten_is_in_no_byte(known: WorkshopFile) -> None:
    file = known
    with file.change("Free the helper") as change:
        change.update("actions", "owned", helpers=NAME)
    dressed = file.workshop.details.colour, file.workshop.details.logo
    assert any(each in bytes_of(file) for each in spellings(NAME))
    done = file.forget("person", "Forget a participant")
    content = bytes_of(file)
    for text in (NAME, ADDRESS, '"person"'):
        assert not [each for each in spellings(text) if each in content]
    now = file.workshop
    assert now.find("participants", "person") is None
    assert now.find("signatures", "signed") is None
    assert now.get("signatures", "elsewhere").name == "somebody"
    assert now.get("actions", "owned").title == "Ask somebody."
    assert now.get("actions", "owned").owner_id is None
    assert now.get("votes", "vt3").participant_id is None
    assert now.details.facilitators == "A colleague, somebody"
    assert now.get("decisions", "decided").text == "Write to somebody"
    assert (now.details.colour, now.details.logo) == dressed
    assert dressed[1] in file.images
    assert done.touched.keys() >= {"participants", "signatures", "actions", "votes", "workshop"}
    assert list(faults(now)) == []
    assert file.undo() is None
    assert [entry.label for entry in file.history()][-1] == "Add somebody"
    assert len(file.snapshots()) == 2, "one from before the person came, and one of now"
    path = file.path
    file.close()
    again = WorkshopFile.open(path)
    assert again.workshop == now
    again.close()


def test_namesakes_and_longer_words_stay(file: WorkshopFile) -> None:
    with file.change("Add") as change:
        change.insert(Participant(id="a", name="Jo"))
        change.insert(Participant(id="b", name="Jo"))
        change.update("departments", "de2", note="Jo and Joan; JO.", lead="Jo")
    file.forget("a", "Forget a participant")
    assert [person.name for person in file.workshop.participants] == ["Sales lead", "Driver", "Jo"]
    department = file.workshop.get("departments", "de2")
    assert (department.note, department.lead) == ("somebody and Joan; somebody.", "somebody")


def test_a_person_without_a_name_is_forgotten_by_their_id(file: WorkshopFile) -> None:
    with file.change("Add") as change:
        change.insert(Participant(id="nameless-person", name=" "))
    file.forget("nameless-person", "Forget a participant")
    assert b"nameless-person" not in file.path.read_bytes()
    assert file.undo() is None


def test_who_is_not_there_can_not_be_forgotten_or_revealed(file: WorkshopFile, whole: Workshop) -> None:
    forgetting: list[Callable[[str, str], object]] = [file.forget, file.reveal_ballot, file.reveal_survey]
    for do in forgetting:
        with pytest.raises(KeyError):
            do("nobody", "Try")
    assert file.workshop == whole


def test_traces_that_could_not_be_rewritten_are_said(
    file: WorkshopFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Connection) -> None:
        raise FileRefused("file.disk_full", name="day")

    monkeypatch.setattr(Connection, "rewrite", fail)
    with pytest.raises(FileRefused) as caught:
        file.forget("pa2", "Forget a participant")
    assert caught.value.key == "file.not_rewritten"
    assert file.workshop.find("participants", "pa2") is None


def test_an_unreadable_snapshot_is_not_kept_where_a_person_is_forgotten(known: WorkshopFile) -> None:
    broken = known.snapshots()[-1].path
    broken.write_bytes(b"SQLite format 3\0 and then nothing")
    known.forget("person", "Forget a participant")
    assert not broken.exists()


@pytest.mark.usefixtures("not_root")
def test_a_snapshot_that_may_not_be_read_goes_too_where_a_person_is_forgotten(known: WorkshopFile) -> None:
    closed_off = known.snapshots()[-1].path
    closed_off.chmod(0)
    known.forget("person", "Forget a participant")
    assert not closed_off.exists()
    assert len(known.snapshots()) == 1


@pytest.mark.usefixtures("not_root")
@pytest.mark.parametrize("mode", [0o555, 0o444, 0])  # it takes nothing, tells nothing, can't be listed
def test_a_snapshot_that_can_not_be_deleted_is_said(known: WorkshopFile, mode: int) -> None:
    moved = known.path.with_name("moved.touchline")
    known.close()
    known.path.rename(moved)
    file = WorkshopFile.open(moved, data_folder=known.path.with_name("data"))
    with file.change("Free the helper") as change:
        change.update("actions", "owned", helpers=NAME)
    of_old_name, kept = known.snapshots()[0].path.parent, known.snapshots()
    of_old_name.chmod(mode)
    try:
        with pytest.raises(FileRefused) as caught:
            file.forget("person", "Forget a participant")
    finally:
        of_old_name.chmod(0o755)
    assert caught.value.key == "file.snapshots_left"
    assert str(of_old_name) in str(caught.value)
    assert file.workshop.find("participants", "person") is None
    assert known.snapshots() == kept
    for each in kept:
        each.path.unlink()
    assert not [each for each in spellings(NAME) if each in bytes_of(file)], "all else was done"
    assert len(file.snapshots()) == 1
    file.close()


@pytest.mark.usefixtures("not_root")
def test_a_folder_of_snapshots_that_can_not_be_looked_through_is_said(known: WorkshopFile) -> None:
    folder = known.snapshots()[0].path.parent.parent
    folder.chmod(0o300)
    try:
        with pytest.raises(FileRefused) as caught:
            known.forget("person", "Forget a participant")
    finally:
        folder.chmod(0o755)
    assert caught.value.key == "file.snapshots_left"
    assert caught.value.facts["folder"] == folder


def test_what_is_no_folder_among_the_snapshots_is_left_alone(known: WorkshopFile) -> None:
    folder = known.snapshots()[0].path.parent
    stray = folder.with_name(f"{folder.name}-notes")
    stray.write_text("mine")
    known.forget("person", "Forget a participant")
    assert stray.read_text() == "mine"
