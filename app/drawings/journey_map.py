"""The journey map: how many touchpoints each department has at each stage of the customer's journey."""

from msgspec import Struct

from app.content import words
from app.drawings.display_list import Circle, Drawing, Rectangle, Shape, Spot, Text
from app.drawings.metrics import text_width, unbroken_size, wrap
from app.records.touchpoints import Touchpoint
from app.rules.pains import is_severe, unresolved_of
from app.workshop import Workshop

NAME_SIZE = 13.0
NAME_SIZES = (NAME_SIZE, 12.0, 11.0)
COUNT_SIZE = 14.0
LABEL_SIZE = 12.0
LEADING = 16.0
ASCENT = 12.0
ROW_HEIGHT = 44.0
GAP = 5.0
HEAD_LINES = 3
LEGEND_HEIGHT = 34.0
NARROWEST_NAME = 112.0
WIDEST_NAME = 190.0
LARGEST_CELL = 104.0
SMALLEST_CELL = 52.0
WIDEST_WORD = 96.0
DARKEST_BELOW_FULL = 0.5
STEPS_SHOWN = (0.12, 0.3, 0.5, 1.0)
EMPTY_HEIGHT = 72.0

Stages = list[tuple[str | None, str]]
"""The columns: a journey stage's id and name; the id is null for touchpoints without one."""


class _Cell(Struct, frozen=True, kw_only=True):
    count: int
    severe: bool


def journey_map(workshop: Workshop, *, width: float) -> Drawing:
    """Draw departments as rows and journey stages as columns, each cell filled by its number of touchpoints.

    A last column holds touchpoints without a stage, if there are any; a dot marks cells in which a touchpoint
    has a severe pain point that is not resolved. Spots name departments, by cell; their keys are
    ``cell:DEPARTMENT:STAGE``. Where stages don't fit, the drawing is wider than `width`. Without departments
    or columns it is one sentence.
    """
    stages: Stages = [(stage.id, stage.name) for stage in workshop.journey_stages]
    if any(touchpoint.journey_stage_id is None for touchpoint in workshop.touchpoints):
        stages.append((None, _say("no_stage")))
    if not stages or not workshop.departments:
        return _nothing_yet(workshop, width)
    least = _least_cell(stages)
    names = _names_width(workshop, width, width - len(stages) * (least + GAP) + GAP)
    cell = max(least, min(LARGEST_CELL, (width - names + GAP) / len(stages) - GAP))
    head = _head_height(stages, cell)
    most = max(_cell(workshop, d.id, s).count for d in workshop.departments for s, _ in stages)
    shapes: list[Shape] = _heads(stages, names, cell, head)
    spots: list[Spot] = []
    for row, department in enumerate(workshop.departments):
        top = head + row * (ROW_HEIGHT + GAP)
        shapes.extend(_row_name(department.name, top, names))
        for column, (stage, title) in enumerate(stages):
            x = names + column * (cell + GAP)
            found = _cell(workshop, department.id, stage)
            key = f"cell:{department.id}:{stage or ''}"
            shapes.extend(_cell_shapes(found, most, key, x, top, cell))
            spots.append(_spot(found, key, department.id, department.name, title, (x, top, cell, ROW_HEIGHT)))
    bottom = head + len(workshop.departments) * (ROW_HEIGHT + GAP)
    full = max(width, names + len(stages) * (cell + GAP) - GAP, _legend_width())
    shapes.extend(_legend(min(names, full - _legend_width()), bottom))
    return Drawing(
        width=full,
        height=bottom + LEGEND_HEIGHT,
        shapes=tuple(shapes),
        spots=tuple(spots),
        title=_say("title"),
        description=describe(workshop),
    )


