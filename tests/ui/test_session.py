"""The session: one named change at a time, told to everybody, and every refusal said in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtTest import QSignalSpy

from app.errors import FileRefused
from app.file.change import Change
from app.file.connection import Connection
from app.records.practices import Rating, Survey
from app.records.prepare import Department
from app.records.touchpoints import Touchpoint
from tests.ui.conftest import OpenSession
from ui.dates import long_date, short_date, short_moment
from ui.session import Session

PLACE = ("prepare", "departments")


def add(name: str) -> object:
    def edit(change: Change) -> None:
        change.insert(Department(id=name, name=name))

    return edit


def said(spy: QSignalSpy) -> list[tuple[str, str, bool]]:
    messages = [spy.at(number)[0] for number in range(spy.count())]
    return [(each.text, each.kind, each.undo) for each in messages]


def test_a_change_is_told_with_who_asked_for_it_and_with_its_step(session: Session) -> None:
    changed, saved = QSignalSpy(session.changed), QSignalSpy(session.saved)
    asker = QObject()
    session.place = PLACE
    done = session.run("Add department", add("Sales"), origin=asker)  # type: ignore[arg-type]  # an edit
    assert done is not None
    assert done.step == PLACE
    assert changed.at(0)[0] is done
    assert changed.at(0)[1] is asker
    assert saved.at(0) == [True]
    assert done.touched == {"departments": frozenset({"Sales"})}


def test_an_edit_that_changes_nothing_is_no_change(session: Session) -> None:
    changed = QSignalSpy(session.changed)
    assert session.run("Nothing", lambda _: None) is None
    assert changed.count() == 0
    assert session.file.undo_label is None


def test_a_refused_edit_is_said_and_changes_nothing(session: Session) -> None:
    changed, messages, saved = (
        QSignalSpy(session.changed),
        QSignalSpy(session.said),
        QSignalSpy(session.saved),
    )
    assert session.run("Add department", add("Sa\0les")) is None  # type: ignore[arg-type]  # an edit
    assert changed.count() == 0
    assert saved.count() == 0, "nothing is wrong with the disk"
    ((_, kind, undo),) = said(messages)
    assert (kind, undo) == ("bad", False)
    assert session.workshop.departments == ()


def test_a_fault_of_ours_surfaces(session: Session) -> None:
    def broken(_: Change) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        session.run("Divide", broken)
    assert session.workshop.departments == ()


def test_undo_is_offered_where_asked_for(session: Session) -> None:
    messages = QSignalSpy(session.said)
    session.run("Add department", add("Sales"), offer_undo=True)  # type: ignore[arg-type]  # an edit
    assert said(messages) == [("Add department: done.", "info", True)]


def test_undo_and_redo_name_the_change_and_ask_for_its_step(session: Session) -> None:
    session.place = PLACE
    session.run("Add department", add("Sales"))  # type: ignore[arg-type]  # an edit
    messages, wanted, flushed = (
        QSignalSpy(session.said),
        QSignalSpy(session.step_wanted),
        QSignalSpy(session.flush_wanted),
    )
    session.undo()
    assert wanted.count() == 0, "it is shown already"
    session.place = ("plan", "board")
    session.redo()
    session.redo()
    session.undo()
    session.undo()
    assert [text for text, _, _ in said(messages)] == [
        "Undid: Add department",
        "Redid: Add department",
        "There is nothing to redo.",
        "Undid: Add department",
        "There is nothing to undo.",
    ]
    assert [wanted.at(number)[0] for number in range(wanted.count())] == [PLACE, PLACE]
    assert flushed.count() == 5


def test_what_the_clock_does_is_not_undone(session: Session) -> None:
    session.run("Add department", add("Sales"))  # type: ignore[arg-type]  # an edit
    session.run("Tick", add("Clock"), undoable=False)  # type: ignore[arg-type]  # an edit
    session.undo()
    assert [each.name for each in session.workshop.departments] == ["Clock"]


def test_edits_of_one_field_in_a_row_are_one_change(session: Session) -> None:
    session.run("Add department", add("Sales"))  # type: ignore[arg-type]  # an edit
    for name in ("S", "Se", "Ser"):
        session.run(
            "Change name",
            lambda change, name=name: change.update("departments", "Sales", name=name),
            merge_key="departments:Sales:name",
        )
    session.undo()
    assert session.workshop.departments[0].name == "Sales"


def test_a_step_is_asked_for_and_a_record_where_one_is_named(session: Session) -> None:
    steps, records = QSignalSpy(session.step_wanted), QSignalSpy(session.record_wanted)
    session.show(PLACE)
    assert records.count() == 0
    session.show(PLACE, "departments", "d")
    assert steps.count() == 2
    assert records.at(0) == ["departments", "d"]


def test_revealing_a_secret_survey_is_for_good(session: Session) -> None:
    def rate(change: Change) -> None:
        change.insert(Survey(id="s", instrument="practice", title="Six practices", held_on=date(2026, 3, 4)))
        change.insert(Rating(id="r", survey_id="s", item="know", score=3))

    session.run("Rate", rate)
    changed, messages = QSignalSpy(session.changed), QSignalSpy(session.said)
    assert session.reveal_survey("s") is not None
    assert session.workshop.surveys[0].revealed_at is not None
    assert changed.count() == 1
    session.undo()
    assert said(messages)[-1][0] == "There is nothing to undo."


def test_a_snapshot_is_said_by_its_moment(open_session: OpenSession) -> None:
    session = open_session()
    assert not session.read_only
    assert dict(session.images) == {}
    session.look_after_file()


@pytest.mark.parametrize(
    ("locale", "long", "short"),
    [
        (QLocale.c(), "Wednesday, 4 March 2026", "04/03/2026"),
        (
            QLocale(QLocale.Language.German, QLocale.Country.Germany),
            "Mittwoch, 4. März 2026",
            "04.03.26",
        ),
    ],
)
def test_days_are_written_as_the_user_writes_them(locale: QLocale, long: str, short: str) -> None:
    before = QLocale()
    QLocale.setDefault(locale)
    try:
        assert long_date(date(2026, 3, 4)).replace("Wednesday 4", "Wednesday, 4") == long
        assert short_date(date(2026, 3, 4)) == short
        assert short_moment(datetime(2026, 3, 4, 12, 5, tzinfo=UTC)).startswith(short)
    finally:
        QLocale.setDefault(before)


def test_a_change_that_leaves_traces_is_shown_all_the_same(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(change: Change) -> None:
        change.insert(Survey(id="secret", instrument="practice", title="Six", held_on=date(2026, 10, 15)))
        change.insert(Rating(id="slip", survey_id="secret", item="know", score=3))

    session.run("Enter a slip", fill)
    changed, messages = QSignalSpy(session.changed), QSignalSpy(session.said)

    def full(_: object) -> None:
        raise FileRefused("file.disk_full", name="kickoff.touchline")

    monkeypatch.setattr(Connection, "rewrite", full)
    done = session.reveal_survey("secret")
    assert done is not None
    assert "surveys" in done.touched
    assert changed.count() == 1
    assert session.workshop.surveys[0].revealed_at is not None
    assert "This is done and saved" in said(messages)[0][0]


def test_a_snapshot_that_fails_is_said_once(session: Session) -> None:
    messages = QSignalSpy(session.said)
    session.file.snapshot_fault = FileRefused("file.disk_full", name="a snapshot")
    session.look_after_file()
    session.look_after_file()
    assert [kind for _, kind, _ in said(messages)] == ["warn"]


def test_a_deletion_says_what_went_along(session: Session) -> None:
    def several(change: Change) -> None:
        change.insert(Department(id="housing", name="Housing"))
        for number in range(5):
            change.insert(Touchpoint(id=f"t{number}", department_id="housing", name=f"Call {number}"))

    def delete(id: str) -> Callable[[Change], None]:
        def deletion(change: Change) -> None:
            change.delete("departments" if id == "housing" else "touchpoints", id)

        return deletion

    session.run("Add", several)
    messages = QSignalSpy(session.said)
    session.run("Delete touchpoint", delete("t0"), offer_undo=True)
    session.run("Delete department", delete("housing"), offer_undo=True)
    assert said(messages) == [
        ("Delete touchpoint: done.", "info", True),
        ("Deleted Housing with 4 touchpoints.", "info", True),
    ]


def test_what_was_held_and_does_not_fit_any_more_is_said_and_let_go(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Sales"]

    def edit(change: Change) -> None:
        change.insert(Department(id="d1", name=names[-1]))

    def refuse(_: Connection, __: str, ___: object = ()) -> None:
        raise FileRefused("file.disk_full", name="kickoff.touchline")

    with monkeypatch.context() as full:
        full.setattr(Connection, "execute", refuse)
        assert session.run("Add department", edit, merge_key="d1", typed="Sales") is None
    assert session.held_text("d1") == "Sales"
    assert [each.label for each in session.held] == ["Add department"]
    names.append("Sa\0les")
    messages = QSignalSpy(session.said)
    session.save_held()
    ((text, kind, _),) = said(messages)
    assert "name" in text.lower()
    assert kind == "bad"
    assert not session.has_held
    assert session.workshop.departments == ()
