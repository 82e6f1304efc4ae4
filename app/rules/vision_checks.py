"""Advice on a draft of the vision while it is written: never a lock, and never a score."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from app.content import words
from app.workshop import Workshop

CheckKind = Literal["customer", "length", "generic", "winning", "departments", "plain"]
CHECKS: tuple[CheckKind, ...] = ("customer", "length", "generic", "winning", "departments", "plain")

MOST_WORDS = 30
MOST_SENTENCES = 2
_YOU = ("you", "your", "yours", "yourself", "yourselves")
_WORD = re.compile(r"\w+(?:[’'\-.,]\w+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")


class Check(Struct, frozen=True, kw_only=True):
    """What one check says of a wording: its name, whether it passed, a sentence, and the words it found.

    `spans` are where those words stand in the wording, as (start, end), to be marked there.
    """

    kind: CheckKind
    name: str
    passed: bool
    text: str
    words: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def vision_checks(workshop: Workshop, wording: str) -> tuple[Check, ...]:
    """Give what each check says of a wording, in order; nothing where nothing is written."""
    if not wording.strip():
        return ()
    said = words("vision_words")
    return (
        _customer(workshop, wording),
        _length(wording),
        _unwanted("generic", wording, _phrases("generic")),
        _unwanted("winning", wording, _phrases("winning")),
        _unwanted("departments", wording, _any_of(each.name for each in workshop.departments)),
        _plain(wording, said["plain"]),
    )


def asked() -> tuple[str, ...]:
    """Give what no program can answer and the room is asked instead."""
    return tuple(str(question) for question in words("vision_words")["asked"].values())


def word_count(wording: str) -> int:
    """Count the words of a wording; a word with a hyphen or an apostrophe is one."""
    return len(_WORD.findall(wording))


def sentence_count(wording: str) -> int:
    """Count the sentences of a wording: what ends in a full stop, ! or ?, and what is left after the last."""
    ends = list(_SENTENCE_END.finditer(wording))
    rest = wording[ends[-1].end() :] if ends else wording
    return len(ends) + bool(_WORD.search(rest))


def _customer(workshop: Workshop, wording: str) -> Check:
    details = workshop.details
    names = (details.customer_name, details.customer_name_plural, *(each.name for each in workshop.segments))
    found = _find(_any_of((*names, *_YOU)), wording)
    return _check("customer", passed=bool(found), customer=details.customer_name_plural)


def _length(wording: str) -> Check:
    count, sentences = word_count(wording), sentence_count(wording)
    passed = count <= MOST_WORDS and sentences <= MOST_SENTENCES
    said = words("vision_words")["checks"]["length"]
    number = said["sentence_one"] if sentences == 1 else said["sentence_many"].format(number=sentences)
    return _check("length", passed=passed, count=count, sentences=number)


def _unwanted(kind: CheckKind, wording: str, pattern: re.Pattern[str] | None) -> Check:
    found = _find(pattern, wording)
    names = _distinct(wording[start:end] for start, end in found)
    return _check(kind, passed=not found, found=names, spans=found, words=", ".join(names))


def _plain(wording: str, plainer: Mapping[str, str]) -> Check:
    found = _find(_phrases("plain"), wording)
    names = _distinct(wording[start:end] for start, end in found)
    template = words("vision_words")["checks"]["plain"]["replacement"]
    offers = (template.format(word=name, plain=_plainer(name, plainer)) for name in names)
    return _check("plain", passed=not found, found=names, spans=found, words="; ".join(offers))


def _plainer(found: str, plainer: Mapping[str, str]) -> str:
    # As the pattern found it: "ſ" is an "s" to it, and there is no lower case that says so.
    return next(plain for word, plain in plainer.items() if re.fullmatch(word, found, re.IGNORECASE))


def _check(
    kind: CheckKind,
    *,
    passed: bool,
    found: tuple[str, ...] = (),
    spans: tuple[tuple[int, int], ...] = (),
    **facts: Any,
) -> Check:
    said = words("vision_words")["checks"][kind]
    text = said["passed" if passed else "advice"].format(**facts)
    return Check(kind=kind, name=said["name"], passed=passed, text=text, words=found, spans=spans)


@cache
def _phrases(list_name: str) -> re.Pattern[str] | None:
    return _any_of(words("vision_words")[list_name])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Give a pattern for any of these as whole words, whatever their case and however wide their gaps.

    A name in capitals only is found in capitals only: "it" doesn't name the IT department.
    """
    kept = sorted({" ".join(phrase.split()) for phrase in phrases} - {""}, key=len, reverse=True)
    if not kept:
        return None
    each = "|".join(map(_pattern, kept))
    # Not \b: a phrase may begin or end with a sign, as "#1" and "no. 1" do.
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    words_of_it = r"\s+".join(map(re.escape, phrase.split()))
    return f"(?-i:{words_of_it})" if phrase.isupper() else words_of_it


def _find(pattern: re.Pattern[str] | None, wording: str) -> tuple[tuple[int, int], ...]:
    return () if pattern is None else tuple(match.span() for match in pattern.finditer(wording))


def _distinct(found: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for each in found:
        words_of_it = " ".join(each.split())
        first.setdefault(words_of_it.lower(), words_of_it)
    return tuple(first.values())
