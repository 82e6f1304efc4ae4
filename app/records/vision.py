"""Records of the Vision stage: from the customer's voice to a sentence agreed and signed."""

from datetime import date

from msgspec import Struct

from app.records.kinds import (
    BallotCandidateId,
    BallotSubject,
    CandidateId,
    Direction,
    Dots,
    DraftId,
    GroupId,
    JourneyStageId,
    Moment,
    OwningBallotId,
    ParticipantId,
    Rhythm,
    Round,
    SegmentId,
    SeniorityLevel,
    SignatureSubject,
    ThemeId,
)


class Voice(Struct, frozen=True, kw_only=True):
    """What a customer said: a quote, a complaint or a figure brought to the room."""

    id: str
    quote: str
    segment_id: SegmentId | None = None
    journey_stage_id: JourneyStageId | None = None
    source: str | None = None
    heard_on: date | None = None


class Phrase(Struct, frozen=True, kw_only=True):
    """A few words for the vision, written in silence in answer to a prompt."""

    id: str
    prompt: str
    text: str
    participant_id: ParticipantId | None = None
    group_id: GroupId | None = None
    theme_id: ThemeId | None = None


class Theme(Struct, frozen=True, kw_only=True):
    """What several phrases have in common."""

    id: str
    name: str


class Draft(Struct, frozen=True, kw_only=True):
    """A wording of the vision statement under discussion, perhaps grown out of earlier ones."""

    id: str
    text: str
    based_on_ids: tuple[DraftId, ...] = ()
    group_id: GroupId | None = None
    note: str | None = None


class Ballot(Struct, frozen=True, kw_only=True):
    """A vote by dots among records of one kind; totals stay hidden until `revealed_at`."""

    id: str
    subject: BallotSubject
    candidate_ids: tuple[CandidateId, ...] = ()
    question: str | None = None
    round: Round = 1
    dots_per_person: Dots = 3
    voters: Dots | None = None
    secret: bool = True
    closed_at: Moment | None = None
    revealed_at: Moment | None = None


class Vote(Struct, frozen=True, kw_only=True):
    """Dots given to one candidate; `participant_id` is null in a secret ballot, always."""

    id: str
    ballot_id: OwningBallotId
    candidate_id: BallotCandidateId
    dots: Dots
    participant_id: ParticipantId | None = None


class Reservation(Struct, frozen=True, kw_only=True):
    """What somebody asked to be kept on record when the wording was agreed."""

    id: str
    text: str
    participant_id: ParticipantId | None = None


class Commitment(Struct, frozen=True, kw_only=True):
    """A promise that makes the vision visible in everyday work."""

    id: str
    text: str


class CascadeBehaviour(Struct, frozen=True, kw_only=True):
    """A behaviour by which the vision is lived in one of the four directions."""

    id: str
    direction: Direction
    behaviour: str
    who: str | None = None
    rhythm: Rhythm | None = None


class Signature(Struct, frozen=True, kw_only=True):
    """A name under the vision or the plan; void once the statement differs from the `wording` signed."""

    id: str
    participant_id: ParticipantId | None = None
    name: str
    title: str | None = None
    level: SeniorityLevel | None = None
    subject: SignatureSubject
    wording: str | None = None
    signed_on: date | None = None
