"""Which steps there are and where each one's page is; a page is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.session import Place
    from ui.stages.step_page import StepPage

PAGES: dict[tuple[str, str], str] = {
    ("prepare", "organisation"): "OrganisationStep",
    ("prepare", "departments"): "DepartmentsStep",
    ("prepare", "people"): "PeopleStep",
    ("prepare", "agenda"): "AgendaStep",
    ("vision", "voices"): "VoicesStep",
    ("vision", "phrases"): "PhrasesStep",
    ("vision", "drafts"): "DraftsStep",
    ("vision", "agree"): "AgreeStep",
    ("vision", "commitments"): "CommitmentsStep",
    ("vision", "sign_off"): "SignOffStep",
    ("touchpoints", "personal"): "PersonalStep",
    ("touchpoints", "gives"): "GivesStep",
    ("touchpoints", "line_of_sight"): "LineOfSightStep",
    ("touchpoints", "pains"): "PainsStep",
    ("practices", "rate"): "RateStep",
    ("practices", "targets"): "TargetsStep",
    ("plan", "actions"): "ActionsStep",
    ("plan", "test"): "TestStep",
    ("plan", "matrix"): "MatrixStep",
    ("plan", "board"): "BoardStep",
    ("hand_out", "documents"): "DocumentsStep",
}
"""The page of each step, in the order of the workshop: class NAME in module ui.stages.STAGE.STEP."""


def page_of(place: Place) -> type[StepPage]:
    """Give the page of a step; KeyError where there is no such step."""
    stage, step = place
    name = PAGES[place]
    page: type[StepPage] = getattr(import_module(f"ui.stages.{stage}.{step}"), name)
    return page
