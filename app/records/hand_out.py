"""Records of the Hand out stage: what happens after the day, and the photographs of it."""

from datetime import date

from msgspec import Struct

from app.records.kinds import Moment, OwningActionId, OwningCheckInId, StageKey, Status


class CheckIn(Struct, frozen=True, kw_only=True):
    """A meeting after the day at which the plan is looked at again."""

    id: str
    planned_on: date | None = None
    held_on: date | None = None
    chair: str | None = None
    place: str | None = None
    note: str | None = None


class Progress(Struct, frozen=True, kw_only=True):
    """What was said of one action at one check-in; `due_on` is a date it was moved to: history."""

    id: str
    action_id: OwningActionId
    check_in_id: OwningCheckInId
    status: Status = "proposed"
    due_on: date | None = None
    note: str | None = None


class Photo(Struct, frozen=True, kw_only=True):
    """A photograph of a wall or a flip chart; `image` is the SHA-256 of its JPEG bytes, in hexadecimal.

    The bytes travel beside the workshop as a mapping of that hash to bytes; JSON carries them as base64.
    """

    id: str
    stage: StageKey
    caption: str | None = None
    taken_at: Moment | None = None
    image: str
