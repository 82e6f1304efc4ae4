"""The order of one list while a change is under way, with room between neighbours for what comes between."""

from app.file.connection import Connection

GAP = 2**20
"""The space between neighbours in a fresh list: twenty insertions at one place fit before renumbering."""


class Order:
    """The ids of a list in order, with their positions; writes new positions where there is no room left."""

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
        position = self._between(index)
        if position is None:
            self._spread()
            position = self._between(index)
            assert position is not None
        self._ids.insert(index, id)
        self._positions.insert(index, position)
        return position

    def remove(self, id: str) -> None:
        """Take a row out of the order: it is deleted, or about to be inserted elsewhere."""
        index = self._ids.index(id)
        del self._ids[index]
        del self._positions[index]

    def _between(self, index: int) -> int | None:
        if not self._positions:
            return 0
        if index == 0:
            return self._positions[0] - GAP
        if index == len(self._positions):
            return self._positions[-1] + GAP
        before, after = self._positions[index - 1], self._positions[index]
        return (before + after) // 2 if after - before > 1 else None

    def _spread(self) -> None:
        for index, id in enumerate(self._ids):
            self._positions[index] = index * GAP
            self._connection.execute(
                f'UPDATE "{self._list}" SET "position" = ?, "rev" = "rev" + 1 WHERE "id" = ?',
                (index * GAP, id),
            )
