"""Which files worksheets are: of each kind one for the printer, and one for each who fills it in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.worksheets.questions import SLIPS
from app.worksheets.sheet import SheetKind
from app.workshop import Workshop
from exporters.file_names import plain_name

SLIPS_FILE = "worksheets/ballot-slips.pdf"
TEAM_KIT_FILE = "team-kit.pdf"


@dataclass(slots=True, frozen=True)
class Batch:
    """The sheets of one kind: `subjects` are whom or what each is about, None for a blank one."""

    kind: SheetKind
    stem: str
    subjects: Sequence[Any | None]

    @property
    def merged(self) -> str:
        """The file that holds all of them, for the printer."""
        return f"{self.stem}.pdf"

    @property
    def single(self) -> tuple[str, ...]:
        """A file for each of them; none where there is one sheet only."""
        if len(self.subjects) == 1:
            return ()
        places = max(len(str(len(self.subjects))), 2)
        return tuple(
            f"{self.stem}/{number:0{places}d}{_named(subject)}.pdf"
            for number, subject in enumerate(self.subjects, start=1)
        )

    @property
    def numbers(self) -> range:
        """The numbers of the sheets; a sheet that anybody may copy has the number 0."""
        return range(len(self.subjects)) if self.subjects == (None,) else range(1, len(self.subjects) + 1)


def worksheet_batches(workshop: Workshop) -> tuple[Batch, ...]:
    """Give the worksheets of a workshop, ballot slips apart, kind by kind."""
    people = workshop.in_the_room or (None,)
    folder = "worksheets"
    return (
        Batch("phrases", f"{folder}/phrases", people),
        Batch("touchpoint", f"{folder}/personal-touchpoint", people),
        Batch("gives", f"{folder}/department-touchpoints", workshop.departments or (None,)),
        Batch("rating", f"{folder}/six-practices", _nameless(workshop)),
        Batch("test", f"{folder}/two-question-test", workshop.groups or (None,)),
    )


def evaluation_batch(workshop: Workshop) -> Batch:
    """Give the numbered evaluations."""
    return Batch("evaluation", "evaluation", _nameless(workshop))


def worksheet_names(workshop: Workshop) -> tuple[str, ...]:
    """Give the files of all worksheets, in the order they are made."""
    return (*_names(worksheet_batches(workshop)), SLIPS_FILE)


def evaluation_names(workshop: Workshop) -> tuple[str, ...]:
    """Give the files of the evaluation."""
    return _names([evaluation_batch(workshop)])


def _names(batches: Iterable[Batch]) -> tuple[str, ...]:
    return tuple(name for batch in batches for name in (batch.merged, *batch.single))


def _nameless(workshop: Workshop) -> tuple[None, ...]:
    """As many sheets as there are people in the room; they are about nobody."""
    return (None,) * max(len(workshop.in_the_room) or SLIPS, 2)


def _named(subject: Any | None) -> str:
    return "" if subject is None else f"-{plain_name(subject.name)}"
