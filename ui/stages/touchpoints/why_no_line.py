"""Why no straight line can be drawn for a person yet, in a sentence that says what would help."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.rules.straight_line import main_touchpoint
from app.workshop import Workshop


def why_no_line(workshop: Workshop, participant_id: str) -> str:
    """Say what is missing between a person's answer and the customer, where no line leads there."""
    own = main_touchpoint(workshop, participant_id)
    if own is None:
        return _tr("The line begins with this person’s answer: read their sheet and type it.")
    touchpoint = workshop.find("touchpoints", own.touchpoint_id)
    if touchpoint is None:
        return _tr("No line is drawn yet: choose which touchpoint of the department this answer belongs to.")
    if not workshop.where("receivers", "touchpoint_id", touchpoint.id):
        return _tr("No line is drawn yet: nobody has said who receives “{touchpoint}”.").format(
            touchpoint=touchpoint.name
        )
    return _tr(
        "No line is drawn yet: those who receive “{touchpoint}” have no way on to the customer so far."
    ).format(touchpoint=touchpoint.name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("WhyNoLine", text)
