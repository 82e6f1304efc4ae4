"""Random histories of edits, undo, redo and reopening, against a model that keeps every state there was."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec import Struct

from app.errors import InputRefused
from app.file.change import Change
from app.file.looking import read_workshop
from app.file.workshop_file import WorkshopFile
from app.records.consistency import faults
from app.records.plan import Action, ActionSource
from app.records.practices import Rating, Survey
from app.records.prepare import Department, Participant, WorkshopDetails
from app.records.touchpoints import PainPoint, Receiver, Touchpoint
from app.records.vision import Ballot, Draft, Vote
from app.records.vocabulary import LISTS
from app.workshop import Workshop
from tests.strategies import COLOURS, LOGOS

DAY = date(2027, 3, 1)
DETAILS = WorkshopDetails(
    title="T", organisation="O", customer_name="c", customer_name_plural="cs", held_on=DAY, language="en"
)
USED = (
    "departments", "participants", "drafts", "ballots", "votes", "touchpoints", "receivers", "pain_points",
    "surveys", "ratings", "actions", "action_sources",
)  # fmt: skip


class JournalMachine(RuleBasedStateMachine):
    """What the file says after each step must be what the model remembers, in memory and on disk."""

    @initialize()
    def create(self) -> None:
        self.now = datetime(2027, 3, 1, 9, tzinfo=UTC)
        self.folder = Path(mkdtemp(prefix="touchline-machine-"))
        self.path = self.folder / "day.touchline"
        self.file = WorkshopFile.create(self.path, DETAILS, clock=lambda: self.now)
        self.past: list[Workshop] = [self.file.workshop]
        self.future: list[Workshop] = []
        self.joinable: tuple[str, datetime] | None = None
        self.count = 0

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            shutil.rmtree(self.folder)

    @rule(data=st.data(), name=st.sampled_from(USED), place=st.none() | st.integers(0, 9))
    def insert(self, data: st.DataObject, name: str, place: int | None) -> None:
        self.count += 1
        record = self.some_record(data, name, f"{name}-{self.count}")
        self.change(lambda change: change.insert(record, place) if record else None)

    @rule(data=st.data(), key=st.none() | st.sampled_from("ab"), pause=st.sampled_from([0, 1, 2, 3]))
    def type_a_name(self, data: st.DataObject, key: str | None, pause: int) -> None:
        self.now += timedelta(seconds=pause)
        id = self.some_id(data, "departments")
        name = data.draw(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5))
        self.change(lambda change: change.update("departments", id, name=name) if id else None, key=key)

    @rule(data=st.data())
    def give_to_another(self, data: st.DataObject) -> None:
        touchpoint, giver = self.some_id(data, "touchpoints"), self.some_id(data, "departments")
        self.change(
            lambda change: (
                change.update("touchpoints", touchpoint, department_id=giver) if touchpoint else None
            )
        )

    @rule(title=st.sampled_from("xyz"))
    def retitle(self, title: str) -> None:
        self.change(lambda change: change.update("workshop", None, title=title))

    @rule(logo=st.none() | st.sampled_from(LOGOS), colour=st.none() | st.sampled_from(COLOURS))
    def dress(self, logo: bytes | None, colour: str | None) -> None:
        def choose(change: Change) -> None:
            change.update("workshop", None, logo=logo and change.add_image(logo), colour=colour)

        self.change(choose)

    @rule(data=st.data(), name=st.sampled_from(USED), place=st.integers(0, 9))
    def move(self, data: st.DataObject, name: str, place: int) -> None:
        id = self.some_id(data, name)
        self.change(lambda change: change.move(name, id, place) if id else None)

    @rule(data=st.data(), name=st.sampled_from(USED))
    def delete(self, data: st.DataObject, name: str) -> None:
        id = self.some_id(data, name)
        self.change(lambda change: change.delete(name, id) if id else None)

    @rule(data=st.data())
    def split_a_department(self, data: st.DataObject) -> None:
        self.count += 1
        new, old = f"departments-{self.count}", self.some_id(data, "departments")

        def edit(change: Change) -> None:
            change.insert(Department(id=new, name="Split"), 0)
            for touchpoint in self.file.workshop.where("touchpoints", "department_id", old):
                change.update("touchpoints", touchpoint.id, department_id=new)
            if old:
                change.delete("departments", old)

        self.change(edit)

    @rule(data=st.data(), name=st.sampled_from(USED))
    def break_off(self, data: st.DataObject, name: str) -> None:
        id = self.some_id(data, name)
        try:
            with self.file.change("Broken off") as change:
                if id:
                    change.delete(name, id)
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        before = self.file.workshop
        done = self.file.undo()
        assert done is not None
        self.future.append(self.past.pop())
        self.joinable = None
        self.touched_is_what_differs(before, done.touched)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        before = self.file.workshop
        done = self.file.redo()
        assert done is not None
        self.past.append(self.future.pop())
        self.joinable = None
        self.touched_is_what_differs(before, done.touched)

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = WorkshopFile.open(self.path, clock=lambda: self.now)

    @rule()
    def read_the_copy(self) -> None:
        self.file.close()
        assert read_workshop(self.path)[0] == self.past[-1]
        self.file = WorkshopFile.open(self.path, clock=lambda: self.now)

    @invariant()
    def the_file_is_as_the_model(self) -> None:
        if hasattr(self, "file"):
            assert self.file.workshop == self.past[-1]
            assert list(faults(self.file.workshop)) == []
            assert (self.file.undo_label is not None) == (len(self.past) > 1)
            assert (self.file.redo_label is not None) == bool(self.future)

    def change(self, edit: Any, *, key: str | None = None) -> None:
        before = self.file.workshop
        try:
            with self.file.change("Edit", merge_key=key) as change:
                edit(change)
        except InputRefused:
            assert self.file.workshop == before
            return
        after = self.file.workshop
        self.touched_is_what_differs(before, change.change_set.touched)
        if not change.change_set.touched:
            assert after == before
            return
        joins = self.joinable is not None and self.joinable[0] == key
        if joins and self.joinable and self.now - self.joinable[1] <= timedelta(seconds=2):
            self.past[-1] = after
        else:
            self.past.append(after)
        self.future.clear()
        self.joinable = None if key is None else (key, self.now)

    def touched_is_what_differs(self, before: Workshop, touched: Any) -> None:
        after = self.file.workshop
        for name in LISTS:
            ids = touched.get(name, frozenset())
            old = [(each.id, each) for each in before.records(name) if each.id not in ids]
            new = [(each.id, each) for each in after.records(name) if each.id not in ids]
            assert old == new

    def some_id(self, data: st.DataObject, name: str) -> str | None:
        ids = [record.id for record in self.file.workshop.records(name)]
        return data.draw(st.sampled_from(ids)) if ids else None

    def some_record(self, data: st.DataObject, name: str, id: str) -> Struct | None:
        """Make a record whose references are right, as far as the records there are allow one."""

        def one(list_name: str) -> Any:
            return self.some_id(data, list_name)

        match name:
            case "departments":
                return Department(id=id, name=id)
            case "participants":
                return Participant(
                    id=id,
                    name=id,
                    department_id=one("departments"),
                    represents_ids=tuple(filter(None, [one("departments")])),
                )
            case "drafts":
                return Draft(id=id, text=id, based_on_ids=tuple(filter(None, [one("drafts")])))
            case "ballots":
                return Ballot(id=id, subject="draft", candidate_ids=tuple(filter(None, [one("drafts")])))
            case "votes":
                return Vote(id=id, ballot_id=one("ballots") or "", candidate_id=one("drafts") or "", dots=1)
            case "touchpoints":
                return Touchpoint(id=id, name=id, department_id=one("departments") or "")
            case "receivers":
                return Receiver(
                    id=id, touchpoint_id=one("touchpoints") or "", department_id=one("departments")
                )
            case "pain_points":
                return PainPoint(
                    id=id, text=id, level="service", severity=1, frequency=1, touchpoint_id=one("touchpoints")
                )
            case "surveys":
                return Survey(id=id, instrument="practice", title=id, held_on=DAY)
            case "ratings":
                return Rating(id=id, survey_id=one("surveys") or "", item="know", score=3)
            case "actions":
                return Action(
                    id=id,
                    title=id,
                    owner_id=one("participants"),
                    touchpoint_id=one("touchpoints"),
                    loyalty=True,
                )
            case _:
                source = data.draw(st.sampled_from(["departments", "pain_points", "touchpoints"]))
                return ActionSource(
                    id=id, action_id=one("actions") or "", source=source, source_id=one(source) or ""
                )


JournalMachine.TestCase.settings = settings(max_examples=30, stateful_step_count=40)
TestJournal = JournalMachine.TestCase
