"""Records of the Plan stage: what will be done, by whom, by when, and how it will be seen."""

from datetime import date

from msgspec import Struct

from app.records.kinds import (
    ActionOrigin,
    Count,
    DepartmentId,
    Money,
    Outcome,
    OwningActionId,
    OwningParticipantId,
    ParticipantId,
    Purpose,
    Score,
    SegmentId,
    Share,
    SourceId,
    Status,
    TouchpointId,
)


class Action(Struct, frozen=True, kw_only=True):
    """One action of the plan; `impact` and `effort` 1-5; `due_on` is always the date in force."""

    id: str
    title: str
    detail: str | None = None
    purpose: Purpose = "loyalty"
    touchpoint_id: TouchpointId | None = None
    owner_id: ParticipantId | None = None
    owner: str | None = None
    helpers: str | None = None
    department_id: DepartmentId | None = None
    first_step: str | None = None
    due_on: date | None = None
    impact: Score | None = None
    effort: Score | None = None
    measure: str | None = None
    baseline: str | None = None
    goal: str | None = None
    cost: str | None = None
    needs_decision: str | None = None
    status: Status = "proposed"
    closed_on: date | None = None
    recognised: bool | None = None
    loyalty: bool | None = None


class ActionSource(Struct, frozen=True, kw_only=True):
    """What an action answers: `source` names the list, `source_id` the record in it."""

    id: str
    action_id: OwningActionId
    source: ActionOrigin
    source_id: SourceId


class Dismissal(Struct, frozen=True, kw_only=True):
    """Why something that was flagged gets no action."""

    id: str
    source: ActionOrigin
    source_id: SourceId
    reason: str


class Decision(Struct, frozen=True, kw_only=True):
    """A decision of the day, put to the two questions like an action."""

    id: str
    text: str
    decided_by: str | None = None
    decided_on: date | None = None
    recognised: bool | None = None
    loyalty: bool | None = None


class ParkingLotItem(Struct, frozen=True, kw_only=True):
    """Something worth keeping that does not belong to the step in hand; it leaves with an outcome."""

    id: str
    text: str
    raised_by: str | None = None
    outcome: Outcome | None = None
    owner: str | None = None
    due_on: date | None = None


class Pledge(Struct, frozen=True, kw_only=True):
    """What a person will do, by when, and whom they tell."""

    id: str
    participant_id: OwningParticipantId
    text: str
    by_on: date | None = None
    tell_whom: str | None = None
    public: bool = False


class BusinessCase(Struct, frozen=True, kw_only=True):
    """The client's own figures for a segment; shares are 0-1, money in `currency`, per year."""

    id: str
    segment_id: SegmentId | None = None
    currency: str
    customers: Count | None = None
    yearly_revenue_per_customer: Money | None = None
    retention: Share | None = None
    target_retention: Share | None = None
    contribution_margin: Share | None = None
    cost_to_win_a_customer: Money | None = None
    contacts_a_year: Count | None = None
    avoidable_share: Share | None = None
    cost_per_contact: Money | None = None
