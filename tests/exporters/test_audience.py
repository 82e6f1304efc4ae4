"""Audiences: every document is for somebody, and they are found by any of their names."""

from __future__ import annotations

import pytest

from exporters.audience import audiences
from exporters.catalogue import CATALOGUE


def test_every_document_is_for_one_audience_and_every_audience_gets_something() -> None:
    everyone = audiences()
    offered = [document.key for audience in everyone for document in audience.documents]
    assert sorted(offered) == sorted(CATALOGUE)
    assert all(audience.documents for audience in everyone)
    assert len({audience.title for audience in everyone}) == len(everyone)


def test_what_is_private_is_chosen_for_the_facilitator_alone_and_says_why() -> None:
    private = [document for document in CATALOGUE.values() if document.private]
    assert [document.key for document in private] == ["json"]
    assert {document.audience_key for document in private} == {"facilitator"}
    assert all("not for the client" in document.summary for document in private)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("participants", "participants"),
        ("The Client’s  board", "board"),
        ("client", "client"),
        ("Department leads", "leads"),
        ("me", "facilitator"),
        ("whoever carries on", "carrying_on"),
    ],
)
def test_an_audience_is_found_by_its_names(name: str, key: str) -> None:
    assert [each.key for each in audiences() if each.is_called(name)] == [key]


def test_an_audience_is_found_by_its_first_letters() -> None:
    assert [each.key for each in audiences() if each.begins("partic")] == ["participants"]
    assert not [each.key for each in audiences() if each.begins("nobody")]
