"""How the pages look: one scale of type and the measures every block shares. Lengths are points."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from exporters.pdf.fonts import Weight

Align = Literal["left", "right", "centre"]
Size = tuple[float, float]

A4: Size = (595.28, 841.89)
LETTER: Size = (612.0, 792.0)


class Style(Struct, frozen=True):
    """How a paragraph is set: `colour` is a token of the theme, `tracking` in ems; spaces collapse."""

    size: float = 10.0
    leading: float = 14.0
    weight: Weight = "regular"
    colour: str = "text"
    align: Align = "left"
    before: float = 0.0
    after: float = 0.0
    tracking: float = 0.0
    figures: bool = False

    @property
    def measure(self) -> float:
        """The longest line that reads well: about 75 characters; small print ends where the body does."""
        return 38 * max(self.size, 10)

    def but(self, **changes: object) -> "Style":
        """Give the style with some of its parts changed."""
        return replace(self, **changes)


BODY = Style(10, 14.2, after=6)
LEAD = Style(11.5, 16.5, colour="text2", after=8)
SMALL = Style(8.5, 12, colour="text2", after=3)
STRONG = BODY.but(weight="semibold")
STATEMENT = Style(19, 26, weight="semibold", tracking=-0.015, after=8)
QUOTE = Style(10.5, 15, colour="text", after=2)
OVERLINE = Style(7.8, 11, weight="semibold", colour="text3", tracking=0.07, after=2)
TITLE = Style(27, 33, weight="bold", tracking=-0.022, after=6)
SUBTITLE = Style(12.5, 18, colour="text2", after=4)
CELL = Style(8.6, 12.2)
CELL_STRONG = CELL.but(weight="semibold")
CELL_QUIET = CELL.but(colour="text2")
COLUMN_HEAD = Style(7.6, 10.4, weight="semibold", colour="text3", tracking=0.02)
FIGURE = Style(20, 24, weight="semibold", tracking=-0.01, figures=True)
CAPTION = Style(8.5, 12, colour="text2", before=4, after=10)
RUNNING = Style(8, 10, colour="text3")

HEADINGS: dict[int, Style] = {
    1: Style(19, 25, weight="bold", tracking=-0.018, before=28, after=8),
    2: Style(13.5, 18, weight="semibold", tracking=-0.01, before=20, after=6),
    3: Style(10.8, 14.5, weight="semibold", before=13, after=3),
    4: Style(9.6, 13, weight="semibold", colour="text2", before=9, after=2),
}
