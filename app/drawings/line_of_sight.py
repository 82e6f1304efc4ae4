"""The line of sight as a drawing: departments by their distance, flowing to the customer on the right."""

from app.content import words
from app.drawings.chain_layout import MARGIN, Box, ChainLayout, lay_out
from app.drawings.display_list import Circle, Curve, Drawing, Ink, Rectangle, Shape, Spot, Text
from app.drawings.metrics import fit, unbroken_size, wrap
from app.rules.line_of_sight import LineOfSight
from app.rules.line_of_sight import line_of_sight as measured
from app.rules.names import listed
from app.workshop import Workshop

NAME_SIZE = 13.0
NAME_SIZES = (NAME_SIZE, 12.0, 11.0)
CAPTION_SIZE = 10.5
HEADER_SIZE = 12.0
LEADING = 16.0
ASCENT = 12.0
DOT = 4.0
INSET = 20.0
PILL_INSET = 12.0

_FILLS: dict[str, tuple[Ink, Ink]] = {
    "serves_customer": ("accent_soft", "accent"),
    "serves_someone_who_does": ("surface", "border_strong"),
    "line_not_drawn": ("warn_soft", "warn"),
    "closed_loop": ("warn_soft", "warn"),
    "not_mapped": ("surface2", "border_strong"),
}
_ROLES = tuple(_FILLS)


def line_of_sight(workshop: Workshop, *, width: float, most_columns: int | None = None) -> Drawing:
    """Draw who gives to whom, `width` wide (wider where there are too many distances), as high as it needs.

    Departments stand in columns by distance, those without a line at the left, customers at the right; past
    `most_columns`, departments far from the customer share one column.
    Arrows pass between the boxes, never through one. Spots name departments and segments (with the id "" for
    customers as such). Without departments only the customers stand there.
    """
    lines = measured(workshop)
    layout = lay_out(workshop, lines, width, most_columns)
    shapes: list[Shape] = [*_headers(workshop, layout), *_arrows(layout)]
    spots: list[Spot] = []
    for box in layout.boxes:
        if box.department_id is None:
            shapes.extend(_customer(workshop, box))
            spots.append(_customer_spot(workshop, box))
        else:
            shapes.extend(_department(workshop, lines, box))
            spots.append(_department_spot(workshop, lines, box))
    return Drawing(
        width=layout.width,
        height=layout.height,
        shapes=tuple(shapes),
        spots=tuple(spots),
        title=_say(workshop, "title"),
        description=describe(workshop, lines),
    )


def _say(workshop: Workshop, key: str, **facts: object) -> str:
    customer = workshop.details.customer_name
    return str(words("drawings")["line_of_sight"][key]).format(customer=customer, **facts)


def describe(workshop: Workshop, lines: LineOfSight) -> str:
    """Say in sentences what the drawing shows: which departments stand where."""
    said = [_say(workshop, "intro") if lines.edges else _say(workshop, "empty")]
    for role in _ROLES:
        names = [
            workshop.get("departments", line.department_id).name
            for line in lines.departments
            if line.role == role
        ]
        if names:
            said.append(_say(workshop, f"say_{role}", names=listed(names)))
    return " ".join(said)


def _headers(workshop: Workshop, layout: ChainLayout) -> list[Shape]:
    shapes: list[Shape] = []
    for column in layout.columns:
        if column.distance == 0:
            plural = workshop.details.customer_name_plural
            title = plural[:1].upper() + plural[1:]
        elif column.distance is None:
            title = _say(workshop, "no_line")
        elif column.and_farther:
            title = _say(
                workshop, "farther" if column.distance > 1 else "any_distance", distance=column.distance
            )
        elif column.distance == 1:
            title = _say(workshop, "serve_customer")
        else:
            title = _say(workshop, "steps_away", distance=column.distance)
        room = max(layout.box_width, min(layout.pitch - 16.0, layout.box_width + 2 * MARGIN - 4.0))
        lines = wrap(title, HEADER_SIZE, 600, room, 2)
        top = layout.header - 4.0 - len(lines) * LEADING
        for number, line in enumerate(lines):
            shapes.append(
                Text(
                    x=column.x + layout.box_width / 2,
                    y=top + number * LEADING + ASCENT,
                    text=line,
                    size=HEADER_SIZE,
                    weight=600,
                    ink="text2",
                    anchor="middle",
                    box=(
                        column.x + layout.box_width / 2 - room / 2,
                        top + number * LEADING,
                        room,
                        LEADING,
                    ),
                )
            )
    return shapes


