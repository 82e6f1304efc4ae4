"""What the sheets of a workshop ask, said once for those who print them and those who read them in."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from app.content import words
from app.records.plan import Action
from app.records.practices import Survey
from app.rules.plan import open_actions
from app.rules.two_questions import state_of_test
from app.worksheets.sheet import Sheet
from app.workshop import Workshop

PERSONAL = ("answer", "wants", "benefit", "improve")
"""The questions of a personal sheet, as fields of a personal touchpoint."""

ROWS = 8
"""The rows of a table's sheet, and of a test on which no action stands yet."""

MARKS_OF_BOTH = ("ours", "theirs")
"""The fields of a row that hold how good it is from 1 to 10: as the giver says, and as the receiver does."""

MOST_TESTED = 10
"""So many actions stand on the sheet of the two-question test: those without an answer, in their order."""

SLIPS = 20
"""So many numbered sheets are made where nobody knows yet how many people come."""

MARKED, WRITTEN = ("useful", "mine", "carried"), ("differently", "change")
"""The questions of the evaluation: those answered by a mark of 1-5, and those answered in words."""

CUSTOMER = "customer"
"""The answer "for whom?" that means the customer, whoever that is."""


def prompts(workshop: Workshop) -> tuple[str, ...]:
    """Give the prompts for phrases in the organisation's own words."""
    details = workshop.details
    said: list[str] = words("prompts")["phrases"]
    return tuple(
        each.format(customer=details.customer_name, customers=details.customer_name_plural) for each in said
    )


def actions_to_test(workshop: Workshop) -> tuple[Action, ...]:
    """Give the actions the sheet of the two-question test asks about."""
    waiting = (each for each in open_actions(workshop) if state_of_test(each) == "open")
    return tuple(waiting)[:MOST_TESTED]


def receivers(workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Give the answers "for whom?" may have, as (value, label)."""
    plural = workshop.details.customer_name_plural
    yield CUSTOMER, str(words("worksheets")["gives"]["customer"]).format(customers=plural)
    for segment in workshop.segments:
        yield f"segments:{segment.id}", segment.name
    for department in workshop.departments:
        yield f"departments:{department.id}", department.name


def rating_survey(workshop: Workshop) -> Survey:
    """Give the survey that rating sheets belong to: the latest one still open, else the next one.

    A next one is not in the workshop yet, and always gets the same id, so that sheets handed out before it
    begins all mean one survey. Collected ratings are secret.
    """
    surveys: tuple[Survey, ...] = workshop.where("surveys", "instrument", "practice")
    waiting = [each for each in surveys if each.revealed_at is None]
    if waiting:
        return waiting[-1]
    said = words("worksheets")["rating"]
    number = len(surveys) + 1
    while workshop.find("surveys", _round_id(workshop, number)):
        number += 1  # an earlier one was deleted
    title = said["survey"] if number == 1 else said["survey_again"].format(number=number)
    id = _round_id(workshop, number)
    return Survey(id=id, instrument="practice", title=title, held_on=workshop.details.held_on)


def survey_meant(workshop: Workshop, subject: str) -> Survey | None:
    """Give the survey a rating sheet belongs to; None where it is none of this workshop.

    A sheet that was made before its round began belongs to that round, also where somebody began it by hand.
    """
    surveys: tuple[Survey, ...] = workshop.where("surveys", "instrument", "practice")
    rounds = {_round_id(workshop, place): each for place, each in enumerate(surveys, start=1)}
    known = {**rounds, **{each.id: each for each in (*surveys, rating_survey(workshop))}}
    return known.get(subject)


def _round_id(workshop: Workshop, number: int) -> str:
    return str(uuid5(NAMESPACE_URL, f"touchline:{workshop.id}:survey:{number}"))


def record_id(sheet: Sheet, *parts: object) -> str:
    """Give the id of a record read from a sheet: the same each time, so that nothing is taken in twice."""
    return str(uuid5(NAMESPACE_URL, ":".join((sheet.field, *map(str, parts)))))
