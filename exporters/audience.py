"""Whom documents are for: the people who get them together, so that they are chosen together."""

from __future__ import annotations

from dataclasses import dataclass

from app.content import words
from exporters.catalogue import CATALOGUE, Document


@dataclass(frozen=True, slots=True)
class Audience:
    """Who gets certain documents; `also` holds other words for them, in small letters."""

    key: str
    title: str
    also: tuple[str, ...]
    documents: tuple[Document, ...]

    def is_called(self, name: str) -> bool:
        """Tell whether this is what they are called, with or without “the”, in capitals or not."""
        return _plain(name) in self._names

    def begins(self, letters: str) -> bool:
        """Tell whether what they are called begins with these letters."""
        return any(each.startswith(_plain(letters)) for each in self._names)

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(map(_plain, (self.title, *self.also)))


def audiences() -> tuple[Audience, ...]:
    """Give every audience in the order they are offered, each with its documents in the catalogue's order."""
    return tuple(
        Audience(
            key,
            said["title"],
            tuple(said["also"]),
            tuple(each for each in CATALOGUE.values() if each.audience_key == key),
        )
        for key, said in words("documents")["audiences"].items()
    )


def _plain(name: str) -> str:
    return " ".join(name.lower().split()).removeprefix("the ")
