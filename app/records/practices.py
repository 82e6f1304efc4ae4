"""Records of the Practices stage: what the room thinks of its habits, and the worksheets that change them."""

from datetime import date

from msgspec import Struct

from app.records.kinds import (
    CheckInId,
    DepartmentId,
    Effect,
    Instrument,
    Knowledge,
    Moment,
    OwningSurveyId,
    ParticipantId,
    Practice,
    RatedItem,
    Score,
    SegmentId,
    Sign,
)


class Survey(Struct, frozen=True, kw_only=True):
    """One round of rating practices or competencies; a secret one is shown only once revealed."""

    id: str
    instrument: Instrument
    title: str
    held_on: date
    check_in_id: CheckInId | None = None
    secret: bool = True
    revealed_at: Moment | None = None


class Rating(Struct, frozen=True, kw_only=True):
    """A score of 1-5 for one item; null where the person can't judge it. Secret ones name nobody."""

    id: str
    survey_id: OwningSurveyId
    item: RatedItem
    score: Score | None = None
    participant_id: ParticipantId | None = None


class PracticeReview(Struct, frozen=True, kw_only=True):
    """What the room found out about one practice: evidence, barrier, and the target it set itself (1-5)."""

    id: str
    practice: Practice
    evidence: str | None = None
    barrier: str | None = None
    target: Score | None = None
    target_on: date | None = None


class KeyCustomer(Struct, frozen=True, kw_only=True):
    """A customer known by name. Confidential by default, and never named on a handout."""

    id: str
    name: str
    segment_id: SegmentId | None = None
    goals: str | None = None
    owner_id: ParticipantId | None = None
    known: Knowledge = "fact"
    confidential: bool = True


class PlaybookRule(Struct, frozen=True, kw_only=True):
    """What anyone may do off script in a situation, up to which limit, and whom to tell."""

    id: str
    situation: str
    freedom: str
    limit: str | None = None
    tell: str | None = None


class Policy(Struct, frozen=True, kw_only=True):
    """A policy, target or reward, and whether it rewards or punishes serving the customer."""

    id: str
    name: str
    effect: Effect
    change: str | None = None


class SignExample(Struct, frozen=True, kw_only=True):
    """A real example of one of the four signs of a customer-centric organisation."""

    id: str
    sign: Sign
    example: str
    department_id: DepartmentId | None = None
    seen_on: date | None = None
