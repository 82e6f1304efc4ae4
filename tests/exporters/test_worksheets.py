"""Worksheets on paper and on screen: they conform, hold their fields, and come back as what was written."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import pdfplumber
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from app.errors import InputRefused
from app.file.workshop_file import WorkshopFile
from app.records.touchpoints import PersonalTouchpoint
from app.worksheets.collecting import collect
from app.worksheets.returned import Filled, Refused
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE
from exporters.collect import read_worksheets, worksheet_files
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.worksheets.slips import slip_count, slips
from tests.filling import at_home, fields_of, filled, made, made_anew, put, sheets_of
from tests.small import workshop as small
from tests.strategies import workshops

Judge = Callable[[bytes], None]
Read = Callable[[bytes], str]
Count = Callable[[bytes], int]

KEYS = ("worksheets", "team_kit", "evaluation")
ODD = 'Ποιος; 🙂 "quoted" <b>&\\ (a)\nΓειά'
LONG = "All that we do, " * 125


@pytest.fixture(scope="module")
def home(sample: Workshop) -> Workshop:
    """The sample as it is in a file."""
    return at_home(sample)


def few(pdfs: dict[str, bytes]) -> list[bytes]:
    """Give the first file of every folder and all that are in none: the others differ by a name."""
    firsts = {name.rpartition("/")[0]: pdf for name, pdf in reversed(pdfs.items())}
    return [*firsts.values(), *(pdf for name, pdf in pdfs.items() if name.count("/") < 2)]


def hostile() -> Workshop:
    """Give a workshop of long words, markup, and as many of everything as a page can't hold."""
    text = "<b>&" + "x" * 60 + " Ποιος 一线 🙂 " + "word " * 400
    people = [{"name": text[:200] + str(place)} for place in range(3)]
    return small(
        {"customer_name": text, "customer_name_plural": text, "statement": text, "test_question_1": text},
        participants=people,
        departments=[{"name": f"{text}{place}"} for place in range(12)],
        groups=[{"name": text}],
        journey_stages=[{"name": f"{text}{place}"} for place in range(12)],
        drafts=[{"text": f"{text}{place}"} for place in range(14)],
        ballots=[{"candidate_ids": [f"drafts-{place}" for place in range(14)], "question": text}],
        actions=[{"title": f"{text}{place}"} for place in range(30)],
    )


@pytest.mark.parametrize("key", KEYS)
def test_they_conform(key: str, home: Workshop, judge: Judge) -> None:
    for pdf in few(made(home, key)):
        judge(pdf)


@pytest.mark.parametrize("key", KEYS)
def test_those_of_an_empty_and_of_a_hostile_workshop_conform(key: str, judge: Judge) -> None:
    for workshop in (small(), hostile()):
        for pdf in few(made(workshop, key)):
            judge(pdf)


