"""An edit that the disk did not take, kept until it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.file.change import Change


@dataclass(frozen=True, kw_only=True)
class HeldEdit:
    """What was `typed` into a field on the step `place`, and the edit that writes it down.

    The edit may come much later: it has to look whether the record it speaks of is still there.
    """

    label: str
    typed: str
    place: tuple[str, str] | None
    edit: Callable[[Change], object]
