"""What time it is, so that timers can be tried without waiting."""

from __future__ import annotations

import time
from datetime import datetime


class Clock:
    """The system's clock: the time of day with its offset, and a monotonic count of seconds."""

    def now(self) -> datetime:
        """Give the local time of day, with its offset from UTC, to the second."""
        return datetime.now().astimezone().replace(microsecond=0)

    def seconds(self) -> float:
        """Give seconds that never run backwards, for countdowns."""
        return time.monotonic()
