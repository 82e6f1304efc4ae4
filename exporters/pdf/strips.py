"""Puts blocks on pages: every block is a run of strips, and a page is as many strips as fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from exporters.pdf.canvas import Canvas

_HOLE = 0.4  # of a page: more isn't left empty for the sake of a table in one piece

Draw = Callable[[Canvas, float, float], None]
"""Draws a strip with its left edge at x and its top at y, y running down the page."""


class Mark(Struct):
    """A heading as contents and bookmarks know it; `page` (from 1) is set once the pages are made.

    `part` names the part of the document that begins with it.
    """

    level: int
    title: str
    key: str
    page: int = 0
    part: str | None = None


class Strip(Struct, frozen=True):
    """A slice of a block that no page break cuts.

    `tied` keeps it with the next one where that leaves no large part of a page empty. `before` is the space
    above, left out at the top of a page; `keep` ties the strip to the next one; `repeat` is drawn again above
    it where it opens a page; `opens` starts a new page; `section` is what the running head says from here on;
    `mark` is the heading that begins with it; where less than `room` is left of a page it opens the next.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    repeat: Strip | None = None
    opens: bool = False
    section: str | None = None
    mark: Mark | None = None
    room: float = 0.0
    tied: bool = False


class Placed(Struct, frozen=True):
    """A strip with its place on a page; `y` is the distance from the top of the text area."""

    strip: Strip
    y: float


def stack(groups: Iterable[tuple[float, list[Strip], float]]) -> list[Strip]:
    """Join blocks given as (space before, strips, space after): of two spaces that meet, the larger stays."""
    strips: list[Strip] = []
    gap = 0.0
    for before, block, after in groups:
        if not block:
            continue
        first = block[0]
        strips.append(replace(first, before=max(gap, before, first.before) if strips else first.before))
        strips.extend(block[1:])
        gap = after
    return strips


def height_of(strips: Iterable[Strip]) -> float:
    """The height of strips stacked without a page break; the space above the first is left out."""
    total = 0.0
    for place, strip in enumerate(strips):
        total += strip.height + (strip.before if place else 0.0)
    return total


def paginate(strips: list[Strip], height: float) -> list[list[Placed]]:
    """Fill pages of a height. Strips that are kept together move together, unless a page can't hold them."""
    pages: list[list[Placed]] = [[]]
    used = 0.0
    place = 0
    cut = 0  # up to here strips are no longer tied: their table is on two pages already
    while place < len(strips):
        clump = _clump(strips, place, tied=place >= cut)
        needed = clump[0].before + height_of(clump)
        if place >= cut and used + needed > height and height - used > _HOLE * height:
            cut = place + len(clump)
            clump = _clump(strips, place, tied=False)
            needed = clump[0].before + height_of(clump)
        if pages[-1] and (clump[0].opens or used + max(needed, clump[0].room) > height + 0.01):
            pages.append([])
            used = 0.0
        for strip in clump:
            if pages[-1] and used + strip.before + strip.height > height + 0.01:
                pages.append([])
                used = 0.0
            if not pages[-1] and strip.repeat is not None:
                pages[-1].append(Placed(strip.repeat, 0.0))
                used = strip.repeat.height
            elif pages[-1]:
                used += strip.before
            pages[-1].append(Placed(strip, used))
            used += strip.height
        place += len(clump)
    return pages


def _clump(strips: list[Strip], place: int, *, tied: bool) -> list[Strip]:
    """Give the strips from a place on that stay on one page."""
    end = place
    while end + 1 < len(strips) and not strips[end + 1].opens:
        if not (strips[end].keep or (tied and strips[end].tied)):
            break
        end += 1
    return strips[place : end + 1]


def beside(columns: list[tuple[float, list[Strip]]], limit: float, padding: float = 0.0) -> list[Strip]:
    """Set columns, given as (distance from the left, strips), side by side.

    They become one strip with `padding` above and below, or, where they are taller than `limit`, several,
    each taking from every column as many strips as fit.
    """
    rest = [list(strips) for _, strips in columns]
    offsets = [offset for offset, _ in columns]
    made: list[Strip] = []
    while not made or any(rest):
        taken = [_take(strips, limit) for strips in rest]
        more = any(rest)
        top = padding if not made else 0.0
        bottom = 0.0 if more else padding
        inner = max((height_of(strips) for strips in taken), default=0.0)
        made.append(Strip(inner + top + bottom, _drawing(list(zip(offsets, taken, strict=True)), top)))
    return made


def _take(strips: list[Strip], limit: float) -> list[Strip]:
    """Take from the front what fits the limit, at least one strip."""
    count, used = 0, 0.0
    for strip in strips:
        used += strip.height + (strip.before if count else 0.0)
        if count and used > limit:
            break
        count += 1
    taken = strips[:count]
    del strips[:count]
    return taken


def _drawing(columns: list[tuple[float, list[Strip]]], top: float) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        for offset, strips in columns:
            at = y + top
            for place, strip in enumerate(strips):
                at += strip.before if place else 0.0
                strip.draw(canvas, x + offset, at)
                at += strip.height

    return draw