@given(workshops())
@tries(max_examples=3, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_those_of_any_workshop_are_made_and_have_their_fields(workshop: Workshop) -> None:
    for key in KEYS:
        pdfs = made(at_home(workshop), key)
        assert tuple(pdfs) == CATALOGUE[key].names(workshop)
        for name, pdf in pdfs.items():
            assert pdf.startswith(b"%PDF-1.7")
            assert bool(sheets_of(pdf)) == ("slips" not in name)


def test_the_same_workshop_gives_the_same_bytes(home: Workshop) -> None:
    assert made_anew(home, "worksheets") == made_anew(home, "worksheets")


def test_a_form_says_what_its_fields_are_and_looks_like_something(home: Workshop) -> None:
    pdf = made(home, "worksheets")["worksheets/six-practices.pdf"]
    reader = PdfReader(BytesIO(pdf))
    assert reader.trailer["/Root"]["/AcroForm"]["/NeedAppearances"].value is False
    widgets = [note.get_object() for page in reader.pages for note in page["/Annots"]]
    assert len(widgets) == len(reader.pages) * (6 * 6 + 1)
    assert all(widget["/TU"] and widget["/AP"]["/N"] and widget["/F"] == 4 for widget in widgets)
    assert all(page["/Tabs"] == "/S" for page in reader.pages)
    assert "leaders know key customers personally" in widgets[1]["/TU"]


def test_a_form_tells_what_its_fields_are_in_characters_that_mean_something(read: Read) -> None:
    pasted = at_home(small(actions=[{"title": "\uf0b7\tCall\x07back"}]))
    pdf = made(pasted, "worksheets")["worksheets/two-question-test.pdf"]
    told = [about.get("/TU", "") for about in fields_of(pdf).values()]
    assert any("• Call back" in each for each in told)
    assert not [each for each in told if "\uf0b7" in each or "\x07" in each]
    assert "• Call back" in read(pdf)


def test_a_reader_that_draws_one_answer_anew_leaves_the_others_alone(home: Workshop, read: Read) -> None:
    pdf = made(home, "worksheets")["worksheets/department-touchpoints.pdf"]
    said = read(filled(pdf, {"what1": "A call back"}))
    assert said.count("A call back") <= 1
    widgets = [note.get_object() for page in PdfReader(BytesIO(pdf)).pages for note in page["/Annots"]]
    looks = [each["/AP"].raw_get("/N") for each in widgets if each.get("/FT") in ("/Tx", "/Ch")]
    assert len({look.idnum for look in looks}) == len(looks)


def test_each_sheet_bears_its_number_for_hands_and_for_the_program(home: Workshop, read: Read) -> None:
    pdfs = made(home, "worksheets")
    person = home.in_the_room[2]
    name = next(name for name in pdfs if name.startswith("worksheets/personal-touchpoint/03-"))
    (sheet,) = sheets_of(pdfs[name])
    assert sheet.endswith(f":touchpoint:3:{person.id}")
    assert fields_of(pdfs[name])[f"{sheet}.sheet"].value == "5B0F8F4E-T03"
    assert person.name in read(pdfs[name])


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_sheet_is_one_page(paper: str, home: Workshop, count: Count) -> None:
    book = Book(home, {}, paper)  # type: ignore[arg-type]  # it is one of the two
    from exporters.pdf.documents.worksheets.pad import Pad
    from exporters.worksheets import _DRAWN

    for kind, draw in _DRAWN.items():
        subjects = {"gives": home.departments, "test": home.groups, "rating": (None,), "evaluation": (None,)}
        for subject in subjects.get(kind, home.in_the_room):
            assert count(Pad(book, kind).rendered([draw(book, subject, 1)])) == 1, kind


def test_ballot_slips_are_as_many_as_voters_are_expected(home: Workshop, read: Read) -> None:
    workshop = small(
        participants=[{}, {}, {"attendance": "absent"}],
        drafts=[{"text": f"Draft number {place}"} for place in range(14)],
        ballots=[
            {"candidate_ids": [f"drafts-{place}" for place in range(14)], "question": "Which?", "voters": 5},
            {"candidate_ids": ["drafts-1"], "dots_per_person": 1, "voters": None},
            {"candidate_ids": ["drafts-2"], "question": "Closed", "closed_at": "2026-03-04T10:00:00Z"},
        ],
    )
    said = read(made(workshop, "worksheets")["worksheets/ballot-slips.pdf"])
    assert "Slip 5" in said
    assert "Slip 6" not in said
    assert "and 4 more on the wall" in said
    assert "You have one dot" in said
    assert "You have 3 dots" in said
    assert "Closed" not in said
    assert slip_count(Book(workshop), workshop.ballots[1]) == 2
    assert "Write the numbers" in read(made(home, "worksheets")["worksheets/ballot-slips.pdf"])


def test_the_box_for_a_number_stands_beside_the_word_that_asks_for_it() -> None:
    with pdfplumber.open(BytesIO(slips(Book(small())))) as document:
        first = document.pages[0]
        asked = [word for word in first.extract_words() if word["text"] == "Number"]
        boxes = [(each["x0"], each["top"]) for each in first.curves + first.rects if 15 < each["width"] < 19]
    assert asked
    for word in asked:
        assert any(0 < x - word["x1"] < 20 and abs(top - word["top"]) < 12 for x, top in boxes)


# Coming back


@pytest.fixture
def workshop_file(sample: Workshop, tmp_path: Path) -> WorkshopFile:
    file = WorkshopFile.create(tmp_path / "day.touchline", sample.details, sample)
    yield file
    file.close()


def test_what_is_written_on_each_worksheet_is_in_the_records_afterwards(
    workshop_file: WorkshopFile, tmp_path: Path
) -> None:
    before = workshop_file.workshop
    pdfs = made(before, "worksheets")
    person, department = before.in_the_room[0], before.departments[0]
    other, stage = before.departments[1], before.journey_stages[2]
    folder = tmp_path / "back"
    put(folder, "a.pdf", filled(pdfs["worksheets/phrases.pdf"], {"phrase1": ODD, "phrase4": LONG}))
    touch = {"answer": ODD, "wants": LONG, "benefit": "Ω", "improve": "'"}
    put(folder, "b.pdf", filled(pdfs["worksheets/personal-touchpoint.pdf"], touch))
    rows = {
        "what1": "New thing", "whom1": "customer", "stage1": stage.id, "importance1": "/4",
        "ours1": "8", "theirs1": "3",
        "what2": "Second new thing", "whom2": f"departments:{other.id}",
        "what3": "Third", "whom3": before.segments[0].name, "stage3": stage.name.upper(),
        "what4": "Fourth",
    }  # fmt: skip
    put(folder, "c.pdf", filled(pdfs["worksheets/department-touchpoints.pdf"], rows))
    slips = [name for name in pdfs if name.startswith("worksheets/six-practices/")][:5]
    for place, name in enumerate(slips, start=1):
        marks = {"know": f"/{place}", "listen": "/0"}
        put(folder, f"d{place}.pdf", filled(pdfs[name], marks))
    waiting = next(each for each in before.actions if each.title.startswith("Breakfast"))
    test = {
        f"recognised|{waiting.id}": "/no",
        "idea1": "A fresh idea",
        "recognised1": "/yes",
        "loyalty1": "/no",
    }
    put(folder, "e.pdf", filled(pdfs["worksheets/two-question-test.pdf"], test))
    views = {"useful": "/5", "mine": "/3", "change": ODD}
    evaluation = made(before, "evaluation")["evaluation.pdf"]
    put(folder, "f.pdf", filled(evaluation, views))
    team = {"department": department.id, "people": "14", "team": "Early shift", "needs": ODD}
    put(folder, "g.pdf", filled(made(before, "team_kit")["team-kit.pdf"], team))

    sheets = [sheet for path in worksheet_files([folder]) for sheet in read_worksheets(path)]
    collection = collect(before, sheets)
    assert collection.aside == ()
    assert collection.label == "Collect 11 worksheets"
    with workshop_file.change(collection.label) as change:
        collection.write_into(change)
    after = workshop_file.workshop

    phrases = [each for each in after.phrases if each not in before.phrases]
    assert [each.text for each in phrases] == [ODD, LONG.strip()]
    assert {each.participant_id for each in phrases} == {person.id}
    (mine,) = (each for each in after.personal_touchpoints if each not in before.personal_touchpoints)
    assert isinstance(mine, PersonalTouchpoint)
    assert (mine.answer, mine.wants, mine.benefit, mine.improve) == (ODD, LONG.strip(), "Ω", "'")
    assert mine.participant_id == person.id
    new = [each for each in after.touchpoints if each not in before.touchpoints]
    assert [each.name for each in new] == ["New thing", "Second new thing", "Third", "Fourth"]
    assert [each.importance for each in new] == [4, None, None, None]
    (to_all,) = after.where("receivers", "touchpoint_id", new[0].id)
    assert (to_all.giver_score, to_all.receiver_score) == (8, 3)
    assert [each.journey_stage_id for each in new] == [stage.id, None, stage.id, None]
    received = [each for each in after.receivers if each not in before.receivers]
    assert [(each.department_id, each.segment_id) for each in received] == [
        (None, None),
        (other.id, None),
        (None, before.segments[0].id),
    ]
    (survey,) = (each for each in after.surveys if each not in before.surveys)
    assert (survey.secret, survey.revealed_at) == (True, None)
    ratings = after.where("ratings", "survey_id", survey.id)
    assert sorted(each.score for each in ratings if each.item == "know") == [1, 2, 3, 4, 5]
    assert [each.score for each in ratings if each.item == "listen"] == [None] * 5
    assert {each.participant_id for each in ratings} == {None}
    assert after.get("actions", waiting.id).recognised is False
    assert after.get("actions", waiting.id).loyalty is None
    (idea,) = (each for each in after.actions if each.title == "A fresh idea")
    assert (idea.recognised, idea.loyalty, idea.status) == (True, False, "proposed")
    notes = "\n".join(each.text for each in after.notes if each not in before.notes)
    assert ODD in notes
    assert "5: 1 (mean 5.0)" in notes
    assert "Early shift" in notes
    assert after.get("departments", department.id).reached == (department.reached or 0) + 14

    again = collect(after, sheets)
    assert again.taken == ()
    assert not any(each.fault for each in again.aside)
    assert again.said == ("There is nothing new in these files, and the workshop stays as it is.",)
    workshop_file.undo()
    assert workshop_file.workshop == before


def test_what_cannot_be_read_is_refused_in_a_sentence(home: Workshop, tmp_path: Path) -> None:
    pdf = made(home, "worksheets")["worksheets/phrases.pdf"]
    locked = PdfWriter(clone_from=BytesIO(pdf))
    locked.encrypt("secret")
    held = BytesIO()
    locked.write(held)
    newer = filled(pdf, {"phrase1": "x"})
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(200_000_001)
    told = {
        "empty.pdf": (pdf, "empty"),
        "locked.pdf": (held.getvalue(), "encrypted"),
        "broken.pdf": (b"%PDF-1.7\nnothing", "broken"),
        "text.pdf": (b"", "broken"),
        "board.pdf": (made(home, "board")["board.pdf"], "no_form"),
        "newer.pdf": (_renamed(newer), "newer"),
        "alien.pdf": (_renamed(newer, "address"), "no_form"),
        "odd.pdf": (_renamed(newer, "touchline:1:a"), "no_form"),
    }
    for name, (content, why) in told.items():
        (refused,) = read_worksheets(put(tmp_path, name, content))
        assert isinstance(refused, Refused)
        assert (refused.source, refused.why) == (name, why)
    (refused,) = read_worksheets(huge)
    assert isinstance(refused, Refused)
    assert refused.why == "too_large"
    (refused,) = read_worksheets(tmp_path / "nowhere.pdf")
    assert isinstance(refused, Refused)
    assert refused.why == "gone"
    (refused,) = read_worksheets(Path("x" * 300))
    assert isinstance(refused, Refused)
    assert refused.why == "unreadable"
    sentences = [each.sentence for each in collect(home, read_worksheets(huge)).aside]
    assert sentences == ["huge.pdf: This file is larger than 200 MB, which no worksheet is."]


def _renamed(pdf: bytes, name: str = "touchline:2:future") -> bytes:
    """Give a form whose sheets are called otherwise."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for sheet in writer.root_object["/AcroForm"]["/Fields"]:
        sheet.get_object()[NameObject("/T")] = TextStringObject(name)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_values_are_read_however_a_reader_keeps_them(home: Workshop, tmp_path: Path) -> None:
    pdf = made(home, "worksheets")["worksheets/phrases.pdf"]
    writer = PdfWriter(clone_from=BytesIO(pdf))
    sheet = writer.root_object["/AcroForm"]["/Fields"][0].get_object()
    kids = [kid.get_object() for kid in sheet["/Kids"]]
    stream = StreamObject()
    stream.set_data("as a stream".encode("utf-16"))
    values = [stream, ByteStringObject(b"as bytes\x7f"), ArrayObject([TextStringObject("one of a list")])]
    values += [ArrayObject()]
    for kid, value in zip(kids[1:], values, strict=False):
        kid[NameObject("/V")] = writer._add_object(value) if value is stream else value
    written = BytesIO()
    writer.write(written)
    (back,) = read_worksheets(put(tmp_path, "odd.pdf", written.getvalue()))
    assert isinstance(back, Filled)
    assert list(back.answers.values()) == ["as a stream", "as bytes\x7f", "one of a list"]


def _with_value(value: PdfObject) -> bytes:
    """Give a sheet whose first answer is any object that a PDF may hold."""
    writer = PdfWriter(clone_from=BytesIO(_blank()))
    field = writer.root_object["/AcroForm"]["/Fields"][0].get_object()["/Kids"][1].get_object()
    field[NameObject("/V")] = writer._add_object(value)
    if isinstance(value, ArrayObject):
        value.append(field.raw_get("/V"))
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (NumberObject(5), "5"),
        (FloatObject(1.5), "1.5"),
        (NameObject("/word"), "/word"),
        (NullObject(), None),
        (BooleanObject(True), None),
        (DictionaryObject({NameObject("/A"): NameObject("/B")}), None),
        (ArrayObject(), None),
    ],
)
def test_only_what_can_be_written_into_a_field_is_an_answer(
    value: PdfObject, text: str | None, tmp_path: Path
) -> None:
    (back,) = read_worksheets(put(tmp_path, "odd.pdf", _with_value(value)))
    answers = list(back.answers.values()) if isinstance(back, Filled) else []
    assert answers == ([text] if text else [])


@pytest.mark.parametrize("kind", ["/Nonsense", "/JBIG2Decode"])
def test_whatever_goes_wrong_in_a_file_is_that_files_fault(kind: str, tmp_path: Path) -> None:
    stream = StreamObject()
    stream.set_data(b"abc")
    stream[NameObject("/Filter")] = NameObject(kind)
    (refused,) = read_worksheets(put(tmp_path, "odd.pdf", _with_value(stream)))
    assert refused == Refused("odd.pdf", "broken")


def test_that_memory_runs_out_is_no_fault_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run_out(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("exporters.collect._text", run_out)
    with pytest.raises(MemoryError):
        read_worksheets(put(tmp_path, "a.pdf", _blank()))


def test_a_form_of_endless_fields_is_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = PdfWriter(clone_from=BytesIO(_blank()))
    sheet = writer.root_object["/AcroForm"]["/Fields"][0].get_object()
    kids = sheet["/Kids"]
    kids += [sheet.indirect_reference, ArrayObject()]  # a field within itself is counted once
    sheet[NameObject("/Kids")] = writer._add_object(kids)
    written = BytesIO()
    writer.write(written)
    path = put(tmp_path, "a.pdf", written.getvalue())
    assert read_worksheets(path) == (Refused("a.pdf", "empty"),)
    monkeypatch.setattr("exporters.collect.MOST_FIELDS", len(kids))
    monkeypatch.setattr("exporters.collect._answers", None)
    (refused,) = read_worksheets(path)
    assert refused == Refused("a.pdf", "too_many_fields", {"most": len(kids)})
    (said,) = collect(at_home(small()), [refused]).aside
    assert f"holds more than {len(kids)} fields" in said.why


def test_a_merged_file_gives_every_sheet_that_is_filled_in(home: Workshop, tmp_path: Path) -> None:
    pdf = made(home, "worksheets")["worksheets/phrases.pdf"]
    once = filled(filled(pdf, {"phrase1": "first"}), {"phrase1": "fifth"}, sheet=4)
    found = read_worksheets(put(tmp_path, "all.pdf", once))
    assert [each.sheet.number for each in found if isinstance(each, Filled)] == [1, 5]


def test_files_are_found_in_folders_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.PDF", "a.pdf", "notes.txt", "deeper/c.pdf", "._a.pdf", "deeper/._c.pdf"):
        put(tmp_path / Path(name).parent, Path(name).name, b"")
    found = worksheet_files([tmp_path, tmp_path / "a.pdf"])
    assert [each.name for each in found] == ["a.pdf", "b.PDF", "c.pdf"]
    with pytest.raises(InputRefused, match="There is no file"):
        worksheet_files([tmp_path / "nowhere"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputRefused, match="There is no PDF there"):
        worksheet_files([tmp_path / "empty"])
    with pytest.raises(InputRefused, match="There is no PDF there"):
        worksheet_files([tmp_path / "._a.pdf"])
    looks = iter([False, False, True, True])
    assert len(worksheet_files([tmp_path / "deeper"], lambda: next(looks))) < 2
    assert worksheet_files([tmp_path], lambda: True) == ()
    monkeypatch.setattr("exporters.collect.MOST_FILES", 2)
    with pytest.raises(InputRefused, match="at most 2 are collected"):
        worksheet_files([tmp_path])
    with pytest.raises(InputRefused, match="can’t be read"):
        worksheet_files([Path("x" * 300)])


@given(chance=st.randoms(use_true_random=False), wounds=st.sampled_from([1, 20, 300]))
@tries(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_read_or_refused(chance: Random, wounds: int, tmp_path: Path) -> None:
    data = bytearray(_blank())
    for _ in range(wounds):
        place = chance.randrange(len(data))
        data[place : place + chance.choice([0, 1, 9])] = chance.randbytes(1)
    found = read_worksheets(put(tmp_path, "damaged.pdf", bytes(data)))
    assert found
    assert all(isinstance(each, Filled | Refused) for each in found)


@cache
def _blank() -> bytes:
    return made(at_home(small()), "worksheets")["worksheets/phrases.pdf"]