def _nothing_yet(workshop: Workshop, width: float) -> Drawing:
    said = describe(workshop) if workshop.departments else _say("no_departments")
    lines = wrap(said, NAME_SIZE, 400, width, 3)
    top = (EMPTY_HEIGHT - LEADING * len(lines)) / 2
    shapes = (
        Text(
            x=width / 2,
            y=top + number * LEADING + ASCENT,
            text=line,
            size=NAME_SIZE,
            ink="text2",
            anchor="middle",
            box=(0.0, top + number * LEADING, width, LEADING),
        )
        for number, line in enumerate(lines)
    )
    return Drawing(
        width=width, height=EMPTY_HEIGHT, shapes=tuple(shapes), title=_say("title"), description=said
    )


def _say(key: str, **facts: object) -> str:
    return str(words("drawings")["journey_map"][key]).format(**facts)


def describe(workshop: Workshop) -> str:
    """Say in sentences what the map holds: the touchpoints of each stage."""
    staged = [
        f"{stage.name}: {_touchpoints(len(workshop.where('touchpoints', 'journey_stage_id', stage.id)))}."
        for stage in workshop.journey_stages
    ]
    return " ".join([_say("intro"), *staged]) if staged else _say("empty")


def _touchpoints(count: int) -> str:
    said = words("drawings")["line_of_sight"]
    return str(said["touchpoint"] if count == 1 else said["touchpoints"].format(count=count))


def _cell(workshop: Workshop, department_id: str, stage_id: str | None) -> _Cell:
    own: tuple[Touchpoint, ...] = workshop.where("touchpoints", "department_id", department_id)
    here = [touchpoint for touchpoint in own if touchpoint.journey_stage_id == stage_id]
    severe = any(is_severe(point) for each in here for point in unresolved_of(workshop, each.id))
    return _Cell(count=len(here), severe=severe)


def _names_width(workshop: Workshop, width: float, left: float) -> float:
    """Give the names of departments up to a third, and no more than the columns leave, down to a minimum."""
    widest = max(text_width(each.name, NAME_SIZE, 500) for each in workshop.departments)
    return min(widest + 14.0, WIDEST_NAME, max(width / 3, SMALLEST_CELL), max(left, NARROWEST_NAME))


def _least_cell(stages: Stages) -> float:
    """Give the least width of a column: what its longest word needs."""
    words_there = [word for _, title in stages for word in title.split()]
    longest = max((text_width(word, LABEL_SIZE, 600) for word in words_there), default=0.0)
    return max(SMALLEST_CELL, min(longest, WIDEST_WORD) + 5.0)


def _head_lines(title: str, cell: float) -> tuple[str, ...]:
    return wrap(title, LABEL_SIZE, 600, cell - 4.0, HEAD_LINES)


def _head_height(stages: Stages, cell: float) -> float:
    return 8.0 + LEADING * max(len(_head_lines(title, cell)) for _, title in stages)


def _heads(stages: Stages, names: float, cell: float, height: float) -> list[Shape]:
    shapes: list[Shape] = []
    for column, (_, title) in enumerate(stages):
        x = names + column * (cell + GAP)
        lines = _head_lines(title, cell)
        for number, line in enumerate(lines):
            top = height - 6.0 - LEADING * (len(lines) - number)
            shapes.append(
                Text(
                    x=x + cell / 2,
                    y=top + ASCENT,
                    text=line,
                    size=LABEL_SIZE,
                    weight=600,
                    ink="text2",
                    anchor="middle",
                    box=(x + 2.0, top, cell - 4.0, LEADING),
                )
            )
    return shapes


def _row_name(name: str, top: float, names: float) -> list[Shape]:
    size = _name_size(name, names - 10.0)
    lines = wrap(name, size, 500, names - 10.0, 2)
    first = top + (ROW_HEIGHT - LEADING * len(lines)) / 2
    return [
        Text(
            x=0.0,
            y=first + number * LEADING + ASCENT,
            text=line,
            size=size,
            weight=500,
            box=(0.0, first + number * LEADING, names - 10.0, LEADING),
        )
        for number, line in enumerate(lines)
    ]


