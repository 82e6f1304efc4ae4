"""What a list shows of one record, already in words and colour tokens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RowChip:
    """A pill at the end of a row; `kind` is `plain`, `accent`, `ok`, `warn` or `bad`."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True, kw_only=True)
class RecordRow:
    """One record as a row or a card.

    `colour` is a colour token for its dot (`department_2`) or None; `accessible` is what a screen reader
    says, made from the other words where it is empty; `muted` rows are shown in the quieter ink.
    """

    id: str
    title: str
    subtitle: str = ""
    colour: str | None = None
    chips: tuple[RowChip, ...] = ()
    accessible: str = ""
    muted: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row."""
        parts = (self.title, self.subtitle, *(chip.text for chip in self.chips))
        return self.accessible or ", ".join(part for part in parts if part)
