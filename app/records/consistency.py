"""What no record can tell alone: whether the records of a workshop agree with one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from app.content import words
from app.records.fault import Fault, shown
from app.records.kinds import BALLOT_LISTS
from app.records.plan import BusinessCase
from app.records.practices import Rating
from app.records.touchpoints import Receiver
from app.records.vision import Ballot, Vote
from app.records.vocabulary import LISTS, references
from app.workshop import Workshop

PRACTICES = frozenset({"know", "listen", "show", "empower", "reward", "lead"})
"""The items a survey of the six practices asks for; every other item is one of the five competencies."""

DEPENDENTS: Mapping[str, tuple[str, str]] = {
    "touchpoints": ("receivers", "touchpoint_id"),
    "ballots": ("votes", "ballot_id"),
    "surveys": ("ratings", "survey_id"),
}
"""Which records may stop agreeing when a record of another list changes, and by which field they name it."""

_Said = tuple[str, str, str]

_Candidates = dict[str, frozenset[str]]
"""What stands on each ballot, by its id: filled as votes ask for it, so that a list is gone through once."""


def faults(workshop: Workshop) -> Iterator[Fault]:
    """Yield where the records of a workshop disagree, with paths as in JSON: ``receivers[2].department_id``.

    Found: an id used twice in its list (at its second place), references to nothing, a department that is
    its own receiver, names in secret ballots and surveys, more dots than were given out, items that are not
    in their survey, votes for what is not on the ballot, and a target below what it starts from. Each record
    is taken to be valid by itself.
    """
    candidates: _Candidates = {}
    for name in LISTS:
        seen: set[str] = set()
        for place, record in enumerate(workshop.records(name)):
            if record.id in seen:
                yield _fault(name, place, ("id", shown(record.id), _expected("unused_id")))
            seen.add(record.id)
            for said in _record_faults(workshop, record, candidates):
                yield _fault(name, place, said)
    yield from _dots_faults(workshop, {ballot.id for ballot in workshop.ballots})


def faults_after(workshop: Workshop, touched: Mapping[str, Iterable[str]]) -> Iterator[Fault]:
    """Yield where records just written disagree with others; `touched` holds their ids by list.

    Records are checked too that depend on a touched one (the receivers of a touchpoint, the votes of a
    ballot, the ratings of a survey). Ids that are no longer in the workshop are passed over.
    """
    candidates: _Candidates = {}
    for name, records in _to_check(workshop, touched).items():
        for record in records:
            for said in _record_faults(workshop, record, candidates):
                yield _fault(name, workshop.position(name, record.id), said)
    votes = (workshop.find("votes", id) for id in touched.get("votes", ()))
    ballots = {vote.ballot_id for vote in votes if vote is not None} | set(touched.get("ballots", ()))
    if ballots:
        yield from _dots_faults(workshop, ballots)


def _to_check(workshop: Workshop, touched: Mapping[str, Iterable[str]]) -> dict[str, list[Any]]:
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, ids in touched.items():
        if name not in LISTS:
            continue
        for record in (workshop.find(name, id) for id in ids):
            if record is None:
                continue
            found[name][record.id] = record
            if name in DEPENDENTS:
                list_name, field = DEPENDENTS[name]
                found[list_name].update(
                    (each.id, each) for each in workshop.where(list_name, field, record.id)
                )
    return {name: list(records.values()) for name, records in found.items()}


def _fault(list_name: str, place: int, said: _Said) -> Fault:
    field, found, expected = said
    return Fault(path=f"{list_name}[{place}].{field}", found=found, expected=expected)


def _expected(name: str, /, **facts: object) -> str:
    return str(words("refusals/records")["expected"][name]).format(**facts)


def _record_faults(workshop: Workshop, record: Any, candidates: _Candidates) -> Iterator[_Said]:
    yield from _reference_faults(workshop, record)
    match record:
        case Receiver():
            yield from _receiver_faults(workshop, record)
        case Vote():
            yield from _vote_faults(workshop, record, candidates)
        case Rating():
            yield from _rating_faults(workshop, record)
        case BusinessCase():
            yield from _business_case_faults(record)


def _reference_faults(workshop: Workshop, record: Struct) -> Iterator[_Said]:
    for reference in references(type(record)):
        value = getattr(record, reference.field)
        if value is None or value == () or reference.told_by == "ballot_id":
            continue
        target = reference.target or _target_told(record, reference.told_by)
        for place, id in enumerate(value if reference.many else (value,)):
            if workshop.find(target, id) is None:
                field = f"{reference.field}[{place}]" if reference.many else reference.field
                yield field, shown(id), _expected("id_of", list=target)


def _target_told(record: Any, told_by: str | None) -> str:
    return BALLOT_LISTS[record.subject] if told_by == "subject" else str(record.source)


def _receiver_faults(workshop: Workshop, receiver: Receiver) -> Iterator[_Said]:
    if receiver.department_id is None:
        return
    if receiver.segment_id is not None:
        yield "segment_id", shown(receiver.segment_id), _expected("one_receiver")
    touchpoint = workshop.find("touchpoints", receiver.touchpoint_id)
    if touchpoint is not None and touchpoint.department_id == receiver.department_id:
        yield "department_id", shown(receiver.department_id), _expected("another_department")


def _vote_faults(workshop: Workshop, vote: Vote, candidates: _Candidates) -> Iterator[_Said]:
    ballot: Ballot | None = workshop.find("ballots", vote.ballot_id)
    if ballot is None:
        return
    if ballot.id not in candidates:
        candidates[ballot.id] = frozenset(ballot.candidate_ids)
    if vote.candidate_id not in candidates[ballot.id]:
        yield "candidate_id", shown(vote.candidate_id), _expected("candidate")
    if ballot.secret and vote.participant_id is not None:
        yield "participant_id", shown(vote.participant_id), _expected("no_name_on_a_secret_ballot")


def _rating_faults(workshop: Workshop, rating: Rating) -> Iterator[_Said]:
    survey = workshop.find("surveys", rating.survey_id)
    if survey is None:
        return
    if (rating.item in PRACTICES) != (survey.instrument == "practice"):
        yield "item", shown(rating.item), _expected(f"{survey.instrument}_item")
    if survey.secret and rating.participant_id is not None:
        yield "participant_id", shown(rating.participant_id), _expected("no_name_in_a_secret_survey")


def _business_case_faults(case: BusinessCase) -> Iterator[_Said]:
    lowest, target = case.retention, case.target_retention
    if lowest is not None and target is not None and target < lowest:
        yield "target_retention", shown(target), _expected("not_below_retention", retention=lowest)


def _dots_faults(workshop: Workshop, ballot_ids: set[str]) -> Iterator[Fault]:
    """Yield the vote by which a voter (or all nameless slips together) first spend more than they have."""
    spent: dict[tuple[str, str | None], int] = defaultdict(int)
    for place, vote in enumerate(workshop.votes):
        ballot: Ballot | None = workshop.find("ballots", vote.ballot_id)
        if ballot is None or ballot.id not in ballot_ids:
            continue
        limit = _dots_to_give(ballot, named=vote.participant_id is not None)
        before = spent[vote.ballot_id, vote.participant_id]
        spent[vote.ballot_id, vote.participant_id] += vote.dots
        if limit is not None and before <= limit < before + vote.dots:
            said = ("dots", shown(vote.dots), _expected("dots", left=limit - before, limit=limit))
            yield _fault("votes", place, said)


def _dots_to_give(ballot: Ballot, *, named: bool) -> int | None:
    if named:
        return ballot.dots_per_person
    return None if ballot.voters is None else ballot.voters * ballot.dots_per_person
