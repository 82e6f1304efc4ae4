"""One row of a list of people, in the words of the list."""

from msgspec import Struct

from app.records.kinds import SeniorityLevel


class RosterRow(Struct, frozen=True, kw_only=True):
    """One person of a list; `line` is the row it stands in, from 1.

    `participant_id` tells who of the workshop this is, and `repeats` the line of the list in which the same
    person stands already: such a row adds nobody.
    """

    line: int
    name: str
    department: str | None = None
    represents: tuple[str, ...] = ()
    job_title: str | None = None
    level: SeniorityLevel | None = None
    email: str | None = None
    group: str | None = None
    participant_id: str | None = None
    repeats: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether this row adds somebody."""
        return self.participant_id is None and self.repeats is None
