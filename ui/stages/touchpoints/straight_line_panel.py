"""The straight line of a person as it stands now, or the sentence why there is none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.drawings.display_list import Drawing
from app.drawings.straight_line import straight_line
from app.rules.straight_line import main_touchpoint
from ui.stages.touchpoints.why_no_line import why_no_line
from ui.widgets.body import Body
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.drawing_scroll import DrawingScroll
from ui.widgets.drawing_view import DrawingView

if TYPE_CHECKING:
    from ui.stages.step_page import StepPage

LINE_HEIGHT = 104


class StraightLinePanel(QWidget):
    """Draws the line from a person to the customer, anew with every change."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._person_id = ""
        self._title = self.tr("The straight line to the customer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Caption(self._title))
        self.view = DrawingView()
        self.view.set_source(self._draw)
        self.line = DrawingScroll(self.view)
        self.line.setMinimumHeight(LINE_HEIGHT)
        self.sentence = Body("")
        self.go = Button(self.tr("Say who receives it"), icon="arrow_right")
        self.go.clicked.connect(self._go_to_receivers)
        column.addWidget(self.line)
        column.addWidget(self.sentence)
        column.addWidget(self.go)

    def show_person(self, participant_id: str) -> None:
        """Draw the line of this person, or say why it can't be drawn."""
        workshop = self._page.workshop
        self._person_id = participant_id
        drawn = self._drawing(360.0) is not None
        self.line.setVisible(drawn)
        self.sentence.setVisible(not drawn)
        self.view.redraw()
        if drawn:
            self.go.hide()
            return
        nothing = not workshop.personal_touchpoints
        self.sentence.setText(self._page.guide.empty if nothing else why_no_line(workshop, participant_id))
        own = main_touchpoint(workshop, participant_id)
        self.go.setVisible(own is not None and own.touchpoint_id is not None)

    def _drawing(self, width: float) -> Drawing | None:
        return straight_line(self._page.workshop, self._person_id, width=width)

    def _draw(self, width: float, _height: float) -> Drawing:
        nothing = Drawing(width=width, height=0.0, shapes=(), title=self._title, description="")
        return self._drawing(width) or nothing

    @Slot()
    def _go_to_receivers(self) -> None:
        own = main_touchpoint(self._page.workshop, self._person_id)
        if own is not None and own.touchpoint_id is not None:
            self._page.session.show(("touchpoints", "gives"), "touchpoints", own.touchpoint_id)
