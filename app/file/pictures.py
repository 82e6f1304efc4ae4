"""The bytes of photographs and of the logo, read from the file when somebody looks at them."""

from collections.abc import Iterator, Mapping

from app.file.connection import Connection
from app.file.schema import IMAGES


class Pictures(Mapping[str, bytes]):
    """Bytes by their SHA-256 in hexadecimal: what records name a picture by. Nothing is kept in memory."""

    def __init__(self, connection: Connection) -> None:
        """Read from this connection's file."""
        self._connection = connection

    def __getitem__(self, hash: str) -> bytes:
        """Give the bytes; KeyError where the file has no such picture."""
        data = self._connection.value(f'SELECT "bytes" FROM "{IMAGES}" WHERE "hash" = ?', (hash,))
        if data is None:
            raise KeyError(hash)
        return bytes(data)

    def __iter__(self) -> Iterator[str]:
        """Go through the hashes in their own order."""
        return iter([hash for (hash,) in self._connection.rows(f'SELECT "hash" FROM "{IMAGES}" ORDER BY 1')])

    def __len__(self) -> int:
        """Count the pictures."""
        return int(self._connection.value(f'SELECT count(*) FROM "{IMAGES}"'))
