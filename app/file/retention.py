"""Which snapshots are worth keeping: many of today, some of this month, never too many bytes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

LATEST = 12
HOURLY = timedelta(days=1)
DAILY = timedelta(days=30)
MOST_BYTES = 500_000_000


def kept(snapshots: Iterable[tuple[datetime, int]], now: datetime) -> set[datetime]:
    """Tell which snapshots to keep, of those made at these moments with these sizes in bytes.

    Kept are the latest 12, the last of each hour for a day and the last of each day for 30 days; of these,
    as many of the latest as fit into 500 MB, and the very latest whatever its size.
    """
    sizes = dict(snapshots)
    latest_first = sorted(sizes, reverse=True)
    chosen = set(latest_first[:LATEST])
    chosen |= _last_of_each([each for each in latest_first if now - each <= HOURLY], "%Y-%m-%d %H")
    chosen |= _last_of_each([each for each in latest_first if now - each <= DAILY], "%Y-%m-%d")
    total = 0
    fitting: set[datetime] = set()
    for made_at in sorted(chosen, reverse=True):
        total += sizes[made_at]
        if fitting and total > MOST_BYTES:
            break
        fitting.add(made_at)
    return fitting


def _last_of_each(latest_first: list[datetime], period: str) -> set[datetime]:
    last: dict[str, datetime] = {}
    for made_at in latest_first:
        last.setdefault(made_at.strftime(period), made_at)
    return set(last.values())
