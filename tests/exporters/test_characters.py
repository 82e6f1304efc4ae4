"""No character a person typed disappears without a trace."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exporters.characters import visible


def test_what_cannot_be_kept_is_replaced_by_a_sign_of_it() -> None:
    assert visible("bell\a, escape\x1b, delete\x7f") == "bell␇, escape␛, delete␡"
    assert visible("\ufffe \uffff") == "\ufffd \ufffd"
    assert visible("one\r\ntwo\rthree\tfour") == "one\ntwo\nthree\tfour"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_becomes_one_that_xml_holds(text: str) -> None:
    said = visible(text)
    assert len(said) == len(text.replace("\r\n", "\n"))
    element = etree.Element("text")
    element.text = said
    assert (etree.fromstring(etree.tostring(element)).text or "") == said
