"""Where a record goes in its whole list when it is moved in a list that shows only some of it."""

from __future__ import annotations

from collections.abc import Sequence


def place_in_all(all_ids: Sequence[str], shown_ids: Sequence[str], moved: str, position: int) -> int:
    """Give the place of `moved` in the whole list once it stands at `position` among those shown.

    Both places count without the record itself. It goes right behind the one it follows on the screen, or
    right before the one it leads.
    """
    rest = [id for id in all_ids if id != moved]
    shown = [id for id in shown_ids if id != moved]
    if position > 0 and shown:
        return rest.index(shown[min(position, len(shown)) - 1]) + 1
    return rest.index(shown[0]) if shown else 0
