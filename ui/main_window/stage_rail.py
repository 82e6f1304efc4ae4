"""The dark rail on the left: the stages with their progress, and the steps of the open stage."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.flow.progress import stage_progress
from app.flow.stages import stages
from app.workshop import Workshop
from ui.main_window.rail_title import RailTitle
from ui.main_window.stage_button import StageButton
from ui.main_window.step_button import StepButton
from ui.main_window.tool_button import ToolButton
from ui.stages.catalogue import PAGES
from ui.theme import theme
from ui.theme.fonts import scaled

WIDTH = 236

Place = tuple[str, str]


class StageRail(QFrame):
    """Where the workshop stands and where the window is.

    `place_chosen((stage, step))` is emitted when a stage or a step is chosen; `home_wanted`,
    `insights_wanted` and `settings_wanted` by the buttons at the foot.
    """

    place_chosen = Signal(object)
    home_wanted = Signal()
    insights_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Stages of the workshop"))
        self._place: Place | None = None
        self._stage_buttons: dict[str, StageButton] = {}
        self._step_buttons: dict[Place, StepButton] = {}
        self._last_step: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        self._title = RailTitle()
        self._title.clicked.connect(self._want_home)
        column.addWidget(self._title)
        column.addWidget(self._stages(), 1)
        self._add_tools(column)
        self.fit()

    def fit(self) -> None:
        """Be as wide as the text size asks for."""
        self.setFixedWidth(scaled(WIDTH))

    def _stages(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(1)
        for number, stage in enumerate(stages(), start=1):
            button = StageButton(number, stage.title)
            button.setProperty("stage", stage.key)
            button.clicked.connect(self._choose_stage)
            self._stage_buttons[stage.key] = button
            column.addWidget(button)
            for step in stage.steps:
                if (stage.key, step.key) in PAGES:
                    column.addWidget(self._step_button(stage.key, step.key, step.title))
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("railStages")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._area = area
        return area

    def _step_button(self, stage: str, step: str, title: str) -> StepButton:
        button = StepButton(title)
        button.setProperty("stage", stage)
        button.setProperty("step", step)
        button.clicked.connect(self._choose_step)
        button.hide()
        self._step_buttons[stage, step] = button
        return button

    def _add_tools(self, column: QVBoxLayout) -> None:
        self.insights = ToolButton("lightbulb", self.tr("Insights"))
        self.insights.clicked.connect(self._want_insights)
        self.settings = ToolButton("settings", self.tr("Settings"))
        self.settings.clicked.connect(self._want_settings)
        for button in (self.insights, self.settings):
            column.addWidget(button)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the title and how far each stage and step of this workshop is."""
        self._title.show_workshop(workshop)
        for key, button in self._stage_buttons.items():
            steps = tuple(step for stage, step in PAGES if stage == key)
            progress = stage_progress(workshop, key, steps)
            button.show_progress(progress.state, progress.fraction, progress.line)
            for step, state in progress.steps.items():
                self._step_buttons[key, step].show_state(state.state, state.line)

    def show_place(self, place: Place) -> None:
        """Mark the step where the window is, and open its stage."""
        if place == self._place:
            return
        self._place = place
        self._last_step[place[0]] = place[1]
        for key, button in self._stage_buttons.items():
            button.choose(key == place[0])
        for (stage, step), step_button in self._step_buttons.items():
            step_button.setVisible(stage == place[0])
            step_button.choose((stage, step) == place)

    def take_focus(self) -> None:
        """Put the cursor on the step where the window is."""
        if self._place is not None:
            self._step_buttons[self._place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("rail"))
        painter.end()

    @Slot()
    def _choose_stage(self) -> None:
        stage = self.sender().property("stage")
        first = next(step for each, step in PAGES if each == stage)
        self.place_chosen.emit((stage, self._last_step.get(stage, first)))

    @Slot()
    def _choose_step(self) -> None:
        button = self.sender()
        self.place_chosen.emit((button.property("stage"), button.property("step")))

    @Slot()
    def _want_home(self) -> None:
        self.home_wanted.emit()

    @Slot()
    def _want_insights(self) -> None:
        self.insights_wanted.emit()

    @Slot()
    def _want_settings(self) -> None:
        self.settings_wanted.emit()
