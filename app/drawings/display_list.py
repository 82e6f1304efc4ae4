"""What a drawing is made of: shapes with keys, in pixels or points from the top left, without a toolkit."""

from typing import Literal

from msgspec import Struct

Ink = str
"""The name of a colour token of the theme, such as ``"accent"``; paper has its own values."""

Weight = Literal[400, 500, 600]
Anchor = Literal["start", "middle", "end"]


class Rectangle(Struct, frozen=True, kw_only=True, tag=True):
    """An upright rectangle, with rounded corners where `radius` is above 0."""

    key: str = ""
    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: Ink | None = None
    fill_opacity: float = 1.0
    stroke: Ink | None = None
    stroke_width: float = 1.0
    dashed: bool = False


class Polygon(Struct, frozen=True, kw_only=True, tag=True):
    """A shape of straight lines through `points`; open (a polyline) where `closed` is false."""

    key: str = ""
    points: tuple[tuple[float, float], ...]
    closed: bool = True
    fill: Ink | None = None
    fill_opacity: float = 1.0
    stroke: Ink | None = None
    stroke_width: float = 1.0
    dashed: bool = False


class Circle(Struct, frozen=True, kw_only=True, tag=True):
    """A circle round (`x`, `y`)."""

    key: str = ""
    x: float
    y: float
    radius: float
    fill: Ink | None = None
    fill_opacity: float = 1.0
    stroke: Ink | None = None
    stroke_width: float = 1.0


class Curve(Struct, frozen=True, kw_only=True, tag=True):
    """A cubic Bézier curve, or several joined: a start point, then three points for each piece.

    `arrow`: an arrow head stands at the end of the curve, pointing along its last direction.
    """

    key: str = ""
    points: tuple[tuple[float, float], ...]
    stroke: Ink
    stroke_width: float = 1.5
    dashed: bool = False
    arrow: bool = False


class Text(Struct, frozen=True, kw_only=True, tag=True):
    """One line of text on the baseline `y`; `x` is its start, middle or end as `anchor` says.

    `box` is (x, y, width, height) of what the line may cover: nothing else is written there, and the text,
    measured with Inter's widths, fits into it.
    """

    key: str = ""
    x: float
    y: float
    text: str
    size: float
    weight: Weight = 400
    ink: Ink = "text"
    anchor: Anchor = "start"
    box: tuple[float, float, float, float]


Shape = Rectangle | Polygon | Circle | Curve | Text


class Spot(Struct, frozen=True, kw_only=True):
    """A place of a drawing that stands for a record: what a pointer hits and a screen reader reads.

    `key` is the key its shapes share; `list_name` and `id` name the record ("" where it stands for none);
    `label` is read aloud; `box` is (x, y, width, height).
    """

    key: str
    list_name: str = ""
    id: str = ""
    label: str
    box: tuple[float, float, float, float]


class Drawing(Struct, frozen=True, kw_only=True):
    """A whole drawing: its size, its shapes from back to front, its spots, and words for who can’t see it.

    `title` names it in a few words; `description` is the alternative text, in whole sentences.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...] = ()
    title: str
    description: str
