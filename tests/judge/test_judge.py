"""The judges behind `python3 dev.py judge`: they accept what is right and tell what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.logo import is_logo
from app.records.vocabulary import LISTS
from exporters.pdf.blocks import Layout, text_strips
from exporters.pdf.document import Running, Sheet, render
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.plan import plan
from exporters.pdf.metadata import About
from exporters.pdf.strips import Strip
from exporters.pdf.structure import Artifact, Element
from exporters.pdf.styles import CELL
from exporters.pdf.tables import Column, Table
from tests.every_text import told_texts
from tests.judge.control import spoilt_file
from tests.judge.hostile import LOGOS, MANY, ORGANISATIONS, hostile
from tests.judge.judge import MAKING, REFUSALS, judged
from tests.judge.pages import broken_layout
from tests.judge.readers import JUDGES
from tests.judge.texts import lost_texts, refusal_of, wrongly_refused
from tests.judge.workshops import Case, cases
from tests.small import workshop as small
from tests.strategies import COLOURS


def test_nothing_is_found_where_nothing_is_wrong(tmp_path: Path) -> None:
    people = [{"name": "Ann Byrne", "email": "ann@example.org"}]
    case = Case("small", small(actions=[{"title": "Ring first"}], participants=people), {}, ("letter",), 2)
    report = judged(case, tmp_path)
    assert report.findings == []
    assert report.made > len(report.files) > 10
    assert {path.suffix for path in report.files} == {".pdf"}  # her mail is made, and no PDF
    assert all(report.judged[judge] == len(report.files) for judge in JUDGES)


def test_a_judge_or_a_document_that_breaks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(_: object, __: object = None) -> Iterator[tuple[str, str]]:
        raise ArithmeticError("It is too much.")

    def crashing(_: object, __: object = None) -> Iterator[tuple[str, str]]:
        yield "a rule", "a place"
        raise ArithmeticError("It is too much.")

    monkeypatch.setitem(JUDGES, "qpdf --check", crashing)
    monkeypatch.setattr("exporters.printed.board", breaking)
    report = judged(Case("small", small(), {}, ("a4",), 2), tmp_path)
    board, *others = report.findings
    assert (board.judge, board.file, board.rule) == (MAKING, "small/a4/board", "ArithmeticError")
    assert re.fullmatch(r"ArithmeticError: It is too much\. \(test_judge\.py:\d+\)", board.place)
    assert {each.rule for each in others if each.judge == "qpdf --check"} == {"a rule", "ArithmeticError"}
    assert all(report.judged[judge] == len(report.files) > 5 for judge in JUDGES)


def test_what_is_refused_by_name_is_counted_and_judged_without_it(tmp_path: Path) -> None:
    case = Case("refused", small(departments=[{"name": "Yard שלום"}]), {}, ("a4",), 2)
    report = judged(case, tmp_path)
    assert report.findings == []
    assert (report.refused, report.judged[REFUSALS]) == (1, 1)


@pytest.mark.parametrize("judge", JUDGES)
def test_each_judge_tells_what_is_wrong(judge: str, tmp_path: Path) -> None:
    assert list(JUDGES[judge]("plan.pdf", spoilt_file(tmp_path, judge)))


def test_places_are_told_by_their_rule(tmp_path: Path) -> None:
    found = dict(broken_layout("plan.pdf", spoilt_file(tmp_path, "places").read_bytes()))
    assert found.keys() == {"a font under 7 pt", "outside the margins", "text over text"}
    assert found["a font under 7 pt"] == "page 1: 5.00 pt: “This line lies over another one.”"


def test_a_picture_under_a_text_or_over_the_edge_is_told(tmp_path: Path) -> None:
    page = Canvas(str(tmp_path / "plan.pdf"), invariant=1)
    logo = ImageReader(BytesIO(LOGOS[0]))
    page.drawImage(logo, 100, 400, 200, 17)
    page.drawImage(logo, 500, 600, 200, 17)
    page.drawString(110, 404, "Northern Water")
    page.drawString(110, 450, "This stands free of it.")
    page.save()
    found = dict(broken_layout("plan.pdf", (tmp_path / "plan.pdf").read_bytes()))
    assert found["text over a picture"].endswith("over (100.0 400.0 300.0 417.0): “Northern Water”")
    assert found["a picture over the page's edge"] == "page 1: (500.0 600.0 700.0 617.0)"


class Wide:
    """Text that takes no heed of the width it is given."""

    before = after = 0.0

    def lay_out(self, width: float, parent: Element | Artifact, _: Layout) -> list[Strip]:
        return text_strips("This reaches into the next cell.", CELL, 9 * width, parent)


def test_a_cell_that_spills_over_is_told() -> None:
    table = Table([Column("One", 1), Column("Two", 1), Column("Three", 4)], [[[Wide()], "y", "x"]])
    pdf = render([table], About("A table", "en", ""), Sheet(), Running("", "", ""))
    found = dict(broken_layout("plan.pdf", pdf))
    assert "“This reaches into the next cell.”" in found["outside its cell"]


def test_texts_that_got_lost_are_told() -> None:
    workshop = small(phrases=[{"text": "On time"}])
    assert ("phrases.text", "“On time”") in list(lost_texts(workshop, {}))


def test_a_text_over_a_page_s_end_is_not_lost() -> None:
    workshop = small({"statement": "We keep our word, each day. " * 70})
    assert list(lost_texts(workshop, {"plan.pdf": plan(Book(workshop))})) == []


def test_a_refusal_that_names_nothing_is_told() -> None:
    workshop = small(departments=[{"name": "Yard שלום"}])
    said = refusal_of(workshop, {})
    assert said is not None
    assert list(wrongly_refused(workshop, said)) == []
    for wrong in (None, "It can't be made.", said.replace("Department 1", "A record")):
        assert list(wrongly_refused(workshop, wrong))


def test_every_second_hostile_workshop_wears_a_logo_and_has_a_statement() -> None:
    every = list(hostile(40))
    worn = [each for each in every if each.images.get(each.workshop.details.logo or "") in LOGOS]
    assert len(worn) == 20
    assert {each.images[each.workshop.details.logo or ""] for each in worn} == set(LOGOS)
    assert all(map(is_logo, LOGOS))
    assert {each.workshop.details.colour for each in worn} == set(COLOURS)
    assert all((each.workshop.details.statement or "").strip() for each in worn)
    full = [each.workshop.details for each in every[9::10]]
    assert [each.organisation for each in full] == list(ORGANISATIONS[:4])
    assert [each.logo is None for each in full] == [False, False, True, True]


def test_there_may_be_no_hostile_workshop() -> None:
    assert list(hostile(0)) == []


def test_some_of_the_hostile_workshops_can_be_judged_alone() -> None:
    every = list(cases([], 8))
    assert [each.name for each in every[:3]] == ["sample", "empty", "hostile-000"]
    assert list(cases([], 8, slice(5, 7))) == [*every[:2], *every[7:9]]


def test_hostile_workshops_are_the_same_every_time_and_some_are_large() -> None:
    made = [each.workshop for each in hostile(10)]
    assert made == [each.workshop for each in hostile(10)]
    assert any(len(workshop.records(name)) == MANY for workshop in made for name in LISTS)
    assert any(len(text) == 2000 for workshop in made for _, text in told_texts(workshop))
