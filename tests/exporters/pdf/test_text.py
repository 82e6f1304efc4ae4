"""Characters: which font draws them, which none can, and where lines break."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from exporters.pdf.blocks import Paragraph
from exporters.pdf.coverage import FALLBACKS, MAIN, clean, font_of, uncovered
from exporters.pdf.document import Running, Sheet, render
from exporters.pdf.fonts import font, runs, width
from exporters.pdf.inline import Span, break_lines, one_line, plain, spans
from exporters.pdf.metadata import About
from exporters.pdf.styles import BODY

LATIN = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, blacklist_categories=("Cs", "Cc")), max_size=300
)


def test_clean_composes_and_drops_what_leaves_no_mark() -> None:
    assert clean("e\u0301") == "é"
    assert clean("a\u200bb\u00adc\ufe0f\ufeff") == "abc"
    assert clean("a\tb\x07c\u2028d") == "a b c d"
    assert clean("a\r\nb\rc") == "a\nb\nc"


def test_inter_comes_first_and_others_step_in() -> None:
    assert font_of("A") == "Inter-Regular.ttf"
    assert font_of("λ") == "Inter-Regular.ttf"
    assert font_of("🙂") == "NotoEmoji-Regular.ttf"
    assert font_of("線") == "DroidSansFallback.ttf"
    assert [font.fontName for font, _ in runs("a線b", "bold", False)] == [
        "Inter-Bold.ttf",
        "DroidSansFallback.ttf",
        "Inter-Bold.ttf",
    ]


def test_scripts_from_right_to_left_and_unknown_ones_are_uncovered_and_named() -> None:
    found = uncovered([("here", "plain"), ("there", "מי and ก and מ again"), ("nowhere", "ok ™ ✓")])
    assert [(each.character, each.place) for each in found] == [
        ("מ", "there"),
        ("י", "there"),
        ("ก", "there"),
    ]
    assert found[0].name == "“מ” (U+05DE, HEBREW LETTER MEM)"
    assert uncovered([("x", "\U000f0000")])[0].name.endswith("a character without a name)")


def test_all_figures_are_equally_wide_where_asked() -> None:
    assert len({width(digit, "medium", True) for digit in "0123456789"}) == 1
    assert len({width(digit, "medium", False) for digit in "0123456789"}) > 1


@pytest.mark.parametrize("name", [MAIN, *FALLBACKS])
def test_an_embedded_subset_is_as_wide_as_the_page_says(name: str) -> None:
    face = font(name).face
    glyphs = face.charToGlyph
    codes = sorted(glyphs, key=lambda code: glyphs[code])[-240:]  # the last share one entry of its widths
    subset = TTFont(io.BytesIO(face.makeSubset([0, *codes])))
    cmap = subset["cmap"].tables[0].cmap
    for place, code in enumerate(codes, start=1):
        width_there = subset["hmtx"][cmap[place]][0] * 1000 / subset["head"].unitsPerEm
        assert width_there == pytest.approx(face.charWidths[code], abs=1), chr(code)


def test_the_newest_emoji_conform(judge: Callable[[bytes], None]) -> None:
    newest = "\U0001f51f\U0001f6d8\U0001f6d9" + "".join(map(chr, range(0x1FA89, 0x1FB00)))
    text = "".join(each for each in newest if font_of(each))
    assert {font_of(each) for each in text} == {"NotoEmoji-Regular.ttf"}
    judge(render([Paragraph(text)], About("Emoji", "en", ""), Sheet(), Running("", "", "")))


def test_private_characters_are_not_printed_even_where_a_font_draws_them() -> None:
    assert ord("\ue002") in font(MAIN).face.charToGlyph
    assert [each.character for each in uncovered([("Title", "A \ue002")])] == ["\ue002"]


@pytest.mark.parametrize("mark", "\uf06c\uf06e\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e8\uf0fc")
def test_the_bullets_of_a_pasted_list_are_printed_as_bullets(mark: str) -> None:
    pasted = f"{mark}\tCall back\n{mark}\tWrite"
    assert uncovered([("Detail", pasted)]) == []
    assert ["".join(piece.text for piece in line.pieces) for line in break_lines(pasted, BODY, 400)] == [
        "• Call back",
        "• Write",
    ]


@given(LATIN, st.floats(20, 400))
def test_lines_fit_and_lose_nothing(text: str, available: float) -> None:
    lines = break_lines(text, BODY, available)
    assert all(line.width <= available + 0.02 for line in lines)
    told = "".join(piece.text for line in lines for piece in line.pieces)
    assert "".join(told.split()) == "".join(clean(text).split())


def test_typed_line_feeds_end_lines_and_no_break_spaces_hold() -> None:
    assert ["".join(piece.text for piece in line.pieces) for line in break_lines("a\n\nb", BODY, 200)] == [
        "a",
        "",
        "b",
    ]
    wide = width("11\xa0Jan\xa02027", "regular") * 10
    assert len(break_lines("due 11\xa0Jan\xa02027", BODY, wide + 1)) == 2


def test_inline_text_of_any_kind_becomes_spans() -> None:
    assert spans("a") == [Span("a")]
    assert spans(Span("a")) == [Span("a")]
    assert plain([Span("a"), Span("b")]) == "ab"
    assert one_line("a\n b", 10) == "a b"
    assert one_line("abcdefghijkl", 5) == "abcd…"
