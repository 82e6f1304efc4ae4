"""A sentence for the status line: what was done, or why it was not."""

from typing import Literal

from msgspec import Struct


class Message(Struct, frozen=True, kw_only=True):
    """What the status line says; with `undo` it offers to take back the change it speaks of.

    What `stays` is about the file itself, and as true on the next step and after the next change.
    """

    text: str
    kind: Literal["info", "ok", "warn", "bad"] = "info"
    undo: bool = False
    stays: bool = False
