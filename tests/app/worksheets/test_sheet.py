"""The name of a worksheet: what is in it comes out of it again, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.worksheets.sheet import NewerSheet, Sheet, SheetKind, read_field

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(texts, st.sampled_from(SheetKind.__args__), st.integers(0, 99_999), texts)
def test_a_name_is_read_back(workshop: str, kind: SheetKind, number: int, subject: str) -> None:
    sheet = Sheet(workshop, kind, number, subject)
    assert "." not in sheet.field
    assert read_field(sheet.field) == sheet
    assert sheet.code.isascii()


def test_a_number_is_short_enough_to_read_aloud() -> None:
    assert Sheet("3f2a9c41-6d5a", "touchpoint", 7).code == "3F2A9C41-T07"
    assert Sheet("", "rating", 112).code == "0-R112"


@pytest.mark.parametrize(
    "name",
    ["", "name", "touchline", "touchline:1:a", "touchline:1:a:poem:1:", "touchline:1:a:rating:x:", "other:1"],
)
def test_other_fields_are_no_worksheet(name: str) -> None:
    assert read_field(name) is None


def test_a_name_that_cannot_be_written_again_loses_what_is_amiss() -> None:
    sheet = read_field("touchline:1:a\ud800:rating:1:b\udfff")
    assert sheet == Sheet("a", "rating", 1, "b")
    assert sheet.field == "touchline:1:a:rating:1:b"


def test_a_sheet_of_the_future_is_said_to_be_one() -> None:
    with pytest.raises(NewerSheet):
        read_field("touchline:2:whatever")
