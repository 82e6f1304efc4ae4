"""What the client's documents look like: the logo and the colour."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.workshop import Workshop
from ui.stages.prepare.colour_field import ColourField
from ui.stages.prepare.logo_field import LogoField
from ui.stages.step_page import StepPage
from ui.widgets.card import Card
from ui.widgets.heading import Heading


class BrandCard(Card):
    """The organisation's logo and colour, as they stand on the documents."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.addWidget(Heading(self.tr("On the documents"), 3))
        self.logo = LogoField(page)
        self.body.addWidget(self.logo)
        self.colour = ColourField(page)
        self.body.addWidget(self.colour)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the logo and the colour in force."""
        self.logo.show_workshop(workshop)
        self.colour.show_colour(workshop.details.colour)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.colour.flush()

    def put_away(self) -> None:
        """Stop what is under way before the file is closed."""
        self.logo.put_away()
