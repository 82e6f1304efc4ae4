"""The map of the customer's journey: its cells narrow the list down, its columns are edited beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from app.drawings.display_list import Drawing, Spot
from app.drawings.journey_map import journey_map
from ui.stages.touchpoints.captured_list import Filter
from ui.stages.touchpoints.journey_stages import JourneyStages
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.card import Card
from ui.widgets.drawing_scroll import DrawingScroll
from ui.widgets.drawing_view import DrawingView
from ui.widgets.heading import Heading

if TYPE_CHECKING:
    from ui.stages.step_page import StepPage


class JourneyMapCard(Card):
    """Departments by journey stages; `cell_pressed(Filter)` carries what a pressed cell stands for."""

    cell_pressed = Signal(object)

    def __init__(self, page: StepPage) -> None:
        super().__init__(padding=10)
        self._page = page
        head = QHBoxLayout()
        head.addWidget(Heading(self.tr("Where we meet customers"), 3), 1)
        self.stages_button = Button(self.tr("Journey stages"), kind="quiet", icon="edit")
        self.stages_button.clicked.connect(self._open_stages)
        head.addWidget(self.stages_button)
        self.body.addLayout(head)
        self.body.addWidget(
            Caption(self.tr("Touchpoints by department and journey stage. Press a cell to list them."))
        )
        self.view = DrawingView()
        self.view.set_source(self._draw)
        self.view.spot_chosen.connect(self._press_cell)
        self.body.addWidget(DrawingScroll(self.view), 1)
        self.stages = JourneyStages(page)

    def refresh(self) -> None:
        """Draw the map as it is now."""
        has_stages = bool(self._page.workshop.journey_stages)
        self.stages_button.set_kind("quiet" if has_stages else "primary")
        self.stages_button.setText(
            self.tr("Journey stages") if has_stages else self.tr("Add the journey stages")
        )
        self.stages.refresh()
        self.view.redraw()

    def show_filter(self, filter: Filter) -> None:
        """Let the department stand out that the list is narrowed down to."""
        self.view.set_chosen((filter.department_id,) if filter.department_id else ())

    @Slot(object)
    def _press_cell(self, spot: Spot) -> None:
        _, department_id, stage_id = spot.key.split(":", 2)
        self.cell_pressed.emit(Filter(department_id, stage_id))

    def _draw(self, width: float, _height: float) -> Drawing:
        return journey_map(self._page.workshop, width=width)

    @Slot()
    def _open_stages(self) -> None:
        self.stages.open_at(self.stages_button)
        self.stages.field.setFocus()
