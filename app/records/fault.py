"""What is wrong with one value, so that a refusal names the place, what was found and expected."""

from typing import Any

from msgspec import Struct

from app.content import words

_SHOWN = 60


class Fault(Struct, frozen=True, kw_only=True):
    """One fault of the input: ``touchpoints[3].importance``, what was found there, what was expected."""

    path: str
    found: str
    expected: str

    def __str__(self) -> str:
        """Say the fault in one clause, ready to stand in a sentence of a refusal."""
        return str(words("refusals/records")["fault"]).format(
            path=self.path, found=self.found, expected=self.expected
        )


def shown(value: Any) -> str:
    """Show a value as it would be written in JSON, cut to a length that fits a sentence."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list | tuple):
        return str(words("refusals/records")["an_object" if isinstance(value, dict) else "a_list"])
    text = str(value) if not isinstance(value, str) else _quoted(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _quoted(value: str) -> str:
    # A refusal is printed on terminals and in windows: what can't be shown is written as an escape.
    printable = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in value[:_SHOWN])
    return f"“{printable}”" if len(value) <= _SHOWN else f"“{printable}"
