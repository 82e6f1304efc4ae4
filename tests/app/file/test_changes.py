"""One named change is one transaction: all of it or nothing, and the database sees to it."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from app.errors import InputRefused
from app.file.looking import read_workshop
from app.file.workshop_file import WorkshopFile
from app.records.consistency import faults
from app.records.hand_out import Photo
from app.records.plan import Action, ActionSource
from app.records.prepare import Department, Participant
from app.records.touchpoints import Receiver, Touchpoint
from app.records.vision import Draft, Vote
from app.records.vocabulary import LISTS
from app.workshop import Workshop
from tests.strategies import LOGOS


def names(file: WorkshopFile) -> list[str]:
    return [department.id for department in file.workshop.departments]


def test_a_change_tells_what_it_touched(file: WorkshopFile) -> None:
    with file.change("Add department", step=("prepare", "departments")) as change:
        id = change.insert(Department(id="new", name="Credit"))
    done = change.change_set
    assert id == "new"
    assert (done.label, done.kind, done.step) == ("Add department", "do", ("prepare", "departments"))
    assert done.touched == {"departments": frozenset({"new"})}
    assert file.workshop.get("departments", "new").name == "Credit"


def test_the_details_are_touched_under_their_own_name(file: WorkshopFile) -> None:
    with file.change("Rename") as change:
        change.update("workshop", None, title="Other", horizons=(10, 20, 30))
        assert change.find("workshop").title == "Other"
    assert set(change.change_set.touched) == {"workshop"}
    assert file.workshop.details.title == "Other"
    assert file.workshop.details.horizons == (10, 20, 30)


def test_lists_that_are_not_touched_are_shared_with_the_snapshot_before(file: WorkshopFile) -> None:
    before = file.workshop
    with file.change("Rename") as change:
        change.update("departments", "de1", name="Sales")
    assert file.workshop.touchpoints is before.touchpoints
    assert before.get("departments", "de1").name != "Sales"


def test_a_change_that_changes_nothing_is_no_step_of_undo(file: WorkshopFile, whole: Workshop) -> None:
    with file.change("Rename") as change:
        change.update("departments", "de2", name="Logistics")
    assert change.change_set.touched == {}
    with file.change("There and back") as change:
        change.update("departments", "de2", name="Elsewhere")
        change.update("departments", "de2", name="Logistics")
        change.insert(Department(id="x", name="Gone again"))
        change.delete("departments", "x")
    assert change.change_set.touched == {}
    assert file.undo_label is None
    assert file.workshop == whole


@pytest.mark.parametrize(("place", "order"), [
    (0, ["new", "de1", "de2"]), (1, ["de1", "new", "de2"]), (None, ["de1", "de2", "new"]),
    (99, ["de1", "de2", "new"]), (-1, ["new", "de1", "de2"]),
])  # fmt: skip
def test_a_record_goes_where_it_is_put(file: WorkshopFile, place: int | None, order: list[str]) -> None:
    with file.change("Add") as change:
        change.insert(Department(id="new", name="Credit"), place)
    assert names(file) == order
    file.undo()
    assert names(file) == ["de1", "de2"]


def test_moving_puts_a_record_at_its_new_place(file: WorkshopFile) -> None:
    with file.change("Add") as change:
        for id in "abc":
            change.insert(Department(id=id, name=id))
    with file.change("Move") as change:
        change.move("departments", "a", 0)
        change.move("departments", "de1", 3)
    assert names(file) == ["a", "de2", "b", "de1", "c"]
    with file.change("Move to where it is") as change:
        change.move("departments", "c", 99)
    assert names(file) == ["a", "de2", "b", "de1", "c"]


def test_there_is_always_room_between_two_neighbours(file: WorkshopFile) -> None:
    wanted = ["de1", "de2"]
    for number in range(120):
        id = f"n{number}"
        place = 1 if number % 2 else len(wanted) - 1
        wanted.insert(place, id)
        with file.change("Add") as change:
            change.insert(Department(id=id, name=id), place)
        assert names(file) == wanted
    path = file.path
    file.close()
    again = WorkshopFile.open(path)
    assert names(again) == wanted
    again.close()


def test_a_value_that_does_not_fit_is_refused_and_nothing_is_changed(
    file: WorkshopFile, whole: Workshop
) -> None:
    def rate() -> None:
        with file.change("Rate") as change:
            change.insert(Department(id="new", name="Credit"))
            change.update("touchpoints", "to1", importance=6)

    with pytest.raises(InputRefused, match="importance"):
        rate()
    assert file.workshop == whole
    assert file.history() == ()


@pytest.mark.parametrize("record", [
    Receiver(id="n", touchpoint_id="to1", department_id="de1"),
    Receiver(id="n", touchpoint_id="nothing"),
    Vote(id="n", ballot_id="ba1", candidate_id="dr1", dots=0, participant_id="pa1"),
    Vote(id="n", ballot_id="ba1", candidate_id="dr1", dots=1),
    Draft(id="n", text="x", based_on_ids=("dr1", "nothing")),
    ActionSource(id="n", action_id="ac1", source="voices", source_id="pp1"),
], ids=lambda record: type(record).__name__)  # fmt: skip
def test_records_that_disagree_are_refused(file: WorkshopFile, whole: Workshop, record: Draft) -> None:
    with pytest.raises(InputRefused), file.change("Add") as change:
        change.insert(record)
    assert file.workshop == whole


def test_records_may_disagree_until_the_end_of_the_change(file: WorkshopFile) -> None:
    with file.change("Add both") as change:
        change.insert(Touchpoint(id="t", department_id="d", name="Invoice"))
        change.insert(Department(id="d", name="Finance"))
    assert file.workshop.get("touchpoints", "t").department_id == "d"


def test_what_depends_on_a_changed_record_is_checked_too(file: WorkshopFile, whole: Workshop) -> None:
    with pytest.raises(InputRefused, match="receivers"), file.change("Give to de2") as change:
        change.update("touchpoints", "to1", department_id="de2")
    with pytest.raises(InputRefused, match="votes"), file.change("Make secret") as change:
        change.update("ballots", "ba2", secret=True)
    with pytest.raises(InputRefused, match="ratings"), file.change("Ask else") as change:
        change.update("surveys", "su1", instrument="competency")
    assert file.workshop == whole


def test_any_exception_drops_the_whole_change(file: WorkshopFile, whole: Workshop) -> None:
    def fail() -> None:
        with file.change("Break") as change:
            change.delete("departments", "de1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(KeyError), file.change("Break") as change:
        change.update("departments", "nobody", name="x")
    with pytest.raises(KeyError), file.change("Break") as change:
        change.move("departments", "nobody", 0)
    assert file.workshop == whole
    with file.change("Go on") as change:
        change.update("departments", "de1", name="Sales")
    assert file.workshop.get("departments", "de1").name == "Sales"


@pytest.mark.parametrize("statement", [
    "UPDATE departments SET name = 'x'", "DELETE FROM votes", "UPDATE workshop SET title = 'x'",
    "INSERT INTO themes (id, position, rev, name) VALUES ('x', 0, 1, 'x')", "DELETE FROM images",
])  # fmt: skip
def test_the_database_refuses_edits_outside_a_change(
    file: WorkshopFile, whole: Workshop, statement: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="outside a named change"):
        file._connection.execute(statement)
    file.close()
    assert WorkshopFile.open(file.path).workshop == whole


def test_deleting_a_department_takes_what_belongs_to_it_and_every_mention(file: WorkshopFile) -> None:
    with file.change("Delete department") as change:
        change.delete("departments", "de2")
    now = file.workshop
    assert set(change.change_set.touched) == {
        "departments", "touchpoints", "receivers", "participants", "pain_points", "sign_examples",
        "actions", "action_sources",
    }  # fmt: skip
    assert [each.id for each in now.touchpoints] == ["to1"]
    assert [each.id for each in now.receivers] == ["rc1"]
    assert now.get("participants", "pa1").represents_ids == ()
    assert now.get("participants", "pa2").department_id is None
    assert now.get("pain_points", "pp1").touchpoint_id is None
    assert [each.id for each in now.action_sources] == ["as1"]


def test_deleting_a_candidate_takes_its_votes_and_leaves_the_ballot(file: WorkshopFile) -> None:
    with file.change("Delete draft") as change:
        change.delete("drafts", "dr1")
    now = file.workshop
    assert now.get("ballots", "ba1").candidate_ids == ("dr2",)
    assert [each.id for each in now.votes] == ["vt2", "vt3"]
    assert now.get("drafts", "dr2").based_on_ids == ()


def test_every_record_can_be_deleted_and_nothing_then_names_it(file: WorkshopFile) -> None:
    for name in LISTS:
        for record in file.workshop.records(name):
            before = file.workshop
            with file.change("Delete") as change:
                change.delete(name, record.id)
            assert file.workshop.find(name, record.id) is None
            assert list(faults(file.workshop)) == []
            file.undo()
            assert without_slips(file.workshop) == without_slips(before)
            assert len(file.workshop.votes) == len(before.votes)
            assert len(file.workshop.ratings) == len(before.ratings)
            assert list(faults(file.workshop)) == []


def without_slips(workshop: Workshop) -> Workshop:
    """Leave out what comes back in another order once its secret ballot or survey was deleted."""
    return workshop.replace(votes=(), ratings=())


def test_a_logo_is_chosen_taken_off_and_brought_back_like_any_other_field(
    file: WorkshopFile, tmp_path: Path
) -> None:
    first = file.workshop.details.logo
    with file.change("Choose logo") as change:
        second = change.add_image(LOGOS[1])
        change.update("workshop", None, logo=second)
    with file.change("Remove logo") as change:
        change.update("workshop", None, logo=None)
    for wanted in (second, first):
        file.undo()
        assert file.workshop.details.logo == wanted
    file.redo()
    assert file.images[second] == LOGOS[1]
    file.redo()
    # As with a photograph that nothing shows any more, its bytes stay for the history.
    assert file.images[second] == LOGOS[1]
    file.save_copy(tmp_path / "copy.touchline")
    workshop, images = read_workshop(tmp_path / "copy.touchline")
    assert workshop.details.logo is None
    assert images[second] == LOGOS[1]


def test_a_photograph_keeps_its_bytes(file: WorkshopFile) -> None:
    data = bytes(range(256)) * 50
    with file.change("Add photograph") as change:
        hash = change.add_image(data)
        assert change.add_image(data) == hash == sha256(data).hexdigest()
        change.insert(Photo(id="new", stage="plan", image=hash))
    assert file.images[hash] == data
    shown = [hash, file.workshop.photos[0].image, file.workshop.details.logo]
    assert len(file.images) == 3
    assert sorted(file.images) == sorted(shown)
    with pytest.raises(KeyError):
        file.images["0" * 64]


def test_a_change_may_write_a_record_many_times(file: WorkshopFile, whole: Workshop) -> None:
    with file.change("Add and shape") as change:
        change.insert(Action(id="n", title="First"))
        change.update("actions", "n", title="Second", owner_id="pa1")
        change.delete("participants", "pa1")
        assert change.find("actions", "n").owner_id is None
        assert change.find("actions", "none") is None
        change.insert(Participant(id="p", name="Late"), 0)
    assert file.workshop.get("actions", "n").title == "Second"
    assert [person.id for person in file.workshop.participants] == ["p", "pa2"]
    file.undo()
    assert file.workshop == whole
