"""When each item of the agenda begins and ends, and whether the day is on time."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from app.records.prepare import AgendaItem
from app.workshop import Workshop

USUAL_START = 9 * 60
"""When a day begins whose first item says nothing, in minutes since midnight."""

PAUSES = frozenset({"break", "lunch"})
PRE_WORK = "pre_work"
MINUTES_A_DAY = 24 * 60


class TimedItem(Struct, frozen=True, kw_only=True):
    """An agenda item with its planned hours, in minutes since the midnight its day began.

    `late_by`: so many minutes after its fixed start it can begin, as what stands before it takes too long.
    """

    item: AgendaItem
    starts: int
    ends: int
    late_by: int = 0


class Pace(Struct, frozen=True, kw_only=True):
    """How the day goes. `behind` counts minutes: above 0 behind, below 0 ahead of the agenda.

    `item` is the item under way, or the next one between two items; null when the day is over. `left` is
    what remains of its own minutes (below 0: over time); null between items. `planned_end` and `new_end` are
    minutes since midnight: the new end keeps to fixed starts, so that a gap makes up for lost time.
    """

    item: AgendaItem | None
    behind: int
    left: int | None
    planned_end: int
    new_end: int


def timed(items: Iterable[AgendaItem]) -> tuple[TimedItem, ...]:
    """Give the planned hours of agenda items in their order; each day begins anew.

    A day begins at the fixed start of its first item, else at 9:00. Each item follows the one before, but not
    before its own fixed start: a gap is left. Where it can't begin in time it begins late, and says so.
    Pre-work is done before the day: it takes none of its time and is left out.
    """
    clocks: dict[int, int] = {}
    found: list[TimedItem] = []
    for item in items:
        if item.priority == PRE_WORK:
            continue
        fixed = None if item.fixed_at is None else minutes_of(item.fixed_at)
        clock = clocks.get(item.day, USUAL_START if fixed is None else fixed)
        starts = clock if fixed is None else max(clock, fixed)
        clocks[item.day] = starts + item.minutes
        late_by = 0 if fixed is None else starts - fixed
        found.append(TimedItem(item=item, starts=starts, ends=starts + item.minutes, late_by=late_by))
    return tuple(found)


def working_minutes(items: Iterable[AgendaItem]) -> int:
    """Give the minutes of all items but breaks and lunch, pre-work left out."""
    return sum(item.minutes for item in items if item.kind not in PAUSES and item.priority != PRE_WORK)


def pace(workshop: Workshop, now: datetime) -> Pace | None:
    """Give how the day stands at `now`, from what was started and finished; None before anything started.

    The day is that of the item started last. `now` must carry an offset if the moments written down do.
    """
    started = [
        item for item in workshop.agenda_items if item.started_at is not None and item.priority != PRE_WORK
    ]
    if not started:
        return None
    last = max(started, key=lambda item: _moment(item.started_at, now))
    began = _moment(last.started_at, now)
    midnight = began.replace(hour=0, minute=0, second=0, microsecond=0)
    day = [each for each in timed(workshop.agenda_items) if each.item.day == last.day]
    place = next(index for index, each in enumerate(day) if each.item is last)
    if last.finished_at is None:
        return _under_way(day, place, _minutes(began - midnight), _minutes(now - midnight))
    return _between(day, place, _minutes(_moment(last.finished_at, now) - midnight), _minutes(now - midnight))


def _under_way(day: Sequence[TimedItem], place: int, began: int, now: int) -> Pace:
    current = day[place]
    left = current.item.minutes - (now - began)
    ends = now + max(left, 0)
    return Pace(
        item=current.item,
        behind=ends - current.ends,
        left=left,
        planned_end=day[-1].ends,
        new_end=_end(ends, day[place + 1 :]),
    )


def _between(day: Sequence[TimedItem], place: int, finished: int, now: int) -> Pace:
    following = next((each for each in day[place + 1 :] if each.item.finished_at is None), None)
    if following is None:
        end = day[-1].ends
        return Pace(item=None, behind=finished - end, left=None, planned_end=end, new_end=finished)
    rest = day[day.index(following) :]
    return Pace(
        item=following.item,
        behind=now - following.starts,
        left=None,
        planned_end=day[-1].ends,
        new_end=_end(now, rest),
    )


def _end(clock: int, rest: Iterable[TimedItem]) -> int:
    for each in rest:
        fixed = each.item.fixed_at
        clock = (clock if fixed is None else max(clock, minutes_of(fixed))) + each.item.minutes
    return clock


def minutes_of(clock: str) -> int:
    """Give the minutes since midnight of a clock time written HH:MM."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock_of(minutes: int) -> str:
    """Write minutes since midnight as HH:MM; past midnight the hours begin again."""
    hours, rest = divmod(minutes % MINUTES_A_DAY, 60)
    return f"{hours:02d}:{rest:02d}"


def _moment(written: str | None, now: datetime) -> datetime:
    assert written is not None
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None or now.tzinfo is None:
        return moment.replace(tzinfo=now.tzinfo)
    return moment.astimezone(now.tzinfo)


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