def _name_size(name: str, width: float) -> float:
    """Give the largest size that breaks no word and tells the whole name in two lines, else the former."""
    unbroken = unbroken_size(name, NAME_SIZES, 500, width)
    smaller = (size for size in NAME_SIZES if size <= unbroken)
    return next((size for size in smaller if len(wrap(name, size, 500, width, 3)) <= 2), unbroken)


def shade(count: int, most: int) -> float:
    """Give how strongly a cell is filled, 0-1: the fullest wholly, all others at most by half.

    Between half and whole neither a dark nor a light figure could be read well on the fill. Where no cell
    has more than one touchpoint, none stands out.
    """
    if count == 0:
        return 0.0
    return 1.0 if count == most > 1 else 0.1 + (DARKEST_BELOW_FULL - 0.1) * count / most


def _cell_shapes(cell: _Cell, most: int, key: str, x: float, top: float, width: float) -> list[Shape]:
    strength = shade(cell.count, most)
    ground = Rectangle(key=key, x=x, y=top, width=width, height=ROW_HEIGHT, radius=6.0, fill="surface2")
    figure = Text(
        key=key,
        x=x + width / 2,
        y=top + ROW_HEIGHT / 2 + 5.0,
        text=str(cell.count) if cell.count else "–",
        size=COUNT_SIZE,
        weight=600,
        ink="on_accent" if strength == 1.0 else ("text" if cell.count else "text3"),
        anchor="middle",
        box=(x + 10.0, top + ROW_HEIGHT / 2 - 9.0, width - 20.0, 18.0),
    )
    shapes: list[Shape] = [ground]
    if strength:
        shapes.append(
            Rectangle(
                key=key,
                x=x,
                y=top,
                width=width,
                height=ROW_HEIGHT,
                radius=6.0,
                fill="accent",
                fill_opacity=strength,
            )
        )
    shapes.append(figure)
    if cell.severe:
        shapes.append(_pain_dot(x + width - 8.0, top + 8.0, key))
    return shapes


def _pain_dot(x: float, y: float, key: str) -> Circle:
    return Circle(key=key, x=x, y=y, radius=4.5, fill="bad", stroke="surface", stroke_width=1.5)


def _spot(
    cell: _Cell,
    key: str,
    department_id: str,
    department: str,
    stage: str,
    box: tuple[float, float, float, float],
) -> Spot:
    sentence = "cell_pain" if cell.severe else "cell"
    label = _say(sentence, department=department, stage=stage, touchpoints=_touchpoints(cell.count))
    return Spot(key=key, list_name="departments", id=department_id, label=label, box=box)


def _legend_width() -> float:
    said = (_say(key) for key in ("legend_few", "legend_many", "legend_pain"))
    return sum(text_width(each, LABEL_SIZE) + 1.0 for each in said) + 19.0 * len(STEPS_SHOWN) + 56.0


def _legend(x: float, top: float) -> list[Shape]:
    shapes: list[Shape] = []
    y = top + 12.0
    few, many, pain = _say("legend_few"), _say("legend_many"), _say("legend_pain")
    shapes.append(_legend_text(x, y, few))
    left = x + text_width(few, LABEL_SIZE) + 9.0
    for strength in STEPS_SHOWN:
        for fill, opacity in (("surface2", 1.0), ("accent", strength)):
            shapes.append(
                Rectangle(x=left, y=y, width=16.0, height=12.0, radius=3.0, fill=fill, fill_opacity=opacity)
            )
        left += 19.0
    shapes.append(_legend_text(left + 5.0, y, many))
    left += text_width(many, LABEL_SIZE) + 32.0
    shapes.append(_pain_dot(left, y + 6.0, ""))
    shapes.append(_legend_text(left + 10.0, y, pain))
    return shapes


def _legend_text(x: float, y: float, text: str) -> Text:
    width = text_width(text, LABEL_SIZE) + 1.0
    return Text(x=x, y=y + 10.5, text=text, size=LABEL_SIZE, ink="text2", box=(x, y - 2.0, width, LEADING))
