"""Every refusal is one whole sentence, filled in, with its exit code."""

from __future__ import annotations

import string

import pytest

from app.content import resource, words
from app.errors import ExportRefused, FileRefused, InputRefused, WorkshopError

ROOMS = sorted(path.stem for path in resource("content", "en", "refusals").glob("*.toml"))


@pytest.mark.parametrize("kind", [FileRefused, InputRefused, ExportRefused])
def test_a_refusal_says_its_sentence_with_the_facts(kind):
    error = kind("records.invalid", fault="name: found nothing, expected text")

    assert isinstance(error, WorkshopError)
    assert error.exit_code == 1
    assert "name: found nothing, expected text" in str(error)
    assert error.key == "records.invalid"
    assert error.facts == {"fault": "name: found nothing, expected text"}


def test_a_refusal_nobody_wrote_is_our_fault():
    with pytest.raises(KeyError):
        InputRefused("records.never_written")


@pytest.mark.parametrize("room", ROOMS)
def test_every_refusal_is_a_template_that_can_be_filled(room):
    # What stands in tables below is part of a sentence, and not always a template.
    for sentence in (said for said in words(f"refusals/{room}").values() if isinstance(said, str)):
        names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
        assert all(name.isidentifier() for name in names), sentence
