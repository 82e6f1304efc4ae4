"""The personal handouts: what a person owns and helps with, their line, and how they live the vision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.workshop import Workshop
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.handout import handout
from tests.small import chain
from tests.small import workshop as small

Read = Callable[[bytes], str]


def handout_of(name: str, workshop: Workshop, read: Read) -> str:
    """Give the words of one person's handout."""
    (person,) = (each for each in workshop.participants if each.name == name)
    return " ".join(read(handout(Book(workshop), person)).split())


def test_a_handout_lists_what_a_person_owns_then_what_they_help_with(read: Read) -> None:
    people = [{"id": name.lower(), "name": name} for name in ("Anna", "Berta", "Carla")]
    actions = [
        {"title": "Ring first", "owner_id": "anna", "helpers": "berta, the yard", "first_step": "Take a pen",
         "due_on": date(2026, 4, 9)},
        {"title": "Mend the bell", "helpers": "Anna and Berta"},
    ]  # fmt: skip
    made = small(participants=people, actions=actions)
    anna, berta, carla = (handout_of(name, made, read) for name in ("Anna", "Berta", "Carla"))
    assert "Ring first First step: Take a pen" in anna
    assert anna.count("You help.") == 1
    assert "Mend the bell You help. Nobody owns it yet." in anna
    assert "No date yet" in anna
    done = small(participants=people, actions=[{**actions[1], "status": "done"}])
    assert "No date yet" not in handout_of("Anna", done, read)
    assert "Ring first You help. Owner: Anna First step: Take a pen" in berta
    assert "You own no action yet" not in berta
    assert "You own no action yet. Which one would you help with?" in carla
    assert "Ring first" not in carla


def test_a_handout_names_the_day_whose_state_it_tells(read: Read) -> None:
    people = [{"name": "Anna"}]
    held = [{"held_on": date(2026, 4, 1)}]
    assert "Vision day · 4 Mar 2026 · as of 1 Apr 2026" in handout_of(
        "Anna", small(participants=people, check_ins=held), read
    )
    assert "as of" not in handout_of("Anna", small(participants=people), read)


def test_somebody_who_leads_all_departments_is_not_told_that_one_is_missing(read: Read) -> None:
    people = [
        {"name": "Anna", "level": "senior_leader", "attendance": "absent"},
        {"name": "Berta", "level": "team_member", "attendance": "absent"},
    ]
    made = small(participants=people)
    anna, berta = (handout_of(name, made, read) for name in ("Anna", "Berta"))
    assert "You lead those who serve the household, and those who serve somebody who does." in anna
    assert "To be drawn with a colleague." in anna
    assert "By Friday I tell a colleague:" in anna
    assert "with a colleague who was there" in anna
    for absent in ("Who serves me", "manager", "No department is noted"):
        assert absent not in anna
    assert "Who serves me" in berta
    assert berta.count("manager") == 4


def test_a_leader_of_all_departments_reads_who_depends_on_their_touchpoint(read: Read) -> None:
    made = chain(
        "A>*",
        participants=[{"id": "anna", "name": "Anna", "level": "senior_leader"}],
        personal_touchpoints=[{"participant_id": "anna", "touchpoint_id": "A>*"}],
    )
    told = handout_of("Anna", made, read)
    assert "Who depends on us" in told
    assert "Who serves me" not in told


def test_how_somebody_else_lives_it_is_not_on_a_handout(read: Read) -> None:
    lived = [
        {"behaviour": "Tells a story", "who": "anna"},
        {"behaviour": "Asks for promises", "who": "Directors"},
        {"behaviour": "Rings back"},
    ]
    people = [{"name": name} for name in ("Anna", "Berta")]
    made = small(participants=people, cascade=lived)
    anna, berta = (handout_of(name, made, read) for name in ("Anna", "Berta"))
    assert "How we live it" in anna
    assert "Tells a story" in anna
    assert "Tells a story" not in berta
    assert "Directors: Asks for promises" in berta
    alone = handout_of("Anna", small(participants=people, cascade=[lived[0], lived[2]]), read)
    assert "How I live it" in alone


def test_after_a_persons_own_link_the_line_names_departments_only(read: Read) -> None:
    made = chain(
        "A>B B>C C>*",
        participants=[{"id": "anna", "name": "Anna", "department_id": "C", "represents_ids": ("A", "B")}],
        personal_touchpoints=[{"participant_id": "anna", "touchpoint_id": "A>B"}],
    )
    told = handout_of("Anna", made, read)
    assert "C · also speaks for A, B" in told
    assert "Your work reaches the household in 3 steps." in told
    assert "A A>B B B its own work C C its own work" in told
    assert "C>*" not in told
