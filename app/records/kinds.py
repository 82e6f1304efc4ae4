"""The kinds of value the records are made of: ranges, choices, times and references, each said once."""

from typing import Annotated, Literal

from msgspec import Meta

INT64 = 2**63

Score = Annotated[int, Meta(ge=1, le=5)]
Score10 = Annotated[int, Meta(ge=1, le=10)]
Count = Annotated[int, Meta(ge=0, le=INT64 - 1)]
Minutes = Annotated[int, Meta(ge=0, le=24 * 60)]
Day = Annotated[int, Meta(ge=1, le=366)]
Round = Annotated[int, Meta(ge=1, le=1000)]
Dots = Annotated[int, Meta(ge=0, le=10_000)]
Days = Annotated[int, Meta(ge=1, le=3660)]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Money = Annotated[float, Meta(ge=0.0, le=1e15)]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", extra={"expected": "HH:MM"})]
Colour = Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}$", extra={"expected": "#RRGGBB"})]
PictureHash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$", extra={"expected": "the SHA-256 of a picture"})]
# A date-time stays the text it was written as: parsing it would lose "+00:00" (it comes back as "Z").
Moment = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?$",
        extra={"moment": True, "expected": "an ISO 8601 date and time"},
    ),
]

StageKey = Literal["prepare", "vision", "touchpoints", "practices", "plan", "hand_out"]
StepKey = Literal[
    "organisation", "departments", "people", "agenda", "print",
    "voices", "why", "phrases", "themes", "drafts", "ballot", "agree", "questions", "commitments", "cascade",
    "sign_off",
    "personal", "gives", "line_of_sight", "map", "levels", "pains",
    "rate", "discuss", "targets", "key_customers", "playbook", "policies", "behaviours", "signs",
    "competencies",
    "candidates", "actions", "test", "matrix", "board", "parking_lot", "pledges",
    "documents", "check_in", "compare",
]  # fmt: skip
DecisionRule = Literal["sponsor_after_vote", "consent", "majority"]
SegmentKind = Literal["end_customer", "key_account", "intermediary", "payer"]
DepartmentKind = Literal["department", "partner"]
SeniorityLevel = Literal["senior_leader", "middle_manager", "supervisor", "team_member"]
Attendance = Literal["invited", "present", "late", "left", "absent"]
AgendaKind = Literal["work", "break", "lunch", "opening", "close"]
Priority = Literal["core", "optional", "pre_work"]
BallotSubject = Literal["phrase", "theme", "draft", "pain_point", "action"]
Direction = Literal["leader_to_leader", "leader_to_employee", "employee_to_employee", "employee_to_customer"]
Rhythm = Literal["daily", "weekly", "monthly"]
SignatureSubject = Literal["vision", "plan"]
Level = Literal["broken", "processing", "service", "experience"]
LevelWanted = Literal["processing", "service", "experience"]
Basis = Literal["assumed", "customer_said", "data"]
Instrument = Literal["practice", "competency"]
Practice = Literal["know", "listen", "show", "empower", "reward", "lead"]
RatedItem = Literal[
    "know", "listen", "show", "empower", "reward", "lead",
    "assets", "align", "listening", "reliability", "leadership",
]  # fmt: skip
Knowledge = Literal["fact", "assumption"]
Effect = Literal["rewards", "neutral", "punishes"]
Sign = Literal["pain_first", "every_decision", "everyone_trained", "leaders_interested"]
Purpose = Literal["foundation", "loyalty"]
Status = Literal["proposed", "agreed", "started", "done", "dropped"]
ActionOrigin = Literal[
    "pain_points", "policies", "touchpoints", "practice_reviews",
    "parking_lot", "voices", "pledges", "departments",
]  # fmt: skip
Outcome = Literal["action", "later", "dropped"]


def _refers(to: str, *, owned: bool = False) -> Meta:
    return Meta(extra={"references": to, "owned": owned})


# A reference names a record of another list by its id. Records go with what owns them; all other
# references become null (or leave their list) when the record they name is deleted.
SegmentId = Annotated[str, _refers("segments")]
DepartmentId = Annotated[str, _refers("departments")]
OwningDepartmentId = Annotated[str, _refers("departments", owned=True)]
GroupId = Annotated[str, _refers("groups")]
ParticipantId = Annotated[str, _refers("participants")]
OwningParticipantId = Annotated[str, _refers("participants", owned=True)]
JourneyStageId = Annotated[str, _refers("journey_stages")]
ThemeId = Annotated[str, _refers("themes")]
DraftId = Annotated[str, _refers("drafts")]
OwningBallotId = Annotated[str, _refers("ballots", owned=True)]
TouchpointId = Annotated[str, _refers("touchpoints")]
OwningTouchpointId = Annotated[str, _refers("touchpoints", owned=True)]
VoiceId = Annotated[str, _refers("voices")]
OwningSurveyId = Annotated[str, _refers("surveys", owned=True)]
OwningActionId = Annotated[str, _refers("actions", owned=True)]
CheckInId = Annotated[str, _refers("check_ins")]
OwningCheckInId = Annotated[str, _refers("check_ins", owned=True)]
# These name a record of a list that another field of the same record tells.
CandidateId = Annotated[str, Meta(extra={"references_by": "subject"})]
BallotCandidateId = Annotated[str, Meta(extra={"references_by_ballot": "ballot_id"})]
SourceId = Annotated[str, Meta(extra={"references_by": "source"})]

BALLOT_LISTS: dict[str, str] = {
    "phrase": "phrases",
    "theme": "themes",
    "draft": "drafts",
    "pain_point": "pain_points",
    "action": "actions",
}
