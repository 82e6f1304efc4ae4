"""Records of the Prepare stage: the workshop itself, the organisation, who is in the room, and the agenda."""

from datetime import date

from msgspec import Struct

from app.records.kinds import (
    AgendaKind,
    Attendance,
    Clock,
    Colour,
    Count,
    Day,
    Days,
    DecisionRule,
    DepartmentId,
    DepartmentKind,
    GroupId,
    Minutes,
    Moment,
    PictureHash,
    Priority,
    SegmentKind,
    SeniorityLevel,
    StageKey,
    StepKey,
)


class WorkshopDetails(Struct, frozen=True, kw_only=True):
    """The one record about the workshop as a whole, named `workshop` in the file and in JSON.

    `customer_name` is what the organisation calls its customers. `statement` is the agreed wording of the
    vision; `test_question_1` and `_2` are null while the default questions serve. `colour` and `logo` are the
    organisation's own for its documents; `logo` is the SHA-256 of its bytes (see app.logo), which travel as
    those of photos do.
    """

    title: str
    organisation: str
    customer_name: str
    customer_name_plural: str
    purpose: str | None = None
    sponsor: str | None = None
    sponsor_title: str | None = None
    facilitators: str | None = None
    venue: str | None = None
    held_on: date
    language: str
    horizons: tuple[Days, Days, Days] = (30, 60, 90)
    decision_rule: DecisionRule = "sponsor_after_vote"
    statement: str | None = None
    statement_agreed_on: date | None = None
    agreed_count: Count | None = None
    present_count: Count | None = None
    test_question_1: str | None = None
    test_question_2: str | None = None
    colour: Colour | None = None
    logo: PictureHash | None = None


class Segment(Struct, frozen=True, kw_only=True):
    """A kind of customer the organisation serves."""

    id: str
    name: str
    kind: SegmentKind = "end_customer"


class Department(Struct, frozen=True, kw_only=True):
    """A part of the organisation, or a partner, that serves the customer or somebody who does."""

    id: str
    name: str
    kind: DepartmentKind = "department"
    lead: str | None = None
    headcount: Count | None = None
    reached: Count | None = None
    note: str | None = None


class Group(Struct, frozen=True, kw_only=True):
    """A table in the room."""

    id: str
    name: str
    scribe: str | None = None


class Participant(Struct, frozen=True, kw_only=True):
    """A person invited to the workshop; `represents_ids` are further departments they speak for."""

    id: str
    name: str
    department_id: DepartmentId | None = None
    represents_ids: tuple[DepartmentId, ...] = ()
    job_title: str | None = None
    level: SeniorityLevel | None = None
    email: str | None = None
    group_id: GroupId | None = None
    attendance: Attendance = "invited"


class AgendaItem(Struct, frozen=True, kw_only=True):
    """A block of the day: work on a step, a break, lunch; `fixed_at` holds its start where it can't move."""

    id: str
    title: str
    kind: AgendaKind = "work"
    day: Day = 1
    stage: StageKey | None = None
    step: StepKey | None = None
    minutes: Minutes
    fixed_at: Clock | None = None
    priority: Priority = "core"
    started_at: Moment | None = None
    finished_at: Moment | None = None


class Note(Struct, frozen=True, kw_only=True):
    """A note of the facilitator's own on a step. It is in no document."""

    id: str
    stage: StageKey
    step: StepKey
    text: str
