"""Records of the Touchpoints stage: who gives what to whom, and how each person touches the customer."""

from datetime import date

from msgspec import Struct

from app.records.kinds import (
    Basis,
    GroupId,
    JourneyStageId,
    Level,
    LevelWanted,
    OwningDepartmentId,
    OwningParticipantId,
    OwningTouchpointId,
    Score,
    Score10,
    SegmentId,
    TouchpointId,
    VoiceId,
)


class JourneyStage(Struct, frozen=True, kw_only=True):
    """A stage of the customer's journey with the organisation."""

    id: str
    name: str
    segment_id: SegmentId | None = None


class Touchpoint(Struct, frozen=True, kw_only=True):
    """What a department gives; `importance` 1-5; levels are McKain's three, and `broken` below them."""

    id: str
    department_id: OwningDepartmentId
    journey_stage_id: JourneyStageId | None = None
    name: str
    description: str | None = None
    channel: str | None = None
    importance: Score | None = None
    level_today: Level | None = None
    level_wanted: LevelWanted | None = None
    feeling_wanted: str | None = None
    done_well: str | None = None
    done_badly: str | None = None
    confirmed: bool = False
    group_id: GroupId | None = None


class Receiver(Struct, frozen=True, kw_only=True):
    """Who receives a touchpoint: a department, a segment, or (neither) the customer; 1-10: how well."""

    id: str
    touchpoint_id: OwningTouchpointId
    department_id: OwningDepartmentId | None = None
    segment_id: SegmentId | None = None
    giver_score: Score10 | None = None
    receiver_score: Score10 | None = None


class PainPoint(Struct, frozen=True, kw_only=True):
    """Where it hurts: `severity` and `frequency` 1-5, and what that rests on."""

    id: str
    touchpoint_id: TouchpointId | None = None
    text: str
    level: LevelWanted
    severity: Score
    frequency: Score
    basis: Basis = "assumed"
    evidence: str | None = None
    voice_id: VoiceId | None = None
    group_id: GroupId | None = None
    resolved_on: date | None = None


class PersonalTouchpoint(Struct, frozen=True, kw_only=True):
    """A person's answer to the question what their own touchpoint to the customer experience is."""

    id: str
    participant_id: OwningParticipantId
    touchpoint_id: TouchpointId | None = None
    answer: str
    wants: str | None = None
    benefit: str | None = None
    improve: str | None = None
    main: bool = False