def _arrows(layout: ChainLayout) -> list[Shape]:
    inks: dict[str, tuple[Ink, bool]] = {
        "line": ("accent", False),
        "side": ("border_strong", False),
        "no_line": ("warn", True),
    }
    # What leads to the customer lies over what doesn't.
    order = ("side", "no_line", "line")
    return [
        Curve(
            key=arrow.key,
            points=arrow.points,
            stroke=inks[arrow.kind][0],
            stroke_width=min(1.3 + 0.35 * (arrow.touchpoints - 1), 3.0),
            dashed=inks[arrow.kind][1],
            arrow=True,
        )
        for arrow in sorted(layout.arrows, key=lambda arrow: order.index(arrow.kind))
    ]


def _department(workshop: Workshop, lines: LineOfSight, box: Box) -> list[Shape]:
    assert box.department_id is not None
    department = workshop.get("departments", box.department_id)
    role = lines.of(department.id).role
    fill, stroke = _FILLS[role]
    place = workshop.position("departments", department.id)
    return [
        Rectangle(
            key=box.key,
            x=box.x,
            y=box.y,
            width=box.width,
            height=box.height,
            radius=8.0,
            fill=fill,
            stroke=stroke,
            stroke_width=1.2,
            dashed=role not in {"serves_customer", "serves_someone_who_does"},
        ),
        Circle(key=box.key, x=box.x + 10.5, y=box.y + box.height / 2, radius=DOT, fill=_dot(place)),
        *_lines(box, department.name, _caption(workshop, department.id, role)),
    ]


def _dot(place: int) -> Ink:
    return f"department_{place % 6 + 1}"


def _caption(workshop: Workshop, department_id: str, role: str) -> str:
    if role in {"line_not_drawn", "closed_loop", "not_mapped"}:
        return _say(workshop, role)
    return _touchpoints(workshop, department_id)


def _touchpoints(workshop: Workshop, department_id: str) -> str:
    count = len(workshop.where("touchpoints", "department_id", department_id))
    return _say(workshop, "touchpoint") if count == 1 else _say(workshop, "touchpoints", count=count)


def _lines(box: Box, name: str, caption: str) -> list[Shape]:
    left, room = box.x + INSET, box.width - INSET - 5.0
    name_size = unbroken_size(name, NAME_SIZES, 600, room)
    names = wrap(name, name_size, 600, room, 2)
    texts = [(line, name_size, 600, "text") for line in names]
    texts.append((fit(caption, CAPTION_SIZE, 500, room), CAPTION_SIZE, 500, "text2"))
    top = box.y + (box.height - LEADING * len(texts)) / 2
    return [
        Text(
            key=box.key,
            x=left,
            y=top + number * LEADING + ASCENT,
            text=text,
            size=size,
            weight=weight,  # type: ignore[arg-type]  # 500 or 600, from the list above
            ink=ink,
            box=(left, top + number * LEADING, room, LEADING),
        )
        for number, (text, size, weight, ink) in enumerate(texts)
    ]


def _customer(workshop: Workshop, box: Box) -> list[Shape]:
    middle = box.x + box.width / 2
    room = box.width - 2 * PILL_INSET
    names = wrap(_customer_name(workshop, box), NAME_SIZE, 600, room, 2)
    top = box.y + (box.height - LEADING * len(names)) / 2
    pill = Rectangle(
        key=box.key,
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        radius=box.height / 2,
        fill="accent",
    )
    return [
        pill,
        *(
            Text(
                key=box.key,
                x=middle,
                y=top + number * LEADING + ASCENT,
                text=name,
                size=NAME_SIZE,
                weight=600,
                ink="on_accent",
                anchor="middle",
                box=(box.x + PILL_INSET, top + number * LEADING, room, LEADING),
            )
            for number, name in enumerate(names)
        ),
    ]


def _customer_name(workshop: Workshop, box: Box) -> str:
    segment = workshop.find("segments", box.segment_id)
    if segment is not None:
        return str(segment.name)
    return _say(workshop, "all_customers", customers=workshop.details.customer_name_plural)


def _customer_spot(workshop: Workshop, box: Box) -> Spot:
    name = _customer_name(workshop, box)
    return Spot(key=box.key, list_name="segments", id=box.segment_id or "", label=name, box=box.area)


def _department_spot(workshop: Workshop, lines: LineOfSight, box: Box) -> Spot:
    assert box.department_id is not None
    line = lines.of(box.department_id)
    label = _say(
        workshop,
        "spot",
        name=workshop.get("departments", box.department_id).name,
        role=_say(workshop, line.role, distance=line.distance),
        touchpoints=_touchpoints(workshop, box.department_id),
    )
    return Spot(key=box.key, list_name="departments", id=box.department_id, label=label, box=box.area)
