"""Gives a typed line back once if its marks mean nothing, so that it isn't filed where nobody meant it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.capture import KnownNames, parse_marks
from ui.dates import day_writing

if TYPE_CHECKING:
    from ui.stages.step_page import StepPage
    from ui.widgets.capture_line import CaptureLine


def is_questioned(
    page: StepPage,
    capture: CaptureLine,
    lines: Sequence[str],
    known: KnownNames,
    today: date | None = None,
) -> bool:
    """Give lines back whose marks aren't understood, and say which; False where they can be added.

    With `today` the lines may say when something is due. The same lines entered again are meant as they
    are: their marks then stay in the text.
    """
    writing = day_writing()
    unknown = [
        mark for line in lines for mark in parse_marks(line, known, today=today, writing=writing).unknown
    ]
    if not unknown or not capture.ask_again("\n".join(lines)):
        return False
    text = QCoreApplication.translate(
        "questioned",
        "Not added: nothing here is known as “{marks}”. Correct it, or press Enter again to keep it as text.",
    )
    marks = "”, “".join(dict.fromkeys(unknown))
    page.session.say(text.format(marks=marks), "warn")
    return True
