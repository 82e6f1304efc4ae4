"""The themes the cards were sorted into: renamed, put in order, taken away, and chosen to see their cards."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.workshop import Workshop
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.stages.list_edits import ListEdits
from ui.stages.step_page import StepPage
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.record_list import RecordList

COLOURS = 6


def theme_colour(workshop: Workshop, theme_id: str) -> str:
    """Give the colour token of a theme, the same on its row and on its cards."""
    return f"department_{workshop.position('themes', theme_id) % COLOURS + 1}"


class ThemeList(Card):
    """A narrow column of themes with the number of their cards; F2 renames one."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(padding=10, parent=parent)
        self.body.addWidget(Heading(self.tr("Themes"), 3))
        self._none = Label(self.tr("Choose a card and type its theme: it appears here."), ink="text2")
        self.body.addWidget(self._none)
        self._model = RecordModel(self)
        self.list = RecordList(self.tr("Themes"), self._model, title_lines=2)
        self._edits = ListEdits(page, self.list, "themes", "name")
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)

    @property
    def theme_id(self) -> str:
        """The theme whose cards are wanted, empty where there is none."""
        return self.list.current_id

    def show_themes(self, workshop: Workshop) -> None:
        """Show the themes in their order."""
        rows = []
        for theme in workshop.themes:
            count = len(workshop.where("phrases", "theme_id", theme.id))
            cards = self.tr("1 card") if count == 1 else self.tr("{count} cards").format(count=count)
            colour = theme_colour(workshop, theme.id)
            rows.append(RecordRow(id=theme.id, title=theme.name, subtitle=cards, colour=colour))
        self._model.set_rows(rows)
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        if rows and not self.list.current_id:
            self.list.select(rows[0].id)
