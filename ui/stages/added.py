"""Adding records from a capture line: one change for one line or for many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ui.widgets.capture_line import CaptureLine

if TYPE_CHECKING:
    from app.file.change import Change
    from ui.stages.step_page import StepPage


def add_records(
    page: StepPage, capture: CaptureLine, records: Sequence[Any], typed: Sequence[str], one: str, many: str
) -> bool:
    """Add records in one named change; where it is refused the line gets back what was typed.

    `one` names the change for a single record ("Add phrase"), `many` for several, with {count} in it.
    """

    def add(change: Change) -> None:
        for record in records:
            change.insert(record)

    label = one if len(records) == 1 else many.format(count=len(records))
    if page.edit(label, add, origin=capture) is None:
        capture.give_back("\n".join(typed))
        return False
    return True
