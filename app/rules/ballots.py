"""Counting dots: who may give how many, what may be shown, and what a tie is."""

from collections import Counter
from typing import Literal

from msgspec import Struct

from app.records.vision import Ballot, Vote
from app.workshop import Workshop

BallotState = Literal["open", "closed", "revealed"]


class CandidateTotal(Struct, frozen=True, kw_only=True):
    """The dots of one candidate, its rank from 1, and whether others have as many."""

    candidate_id: str
    dots: int
    rank: int
    is_tied: bool


class BallotResult(Struct, frozen=True, kw_only=True):
    """The totals of a ballot, most dots first, equal ones in the order of the candidates.

    `leading_ids`: those with the most dots; more than one is a tie, and none where nobody gave a dot.
    """

    totals: tuple[CandidateTotal, ...]
    leading_ids: tuple[str, ...]

    @property
    def is_tie(self) -> bool:
        """Tell whether several candidates lead."""
        return len(self.leading_ids) > 1


def state(ballot: Ballot) -> BallotState:
    """Give whether dots may still be given, or no more, or the totals are shown."""
    if ballot.revealed_at is not None:
        return "revealed"
    return "open" if ballot.closed_at is None else "closed"


def dots_given(workshop: Workshop, ballot_id: str, participant_id: str | None = None) -> int:
    """Give the dots of a ballot so far: of one person, or (None) of all. It tells no candidate's total."""
    votes: tuple[Vote, ...] = workshop.where("votes", "ballot_id", ballot_id)
    return sum(vote.dots for vote in votes if participant_id is None or vote.participant_id == participant_id)


def dots_left(workshop: Workshop, ballot_id: str, participant_id: str | None = None) -> int | None:
    """Give how many dots may still be given, 0 where there are none left.

    A person has `dots_per_person`; all together `voters` × that. None: nobody said how many vote.
    """
    ballot: Ballot = workshop.get("ballots", ballot_id)
    given = dots_given(workshop, ballot_id, participant_id)
    if participant_id is not None:
        return max(ballot.dots_per_person - given, 0)
    if ballot.voters is None:
        return None
    return max(ballot.voters * ballot.dots_per_person - given, 0)


def result(workshop: Workshop, ballot_id: str) -> BallotResult | None:
    """Give the totals of a ballot; None until it is revealed."""
    ballot: Ballot = workshop.get("ballots", ballot_id)
    if state(ballot) != "revealed":
        return None
    dots = dict.fromkeys(ballot.candidate_ids, 0)
    for vote in workshop.where("votes", "ballot_id", ballot_id):
        dots[vote.candidate_id] = dots.get(vote.candidate_id, 0) + vote.dots
    ranked = sorted(dots, key=lambda candidate: -dots[candidate])
    first: dict[int, int] = {}
    for rank, candidate in enumerate(ranked, start=1):
        first.setdefault(dots[candidate], rank)
    alike = Counter(dots.values())
    totals = tuple(
        CandidateTotal(
            candidate_id=candidate,
            dots=dots[candidate],
            rank=first[dots[candidate]],
            is_tied=alike[dots[candidate]] > 1,
        )
        for candidate in ranked
    )
    leading = tuple(total.candidate_id for total in totals if total.rank == 1 and total.dots > 0)
    return BallotResult(totals=totals, leading_ids=leading)


def second_round(workshop: Workshop, ballot_id: str, new_id: str) -> Ballot | None:
    """Give the ballot of the next round among those tied for the lead; None where there is no such tie."""
    found = result(workshop, ballot_id)
    if found is None or not found.is_tie:
        return None
    ballot: Ballot = workshop.get("ballots", ballot_id)
    return Ballot(
        id=new_id,
        subject=ballot.subject,
        candidate_ids=found.leading_ids,
        question=ballot.question,
        round=ballot.round + 1,
        dots_per_person=1,
        voters=ballot.voters,
        secret=ballot.secret,
    )
