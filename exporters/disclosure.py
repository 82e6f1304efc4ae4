"""What others may see of a workshop: the facilitator's notes, secrets and private matters stay behind."""

from collections.abc import Iterable
from itertools import count
from typing import TypeVar

import msgspec

from app.content import words
from app.records.plan import ActionSource, Dismissal
from app.records.practices import Rating, Survey
from app.records.vision import Vote
from app.rules.ballots import state
from app.rules.practices import is_shown
from app.workshop import Workshop

_Flag = TypeVar("_Flag", ActionSource, Dismissal)


def disclosed(workshop: Workshop) -> Workshop:
    """Give the workshop as it may be passed on.

    Left out are the facilitator's notes, pledges that may not be shown with whatever names them, and the
    answers of ballots and surveys that aren't revealed. Answers of secret ones stand in an order that tells
    nothing of who gave them when. Confidential key customers lose their names.
    """
    pledges = workshop.where("pledges", "public", True)
    told = {pledge.id for pledge in pledges}
    numbers = count(1)
    nameless: str = words("documents")["practices"]["confidential_customer"]
    return workshop.replace(
        notes=(),
        pledges=pledges,
        action_sources=_naming(workshop.action_sources, told),
        dismissals=_naming(workshop.dismissals, told),
        votes=_votes(workshop),
        ratings=_ratings(workshop),
        key_customers=tuple(
            msgspec.structs.replace(each, name=nameless.format(number=next(numbers)))
            if each.confidential
            else each
            for each in workshop.key_customers
        ),
    )


def _naming(flags: Iterable[_Flag], pledges: set[str]) -> tuple[_Flag, ...]:
    """Keep what names no pledge, or one that may be shown."""
    return tuple(each for each in flags if each.source != "pledges" or each.source_id in pledges)


def _votes(workshop: Workshop) -> tuple[Vote, ...]:
    """Give the votes ballot by ballot; secret ones candidate by candidate, the most dots first."""
    found: list[Vote] = []
    for ballot in workshop.ballots:
        if state(ballot) == "revealed":
            votes = workshop.where("votes", "ballot_id", ballot.id)
            order = ballot.candidate_ids
            found += (
                sorted(votes, key=lambda each: (order.index(each.candidate_id), -each.dots))
                if ballot.secret
                else votes
            )
    return tuple(found)


def _ratings(workshop: Workshop) -> tuple[Rating, ...]:
    """Give the ratings survey by survey; secret ones by what is rated and by score, unable to judge last."""
    found: list[Rating] = []
    surveys: tuple[Survey, ...] = workshop.surveys
    for survey in surveys:
        if is_shown(survey):
            ratings = workshop.where("ratings", "survey_id", survey.id)
            found += (
                sorted(ratings, key=lambda each: (each.item, each.score or 6)) if survey.secret else ratings
            )
    return tuple(found)
