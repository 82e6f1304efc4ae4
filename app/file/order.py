"""The order of one list while a change is under way, with room between neighbours for what comes between."""

from app.file.connection import Connection

GAP = 2**32
"""The space between neighbours in a fresh list: 32 insertions fit at one place before rows give way."""

_ROOMY = 2**16
"""The space that neighbours get at least when they are spread anew."""


class Order:
    """The ids of a list in order, with their positions; spreads neighbours where there is no room left."""

    def __init__(self, connection: Connection, list_name: str) -> None:
        """Read the order as it stands in the file."""
        self._connection = connection
        self._list = list_name
        rows = connection.rows(f'SELECT "id", "position" FROM "{list_name}" ORDER BY "position", "id"')
        self._ids: list[str] = [id for id, _ in rows]
        self._positions: list[int] = [position for _, position in rows]

    def insert(self, id: str, place: int | None) -> int:
        """Give the position of a new row at `place` (from 0; the end where it is None or beyond)."""
        index = len(self._ids) if place is None else max(0, min(place, len(self._ids)))
        if not self._room(index, index):
            self._spread(index)
        position = (self._before(index) + self._after(index)) // 2
        self._ids.insert(index, id)
        self._positions.insert(index, position)
        return position

    def remove(self, id: str) -> None:
        """Take a row out of the order: it is about to be inserted elsewhere."""
        index = self._ids.index(id)
        del self._ids[index]
        del self._positions[index]

    def _before(self, index: int) -> int:
        """Give the position before which there is no room: the neighbour's, or one beyond the first."""
        if index > 0:
            return self._positions[index - 1]
        return (self._positions[0] if self._positions else GAP) - 2 * GAP

    def _after(self, index: int) -> int:
        if index < len(self._positions):
            return self._positions[index]
        return (self._positions[-1] if self._positions else -GAP) + 2 * GAP

    def _room(self, first: int, end: int, least: int = 2) -> bool:
        """Tell whether the rows from `first` to `end` and one more have room between their neighbours."""
        return self._after(end) - self._before(first) >= least * (end - first + 2)

    def _spread(self, index: int) -> None:
        """Space the nearest rows round `index` evenly, as few of them as make room."""
        first = end = index
        while not self._room(first, end, _ROOMY):
            width = max(1, end - first)
            first, end = max(0, first - width), min(len(self._ids), end + width)
        low, high = self._before(first), self._after(end)
        for nth, row in enumerate(range(first, end), start=1):
            self._positions[row] = low + (high - low) * nth // (end - first + 1)
            self._connection.execute(
                f'UPDATE "{self._list}" SET "position" = ?, "rev" = "rev" + 1 WHERE "id" = ?',
                (self._positions[row], self._ids[row]),
            )
