"""What names a worksheet: by it a sheet that comes back is known, and one of another workshop is refused."""

import re
from typing import Literal, cast, get_args
from urllib.parse import quote, unquote

from msgspec import Struct

SheetKind = Literal["phrases", "touchpoint", "gives", "rating", "test", "evaluation", "team"]

VERSION = "1"

_PREFIX = "touchline"
_UNFIT = re.compile("[\ud800-\udfff]")
# Half a pair is in no name of ours, and can't be written out again.
_LETTERS: dict[SheetKind, str] = {
    "phrases": "P",
    "touchpoint": "T",
    "gives": "D",
    "rating": "R",
    "test": "Q",
    "evaluation": "E",
    "team": "K",
}


class NewerSheet(Exception):
    """The sheet was made by a version of Touchline that knows sheets this one doesn't."""


class Sheet(Struct, frozen=True):
    """One worksheet: the workshop it belongs to, what it asks, its number among those, from 1.

    `subject` is the id of what it is about, where that is known: the participant of a personal sheet, the
    department of a table's sheet, the survey of a rating. Sheets that anybody may copy have the number 0.
    """

    workshop: str
    kind: SheetKind
    number: int
    subject: str = ""

    @property
    def field(self) -> str:
        """The name of the form field that holds the sheet's fields; it has no full stop in it."""
        parts = (_PREFIX, VERSION, self.workshop, self.kind, str(self.number), self.subject)
        return ":".join(quote(part, safe="").replace(".", "%2E") for part in parts)

    @property
    def code(self) -> str:
        """The number printed on the sheet, such as ``3F2A9C41-T07``; ASCII."""
        home = quote(self.workshop, safe="")[:8].upper() or "0"
        return f"{home}-{self.short}"

    @property
    def short(self) -> str:
        """The end of the number, which tells the sheets of one workshop apart, such as ``T07``."""
        return f"{_LETTERS[self.kind]}{self.number:02d}"


def read_field(name: str) -> Sheet | None:
    """Give the sheet a form field's name stands for, None where it is no field of a worksheet.

    Raises NewerSheet where it is one that this version can't know.
    """
    parts = [_UNFIT.sub("", unquote(part)) for part in name.split(":")]
    if len(parts) < 2 or parts[0] != _PREFIX:
        return None
    if parts[1] != VERSION:
        raise NewerSheet
    if len(parts) != 6 or parts[3] not in get_args(SheetKind) or not parts[4].isdecimal():
        return None
    return Sheet(parts[2], cast("SheetKind", parts[3]), int(parts[4][:9]), parts[5])
