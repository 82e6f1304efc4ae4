"""A sentence for the status line: what was done, or why it was not."""

from typing import Literal

from msgspec import Struct


class Message(Struct, frozen=True, kw_only=True):
    """What the status line says; with `undo` it offers to take back the change it speaks of."""

    text: str
    kind: Literal["info", "ok", "warn", "bad"] = "info"
    undo: bool = False
