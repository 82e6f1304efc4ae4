"""What of a typed line was not understood, and why, so that the right thing can be said about it."""

from dataclasses import dataclass
from typing import Literal

Why = Literal["unknown", "not taken", "other mark", "longer", "several", "second", "no day", "no date"]


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """Words of a line that stay in its text though they look like a mark or a day.

    `words` are as typed, a mark with its sign, a day without its `due`. `why`: the name is "unknown"; the
    kind of mark is "not taken" here; the name is known behind the "other mark" that `names` begins with; the
    words are "longer" than what is typed of the one in `names`; "several" `names` fit; it is a "second" one
    where one fits; the calendar has "no day" like it; or it is "no date" at all.
    """

    words: str
    why: Why
    names: tuple[str, ...] = ()
