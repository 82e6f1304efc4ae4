"""What came back: the answers of a sheet, or the reason why a file gave none."""

import re
from collections.abc import Mapping
from hashlib import sha256

import msgspec
from msgspec import Struct

from app.worksheets.sheet import Sheet

LONGEST = 100_000
"""The longest answer taken in, in characters; nobody writes that much into a form."""

_UNFIT = re.compile("[\x00\ud800-\udfff]")


class Filled(Struct, frozen=True):
    """One sheet as it was filled in: `source` names the file, `answers` hold what isn't empty by field."""

    source: str
    sheet: Sheet
    answers: Mapping[str, str]

    @property
    def digest(self) -> str:
        """A short text that differs where the answers differ."""
        return sha256(msgspec.json.encode(sorted(self.answers.items()))).hexdigest()[:12]

    def text(self, field: str) -> str | None:
        """Give an answer, None where there is none."""
        return self.answers.get(field)

    def mark(self, field: str, most: int) -> int | None:
        """Give a mark of 0 to `most`, None where there is none."""
        found = self.answers.get(field, "")
        return int(found) if re.fullmatch("[0-9]{1,6}", found) and int(found) <= most else None


class Refused(Struct, frozen=True):
    """A file nothing was taken from: `why` names a sentence in the words of worksheets, `facts` fill it."""

    source: str
    why: str
    facts: Mapping[str, object] = {}


Returned = Filled | Refused


def cleaned(text: str) -> str:
    """Give an answer as it may be kept: line ends evened out, what no record may hold taken away."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
