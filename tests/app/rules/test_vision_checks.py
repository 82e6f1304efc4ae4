"""Advice on a draft: what each check finds, where it finds it, and what it lets pass."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.content import words
from app.rules.vision_checks import CHECKS, asked, sentence_count, vision_checks, word_count
from tests.small import workshop
from tests.strategies import texts

ORGANISATION = workshop(
    segments=[{"name": "Market traders"}], departments=[{"name": "Human Resources"}, {"name": "IT"}]
)


def check(kind, wording):
    return next(each for each in vision_checks(ORGANISATION, wording) if each.kind == kind)


def test_a_good_sentence_passes_every_check():
    found = vision_checks(
        ORGANISATION, "You open the tap, and it runs. If it doesn’t, we knock on your door."
    )

    assert [each.kind for each in found] == list(CHECKS)
    assert [each.kind for each in found if not each.passed] == []


def test_nothing_is_said_of_nothing():
    assert vision_checks(ORGANISATION, " \n") == ()


@pytest.mark.parametrize(
    ("wording", "passed"),
    [
        ("A household never waits.", True),
        ("HOUSEHOLDS come first.", True),
        ("Market  traders open at six.", True),
        ("It’s your water.", True),
        ("We do our work well.", False),
        ("Householders come first.", False),
        ("Young people come first.", False),
    ],
)
def test_it_speaks_of_the_customer_by_name_or_as_you(wording, passed):
    assert check("customer", wording).passed == passed


def test_the_advice_names_the_customers():
    assert "households" in check("customer", "We do our work well.").text


@pytest.mark.parametrize(
    ("wording", "count", "sentences"),
    [
        ("", 0, 0),
        ("You", 1, 1),
        ("You. Really!", 2, 2),
        ("Don’t wait, it's open-ended … truly?", 5, 2),
        ("First. Second. Third", 3, 3),
        ("Open 24.7 a day.", 4, 1),
        ("“You matter.” We know.", 4, 2),
        ("Yes. —", 1, 1),
    ],
)
def test_words_and_sentences_are_counted_as_people_do(wording, count, sentences):
    assert (word_count(wording), sentence_count(wording)) == (count, sentences)


@pytest.mark.parametrize(
    ("wording", "passed"),
    [
        (" ".join(["word"] * 30), True),
        (" ".join(["word"] * 31), False),
        ("One. Two.", True),
        ("One. Two. Three.", False),
    ],
)
def test_at_most_thirty_words_and_two_sentences(wording, passed):
    assert check("length", wording).passed == passed


def test_the_length_is_said_in_numbers():
    assert check("length", "You come first.").text.startswith("3 words in one sentence")
    assert check("length", "You. We. They.").text.startswith("3 words in 3 sentences")


@pytest.mark.parametrize(
    ("kind", "wording", "found"),
    [
        ("generic", "We are World  class and innovative, world class.", ("World class", "innovative")),
        ("generic", "Breakfast is served.", ()),
        ("winning", "We are #1, and the market leader.", ("#1", "market leader")),
        ("winning", "Channel #12 is on.", ()),
        ("departments", "human resources and IT help you.", ("human resources", "IT")),
        ("departments", "If you need it, it is there.", ()),
        ("plain", "We UTILISE and leverage it.", ("UTILISE", "leverage")),
        ("plain", "We use it.", ()),
    ],
)
def test_unwanted_words_are_found_as_whole_words(kind, wording, found):
    said = check(kind, wording)

    assert said.words == found
    assert said.passed == (not found)
    assert all(
        " ".join(wording[start:end].split()) in wording.replace("  ", " ") for start, end in said.spans
    )
    assert all(word in said.text for word in found)


def test_every_hard_word_comes_with_plainer_ones():
    plainer = words("vision_words")["plain"]

    for word, plain in plainer.items():
        assert plain in check("plain", f"We {word} things.").text
    assert plainer["resolve"] in check("plain", "We reſolve it.").text  # a long s is an s


def test_an_organisation_without_departments_names_none():
    found = vision_checks(workshop(), "Human Resources help you.")

    assert next(each for each in found if each.kind == "departments").passed


def test_what_no_program_can_answer_is_asked():
    assert len(asked()) == 2
    assert all(question.endswith("?") for question in asked())


@given(texts(), texts(), texts())
def test_any_wording_is_checked(customer, department, wording):
    made = workshop({"customer_name": customer}, departments=[{"name": department}])

    for each in vision_checks(made, wording):
        assert each.text
        for start, end in each.spans:
            assert 0 <= start < end <= len(wording)
