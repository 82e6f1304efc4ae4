"""Names are found as people type them, and the closest spelling wins."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.rules.folding import beginning, called, distance, fold, is_spelt, length_at

NAMES = ("Sean", "Seán", "Søren Łukasz", "Weiß", "Zoë O’Hara")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_composed_or_not_in_capitals_or_not_is_the_same(text: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)
    assert fold(text.casefold()) == fold(text.upper()) == fold(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_what_is_folded_in_parts_is_folded_as_a_whole(first: str, second: str) -> None:
    assert fold(first) + fold(second) == fold(first + second)


@given(st.text(max_size=10), st.text(max_size=20), st.text(max_size=10))
def test_a_name_is_found_where_it_stands(before: str, name: str, after: str) -> None:
    assume(fold(name) and fold(after[:1]))
    for spelt in (name, unicodedata.normalize("NFD", name), fold(name)):
        assert length_at(before + spelt + " " + after, len(before), name) == len(spelt)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Seán Óg", "sean og"),
        ("SØREN ŁUKASZ", "soren lukasz"),
        ("Weiß", "weiss"),
        ("Æther, cœur, Þór, Đặng, Ħal, ışık", "aether, coeur, thor, dang, hal, isik"),
        ("O’Hara", "o'hara"),
        ("Ελένη", "ελενη"),
        ("Plain", "plain"),
    ],
)
def test_letters_lose_their_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_closest_spelling_is_meant() -> None:
    assert called("Sean", NAMES) == ("Sean",)
    assert called("Sea\u0301n", NAMES) == ("Seán",)
    assert called("SEÁN", NAMES) == ("Seán",)
    assert called("sean", NAMES) == ("Sean",)
    assert called("sean", NAMES[1:]) == ("Seán",)
    assert called("weiss", NAMES) == ("Weiß",)
    assert called("sea", NAMES) == ()
    assert beginning("sea", NAMES) == ("Sean",)
    assert beginning("sea", ("Seán", "Seàn", "Seán")) == ("Seán", "Seàn")
    assert beginning("zoe o'h", NAMES) == ("Zoë O’Hara",)
    assert is_spelt("Seán", "SEÁN")
    assert not is_spelt("Seán", "Sean")
    assert [distance("Seán", typed) for typed in ("Seán", "seán", "sean", "Sea")] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "length"), [("weiss!", 5), ("WEISSE", 5), ("weis", 0), ("weif", 0), ("Weis\u0301s\u0301 a", 7)]
)
def test_a_name_may_be_longer_or_shorter_than_it_is_typed(text: str, length: int) -> None:
    assert length_at(text, 0, "Weiß") == length


def test_no_name_stands_nowhere() -> None:
    assert length_at("words", 0, "\u0301") == 0
