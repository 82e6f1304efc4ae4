"""A display list painted with Qt, each shape where and as it says; and spots found by place and direction."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from app.drawings.display_list import Circle, Curve, Drawing, Polygon, Rectangle, Spot, Text
from app.drawings.impact_effort import impact_effort
from app.drawings.journey_map import journey_map
from app.drawings.line_of_sight import line_of_sight
from app.drawings.practice_radar import practice_radar
from app.interchange import read_json
from ui.drawing import faded_keys, neighbour, outline, paint_drawing, spot_at
from ui.theme.tokens import contrast, load_theme, theme, use_theme

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "building-supplies.json"
SIDE = 100


@pytest.fixture(autouse=True)
def _light(qapp):  # noqa: ARG001 - fonts need a running application
    before = theme()
    use_theme(load_theme("light"))
    yield
    use_theme(before)


def drawing(*shapes, spots=()):
    return Drawing(
        width=SIDE, height=SIDE, shapes=shapes, spots=spots, title="A drawing", description="It is."
    )


def painted(made, **options):
    image = QImage(int(made.width), int(made.height), QImage.Format.Format_RGB32)
    image.fill(theme().colour("surface"))
    painter = QPainter(image)
    try:
        paint_drawing(painter, made, **options)
    finally:
        painter.end()  # a painter must not outlive its image
    return image


def colour(image, x, y):
    return image.pixelColor(x, y).name().upper()


def hex_of(token):
    return theme().hex(token).upper()


def coloured(image, token):
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if colour(image, x, y) == hex_of(token)
    }


def test_a_rectangle_is_filled_and_framed():
    image = painted(
        drawing(
            Rectangle(x=10, y=10, width=60, height=40, fill="accent_soft", stroke="accent", stroke_width=4),
            Rectangle(x=80, y=80, width=10, height=10),
        )
    )
    assert colour(image, 40, 30) == hex_of("accent_soft")
    assert colour(image, 10, 30) == hex_of("accent")
    assert colour(image, 85, 85) == hex_of("surface")


def test_a_fill_may_be_faint():
    image = painted(drawing(Rectangle(x=0, y=0, width=50, height=50, fill="accent", fill_opacity=0.5)))

    assert image.pixelColor(20, 20) == theme().mix("surface", "accent", 0.5)


def test_a_polygon_is_closed_and_a_polyline_open():
    triangle = ((10, 10), (90, 10), (50, 90))
    closed = painted(drawing(Polygon(points=triangle, fill="accent", stroke="bad", stroke_width=3)))
    opened = painted(
        drawing(Polygon(points=triangle, closed=False, fill="accent", stroke="bad", stroke_width=3))
    )

    assert colour(closed, 50, 40) == hex_of("accent")
    assert colour(opened, 50, 40) == hex_of("surface")
    assert coloured(opened, "bad") < coloured(closed, "bad")


def test_a_dashed_line_has_gaps():
    line = ((0, 50), (100, 50))
    whole = painted(drawing(Polygon(points=line, closed=False, stroke="bad", stroke_width=2)))
    dashed = painted(drawing(Polygon(points=line, closed=False, stroke="bad", stroke_width=2, dashed=True)))

    assert 0 < len(coloured(dashed, "bad")) < len(coloured(whole, "bad"))


def test_a_circle_stands_round_its_middle():
    image = painted(drawing(Circle(x=50, y=50, radius=20, fill="warn")))

    assert colour(image, 50, 50) == colour(image, 50, 66) == hex_of("warn")
    assert colour(image, 66, 66) == hex_of("surface")


def test_an_arrow_ends_in_a_head():
    points = ((10, 50), (40, 50), (60, 50), (90, 50))
    plain, arrow = (
        painted(drawing(Curve(points=points, stroke="accent", stroke_width=2, arrow=head)))
        for head in (False, True)
    )
    added = coloured(arrow, "accent") - coloured(plain, "accent")
    assert added
    assert all(80 <= x <= 90 and 44 <= y <= 56 for x, y in added)


@pytest.mark.parametrize("size", [12.0, 9.5])
def test_a_text_stays_in_its_box_at_any_anchor(size):
    for anchor, x in (("start", 10.0), ("middle", 50.0), ("end", 90.0)):
        box = (10.0, 40.0, 80.0, 16.0)
        for said in ("Sales", "一线员工一线员工一线员工"):
            text = Text(x=x, y=52.0, text=said, size=size, weight=600, anchor=anchor, box=box)
            image = painted(drawing(text))
            ink = [
                (px, py)
                for px in range(SIDE)
                for py in range(SIDE)
                if colour(image, px, py) != hex_of("surface")
            ]
            assert ink
            assert all(9 <= px <= 91 and 38 <= py <= 57 for px, py in ink)


def test_shapes_can_be_left_out_or_faded():
    made = drawing(
        Rectangle(key="a", x=0, y=0, width=40, height=40, fill="bad"),
        Rectangle(key="b", x=50, y=0, width=40, height=40, fill="bad"),
    )
    only, faded = painted(made, only={"a"}), painted(made, faded={"a"})

    assert (colour(only, 20, 20), colour(only, 70, 20)) == (hex_of("bad"), hex_of("surface"))
    assert colour(faded, 70, 20) == hex_of("bad")
    assert faded.pixelColor(20, 20).lightness() > theme().colour("bad").lightness()


def test_what_is_no_shape_is_a_fault_of_ours(qapp):  # noqa: ARG001 - as above
    with pytest.raises(TypeError):
        painted(drawing(spot("no shape", 0, 0)))


def spot(key, x, y, id=""):
    return Spot(key=key, id=id, label=key, box=(x, y, 20, 20))


def test_the_frontmost_spot_is_hit():
    made = drawing(spots=(spot("back", 0, 0), spot("front", 10, 10)))

    assert spot_at(made, 5, 5).key == "back"
    assert spot_at(made, 15, 15).key == "front"
    assert spot_at(made, 50, 50) is None


def test_an_arrow_key_leads_to_the_nearest_rather_ahead_than_aside():
    grid = [spot(f"{column}{row}", column * 40, row * 40) for column in range(3) for row in range(3)]
    middle = grid[4]

    assert neighbour(grid, middle, 1, 0).key == "21"
    assert neighbour(grid, middle, -1, 0).key == "01"
    assert neighbour(grid, middle, 0, -1).key == "10"
    assert neighbour(grid, middle, 0, 1).key == "12"
    assert neighbour(grid, grid[0], -1, 0) is None
    assert neighbour([grid[0], grid[5]], grid[0], 1, 0) is grid[5]


def test_an_outline_follows_the_shape_of_its_spot():
    shapes = (
        Circle(key="disc", x=50, y=50, radius=10),
        Rectangle(key="box", x=0, y=0, width=20, height=20, radius=4),
    )
    made = drawing(*shapes, spots=(spot("disc", 40, 40), spot("box", 0, 0), spot("label", 70, 70)))

    assert outline(made, made.spots[0], 3).boundingRect().getRect() == (37, 37, 26, 26)
    assert outline(made, made.spots[1], 2).boundingRect().getRect() == (-2, -2, 24, 24)
    assert outline(made, made.spots[2], 1).boundingRect().getRect() == (69, 69, 22, 22)


def test_chosen_records_and_the_arrows_between_them_keep_their_strength():
    line = ((0, 0), (1, 0), (2, 0), (3, 0))
    shapes = (
        *(Rectangle(key=f"d:{id}", x=0, y=0, width=1, height=1) for id in "abc"),
        *(Curve(key=key, points=line, stroke="accent") for key in ("a>b", "b>c")),
        Rectangle(x=0, y=0, width=1, height=1),
    )
    made = drawing(*shapes, spots=tuple(spot(f"d:{id}", 0, 0, id) for id in "abc"))

    assert faded_keys(made, frozenset()) == frozenset()
    assert faded_keys(made, {"a"}) == {"d:c", "b>c"}
    assert faded_keys(made, {"b"}) == set()
    assert faded_keys(made, {"a", "b"}) == {"d:c", "b>c"}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_drawings_use_colours_the_look_has_and_figures_can_be_read_on_their_cells(name):
    use_theme(load_theme(name))
    workshop = read_json(SAMPLE.read_bytes()).workshop
    cells = journey_map(workshop, width=800)
    for made in (
        line_of_sight(workshop, width=800),
        practice_radar(workshop, size=500),
        impact_effort(workshop, width=800, height=500),
    ):
        painted(made)
    image = painted(cells)
    fills = {each.key: each for each in cells.shapes if isinstance(each, Rectangle) and each.key}
    for text in (each for each in cells.shapes if isinstance(each, Text) and each.key in fills):
        cell = fills[text.key]
        ground = image.pixelColor(int(cell.x + 8), int(cell.y + cell.height - 6))
        assert contrast(theme().colour(text.ink), ground) >= 4.5
