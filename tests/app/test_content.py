"""The words people read come from the content folder, read once."""

from __future__ import annotations

import pytest

from app.content import RESOURCES, Guide, guide, quoted, resource, words


def test_words_are_read_once():
    assert words("stages") is words("stages")
    assert words("stages")["vision"]["title"] == "Vision"


def test_content_that_is_not_there_is_a_fault_of_the_installation():
    with pytest.raises(FileNotFoundError):
        words("nothing")


def test_resources_come_with_touchline():
    assert resource("content", "en", "stages.toml").is_file()
    assert resource().samefile(RESOURCES)


def test_a_guide_is_all_a_facilitator_needs_for_one_step():
    found = guide("vision", "drafts")

    assert isinstance(found, Guide)
    assert found.minutes > 0
    assert len(found.say) >= 3
    assert len(found.ask) >= 3
    assert guide("vision", "drafts") is found
    with pytest.raises(KeyError):
        guide("vision", "nothing")


def test_quotes_within_what_is_said_are_single():
    assert quoted("“Everyone” isn’t a receiver.") == "“‘Everyone’ isn’t a receiver.”"
    assert quoted("Good morning.") == "“Good morning.”"
