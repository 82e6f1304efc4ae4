"""The order of one list while a change is under way, with room between neighbours for what comes between."""

from collections.abc import Iterable

from app.file.connection import Connection

GAP = 2**32
"""The space between neighbours in a fresh list: 32 insertions fit at one place before rows give way."""

_ROOMY = 2**16
"""The space that neighbours get at least when they are spread anew."""


class Order:
    """The ids of a list in order, with their positions; spreads neighbours where there is no room left."""

    def __init__(self, connection: Connection, list_name: str, ids: Iterable[str]) -> None:
        """Take the ids of the list as they are ordered in the file; positions are read where they count."""
        self.ids = list(ids)
        self._connection = connection
        self._list = list_name
        self._positions: dict[str, int] = {}

    def insert(self, id: str, place: int | None) -> int:
        """Give the position of a new row at `place` (from 0; the end where it is None or beyond)."""
        index = len(self.ids) if place is None else max(0, min(place, len(self.ids)))
        if not self._room(index, index):
            self._spread(index)
        position = (self._before(index) + self._after(index)) // 2
        self.ids.insert(index, id)
        self._positions[id] = position
        return position

    def remove(self, id: str) -> None:
        """Take a row out of the order: it is about to be inserted elsewhere."""
        self.ids.remove(id)

    def _before(self, index: int) -> int:
        """Give the position before which there is no room: the neighbour's, or one beyond the first."""
        if index > 0:
            return self._position(index - 1)
        return (self._position(0) if self.ids else GAP) - 2 * GAP

    def _after(self, index: int) -> int:
        if index < len(self.ids):
            return self._position(index)
        return (self._position(-1) if self.ids else -GAP) + 2 * GAP

    def _position(self, index: int) -> int:
        id = self.ids[index]
        if id not in self._positions:
            sql = f'SELECT "position" FROM "{self._list}" WHERE "id" = ?'
            self._positions[id] = self._connection.value(sql, (id,))
        return self._positions[id]

    def _room(self, first: int, end: int, least: int = 2) -> bool:
        """Tell whether the rows from `first` to `end` and one more have room between their neighbours."""
        return self._after(end) - self._before(first) >= least * (end - first + 2)

    def _spread(self, index: int) -> None:
        """Space the nearest rows round `index` evenly, as few of them as make room."""
        first = end = index
        while not self._room(first, end, _ROOMY):
            width = max(1, end - first)
            first, end = max(0, first - width), min(len(self.ids), end + width)
        low, high = self._before(first), self._after(end)
        for nth, row in enumerate(range(first, end), start=1):
            position = self._positions[self.ids[row]] = low + (high - low) * nth // (end - first + 1)
            self._connection.execute(
                f'UPDATE "{self._list}" SET "position" = ?, "rev" = "rev" + 1 WHERE "id" = ?',
                (position, self.ids[row]),
            )
