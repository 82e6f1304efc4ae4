"""One line of a workshop's history, as it is listed for the people in the room."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

State = Literal["done", "undone", "superseded", "closed"]


class HistoryEntry(Struct, frozen=True, kw_only=True):
    """A named change. `undone` ones can be redone; `superseded` ones stand on a branch that was left.

    A `closed` change is in force but can't be undone any more: something was revealed or forgotten since.
    """

    id: str
    label: str
    step: tuple[str, str] | None
    made_at: datetime
    state: State
