"""The world's faults, as opposed to our own: every refusal a user can meet is one of these."""

from typing import ClassVar

from app.content import words


class WorkshopError(Exception):
    """Something in the world kept Touchline from doing what was asked, and nothing was half done.

    `key` names a sentence of `resources/content/<language>/refusals/<room>.toml` as ``"room.name"``;
    `facts` fill it. ``str(error)`` is the whole sentence: what happened, where, what to do next.
    Anything that is not a WorkshopError is a fault of Touchline and must surface.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, key: str, /, **facts: object) -> None:
        self.key = key
        self.facts = facts
        room, _, name = key.partition(".")
        super().__init__(words(f"refusals/{room}")[name].format(**facts))


class FileRefused(WorkshopError):
    """A workshop file could not be opened, read or written."""


class InputRefused(WorkshopError):
    """What was typed, pasted or imported does not fit the vocabulary of a workshop."""


class ExportRefused(WorkshopError):
    """A document could not be made or could not be put where it was wanted."""
