"""The documents: each conforms, holds what it should and nothing it must not, whatever the workshop."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any

import msgspec
import pdfplumber
import pypdfium2
import pytest

from app.interchange.reading import read_json
from app.records.vocabulary import LISTS, record_type, references
from app.workshop import Workshop
from exporters.pdf.coverage import clean, uncovered
from exporters.pdf.document import Sheet
from exporters.pdf.documents.board import MOST_PAGES, board
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.handout import PAGES, handout, merged_handouts
from exporters.pdf.documents.plan import plan
from tests.app.drawings.organisations import CUSTOMER, organisation
from tests.small import workshop as small
from tests.strategies import IMAGES

Judge = Callable[[bytes], None]
Read = Callable[[bytes], str]
Count = Callable[[bytes], int]

ODD = (
    '<b>&"quoted"</b>',
    "=1+1",
    "Ποιος εξυπηρετεί τον πελάτη;",
    "Кто обслуживает клиента?",
    "一线员工" * 8,
    "Every caller 🙂 is 👩‍🔧 helped",
    "x" * 60,
    "a word, " * 250,
    "Line one\nLine two\ttabbed",
    "(a) \\ b",
)
# What is for the facilitator or for one person alone, or is no text to read.
UNPRINTED = {
    "notes": {"text"},
    "touchpoints": {"id"},
    "workshop": {"language", "test_question_1", "test_question_2"},
    "key_customers": {"name"},
    "participants": {"email"},
}


def spoilt(workshop: Workshop, seed: int) -> Workshop:
    """Give the workshop with half of its texts made odd."""
    chance = random.Random(seed)

    def odd(record: Any) -> Any:
        kept = {"id", "language", *(reference.field for reference in references(type(record)))}
        texts = {
            field.name: chance.choice(ODD)
            for field in msgspec.structs.fields(record)
            if field.name not in kept
            and isinstance(getattr(record, field.name), str)
            and field.type in (str, str | None)
            and chance.random() < 0.5
        }
        return msgspec.structs.replace(record, **texts)

    lists = {name: tuple(odd(record) for record in workshop.records(name)) for name in LISTS}
    return workshop.replace(odd(workshop.details), **lists)


def many(workshop: Workshop) -> Workshop:
    """Give the workshop with 300 actions and 300 voices."""
    actions = tuple(
        msgspec.structs.replace(workshop.actions[place % 20], id=f"many-{place}") for place in range(300)
    )
    voices = tuple(
        msgspec.structs.replace(workshop.voices[place % 5], id=f"many-{place}") for place in range(300)
    )
    return workshop.replace(actions=workshop.actions + actions, voices=workshop.voices + voices)


def printed_texts(workshop: Workshop) -> Iterator[str]:
    """Give every text of the workshop that the plan must hold."""
    for name in LISTS:
        skipped = {
            "id",
            "image",
            "fixed_at",
            "started_at",
            "finished_at",
            "closed_at",
            "revealed_at",
            "taken_at",
        }
        skipped |= UNPRINTED.get(name, set()) | {each.field for each in references(record_type(name))}
        for record in workshop.records(name):
            if name == "pledges" and not record.public:
                continue
            for field in msgspec.structs.fields(record):
                if field.name not in skipped and field.type in (str, str | None):
                    value = getattr(record, field.name)
                    if value:
                        yield value


def test_every_text_of_the_sample_is_found_in_its_plan(sample: Workshop, read: Read) -> None:
    told = "".join(read(plan(Book(sample))).split())
    missing = {
        text for text in printed_texts(sample) if "".join(clean(text).strip('“”"').split()) not in told
    }
    assert missing == set()


@pytest.mark.parametrize("make", [plan, board, merged_handouts])
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_documents_conform(
    make: Callable[[Book], bytes], seed: int | None, sample: Workshop, judge: Judge
) -> None:
    workshop = sample if seed is None else spoilt(sample, seed)
    judge(make(Book(workshop)))


@pytest.mark.parametrize("make", [plan, board])
def test_documents_of_an_empty_and_of_a_large_workshop_conform(
    make: Callable[[Book], bytes], sample: Workshop, judge: Judge
) -> None:
    judge(make(Book(small())))
    judge(make(Book(many(sample))))


def test_a_language_that_is_no_tag_counts_as_undetermined(judge: Judge) -> None:
    for language in ("null", "e n", "Ελληνικά"):
        judge(board(Book(small({"language": language}))))
    assert Book(small({"language": "en-IE"})).language == "en-IE"
    assert Book(small({"language": "e n"})).language == "und"


def test_a_heading_without_a_visible_letter_leaves_no_gap_among_the_levels(judge: Judge) -> None:
    unseen = {"title": "\u200b", "organisation": "\u200b"}
    book = Book(small(unseen, departments=[{"name": "\u200b"}], participants=[{"name": "\u200b"}]))
    for make in (board, plan, merged_handouts):
        judge(make(book))


def test_nothing_is_lost_where_there_are_no_departments_and_no_participants(read: Read) -> None:
    told = read(
        plan(
            Book(
                small(
                    segments=[{"name": "Tenants"}],
                    pain_points=[{"text": "The line is dead"}],
                    groups=[{"name": "Harbour", "scribe": "Anna"}],
                )
            )
        )
    )
    for said in ("Tenants", "The line is dead", "Harbour · scribe: Anna"):
        assert said in told


def test_who_owns_an_action_in_the_room_and_in_words_is_both_told(read: Read) -> None:
    action = {"owner_id": "participants-0", "owner": "the night shift"}
    told = read(plan(Book(small(participants=[{"name": "Anna"}], actions=[action]))))
    assert "Anna the night shift" in told


def test_addresses_are_in_no_document(sample: Workshop, read: Read) -> None:
    assert any(person.email for person in sample.participants)
    for make in (plan, board, merged_handouts):
        assert "@" not in read(make(Book(sample)))


@pytest.mark.parametrize("make", [plan, board, merged_handouts])
def test_letters_keep_to_the_text_s_width_and_to_seven_points(
    make: Callable[[Book], bytes], sample: Workshop
) -> None:
    names = [f"Link {number}" for number in range(1, 9)]
    chain = organisation([*names, "Law"], [("Link 1", CUSTOMER), *zip(names[1:], names, strict=False)])
    for book in (Book(sample), Book(chain, paper="a4"), Book(chain, paper="letter")):
        with pdfplumber.open(BytesIO(make(book))) as pdf:
            letters = [letter for page in pdf.pages for letter in page.chars if letter["text"].strip()]
        for letter in letters:
            assert letter["size"] >= 6.99
            assert Sheet().left - 0.5 <= letter["x0"]
            assert letter["x1"] <= book.size[0] - Sheet().right + 0.5


def test_the_sample_s_board_edition_breaks_where_chapters_end(sample: Workshop) -> None:
    document = pypdfium2.PdfDocument(board(Book(sample)))
    try:
        starts = [page.get_textpage().get_text_range().splitlines()[1:2] for page in list(document)[1:]]
    finally:
        document.close()
    assert starts == [
        ["What we ask of you"],
        ["Where we begin"],
        ["Line of sight"],
        ["What our builders said"],
    ]


def test_photographs_are_in_the_plan(judge: Judge, read: Read) -> None:
    (image, *_) = IMAGES
    shown = {"image": image, "caption": "The wall of phrases", "taken_at": "2026-03-04T10:00:00Z"}
    pdf = plan(Book(small(photos=[shown, {"image": image}, {"image": "f" * 64}]), IMAGES))
    judge(pdf)
    assert "The wall of phrases · Vision · Taken 2026-03-04" in read(pdf)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_photographs_stand_two_by_two(count: int, judge: Judge) -> None:
    (image, *_) = IMAGES
    pdf = plan(Book(small(photos=[{"image": image, "caption": f"Wall {n}"} for n in range(count)]), IMAGES))
    judge(pdf)
    with pdfplumber.open(BytesIO(pdf)) as document:
        places = [
            (page.page_number, each["top"], each["x0"]) for page in document.pages for each in page.images
        ]
    rows = Counter(place[:2] for place in places)
    assert sorted(rows.values(), reverse=True) == [2] * (count // 2) + [1] * (count % 2)
    assert places == sorted(places)


@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_the_board_edition_keeps_to_eight_pages(seed: int | None, sample: Workshop, count: Count) -> None:
    workshop = many(sample) if seed is None else spoilt(sample, seed)
    assert count(board(Book(workshop))) <= MOST_PAGES


def test_the_board_edition_says_how_much_more_there_is(sample: Workshop, read: Read) -> None:
    assert f"and {len(many(sample).voices) - 6} more in the annex" in read(board(Book(many(sample))))


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_each_handout_has_two_pages_at_most(seed: int | None, sample: Workshop, count: Count) -> None:
    book = Book(sample if seed is None else spoilt(sample, seed))
    assert all(count(handout(book, person)) <= PAGES for person in book.workshop.participants)


def test_a_handout_holds_its_persons_own_things_and_nobody_elses(sample: Workshop, read: Read) -> None:
    owner = next(
        person for person in sample.participants if sample.where("pledges", "participant_id", person.id)
    )
    told = read(handout(Book(sample), owner))
    for pledge in sample.pledges:
        assert (pledge.text in told) == (pledge.participant_id == owner.id)
    for touchpoint in sample.where("personal_touchpoints", "participant_id", owner.id):
        assert touchpoint.answer in told


def test_what_is_confidential_is_in_no_document(sample: Workshop, read: Read) -> None:
    notes = [
        msgspec.structs.replace(note, text=f"Nobody reads note {place}")
        for place, note in enumerate(sample.notes)
    ]
    names = [
        msgspec.structs.replace(each, name=f"Secretive Builders {place}", confidential=True)
        for place, each in enumerate(sample.key_customers)
    ]
    private = [
        msgspec.structs.replace(pledge, text=f"A promise to myself {place}", public=False)
        for place, pledge in enumerate(sample.pledges)
    ]
    book = Book(sample.replace(notes=tuple(notes), key_customers=tuple(names), pledges=tuple(private)))
    for pdf in (plan(book), board(book)):
        told = read(pdf)
        assert "Nobody reads" not in told
        assert "Secretive" not in told
        assert "A promise to myself" not in told
    told = read(merged_handouts(book))
    assert "Nobody reads" not in told
    assert "Secretive" not in told


def test_open_key_customers_are_named_in_the_plan_and_never_on_handouts(sample: Workshop, read: Read) -> None:
    named = tuple(
        msgspec.structs.replace(each, name="Openly Known", confidential=False)
        for each in sample.key_customers
    )
    book = Book(sample.replace(key_customers=named))
    assert "Openly Known" in read(plan(book))
    assert "Openly Known" not in read(merged_handouts(book))


def test_hidden_ratings_and_ballots_stay_hidden(sample: Workshop, read: Read) -> None:
    surveys = tuple(msgspec.structs.replace(each, secret=True, revealed_at=None) for each in sample.surveys)
    ballots = tuple(msgspec.structs.replace(each, revealed_at=None) for each in sample.ballots)
    told = read(plan(Book(sample.replace(surveys=surveys, ballots=ballots))))
    assert "The ratings have not been revealed yet." in told
    assert "The result has not been revealed." in told
    assert "Can’t judge" not in told


def test_same_workshop_same_bytes(sample: Workshop) -> None:
    again = read_json(_written(sample)).workshop
    for make in (plan, board, merged_handouts):
        assert make(Book(sample)) == make(Book(again))


def _written(workshop: Workshop) -> bytes:
    from app.interchange.writing import write_json

    return write_json(workshop, {})


def test_agreement_is_said_as_far_as_it_is_known(read: Read) -> None:
    agreed = {"statement": "We keep our word.", "statement_agreed_on": date(2026, 3, 4)}
    assert "Agreed on 4 Mar 2026." in read(board(Book(small(agreed))))
    assert "Agreed by 9." in read(board(Book(small(agreed | {"agreed_count": 9}))))
    both = agreed | {"agreed_count": 9, "present_count": 12}
    assert "Agreed by 9 of 12." in read(board(Book(small(both))))
    impossible = read(board(Book(small(agreed | {"agreed_count": 9, "present_count": 7}))))
    assert "Agreed on 4 Mar 2026." in impossible
    assert "9 of 7" not in impossible
    assert "not agreed yet" in read(board(Book(small({"statement": "We try."}))))
    assert "4 drafts" not in read(board(Book(small(drafts=[{}, {}, {}, {}, {}]))))


def test_the_sample_has_every_character_covered(sample: Workshop) -> None:
    assert uncovered(("here", text) for text in printed_texts(sample)) == []


def test_the_annex_is_pointed_to_where_the_board_edition_leaves_out(read: Read) -> None:
    many_of = {
        "departments": [{"name": f"Department {place}"} for place in range(40)],
        "reservations": [{"text": f"Reservation {place}"} for place in range(9)],
        "participants": [{"name": "Anna", "department_id": "departments-0"}],
    }
    told = read(board(Book(small(**many_of))))
    assert "and 10 more in the annex" in told
    assert "and 3 more in the annex" in told
    assert "Department 39" in told  # among those nobody spoke for
    assert "Every department was spoken for." in read(
        board(Book(small(departments=[{}], participants=[{"department_id": "departments-0"}])))
    )


@pytest.mark.parametrize(
    ("check_in", "said"),
    [
        ({"planned_on": date(2026, 5, 1), "chair": "Anna"}, "1 May 2026. Chair: Anna."),
        ({"planned_on": date(2026, 5, 1), "place": "Hall"}, "1 May 2026. Place: Hall"),
        ({"chair": "Anna"}, "Check-in after 30 days: 3 Apr 2026. Chair: Anna."),
        ({"place": "Hall"}, "Check-in after 30 days: 3 Apr 2026. Place: Hall"),
        ({"held_on": date(2026, 3, 9)}, "No check-in is planned yet."),
    ],
)
def test_the_next_check_in_is_said_as_far_as_it_is_known(
    check_in: dict[str, Any], said: str, read: Read
) -> None:
    assert said in read(board(Book(small(check_ins=[check_in]))))


def test_a_check_in_without_a_date_after_one_that_was_held(read: Read) -> None:
    held = {"held_on": date(2026, 3, 9)}
    told = read(board(Book(small(check_ins=[held, {"chair": "Anna"}]))))
    assert "The date is not set yet. Chair: Anna." in told


def test_without_a_check_in_the_first_horizon_says_when(read: Read) -> None:
    book = Book(small({"horizons": (14, 60, 90)}, participants=[{}]))
    for pdf in (board(book), merged_handouts(book)):
        assert "Check-in after 14 days: 18 Mar 2026." in read(pdf)


def test_columns_with_nothing_in_them_are_left_out(read: Read) -> None:
    told = read(board(Book(small(actions=[{"first_step": "Ring"}]))))
    assert "Action and first step Owner" in told
    assert "Measure" not in told


def test_what_others_described_is_said_once_where_it_is_all(read: Read) -> None:
    point = {"department_id": "departments-0"}
    told = read(plan(Book(small(departments=[{}], touchpoints=[point, point]))))
    assert told.count("Described by others, not confirmed") == 1
    mixed = read(plan(Book(small(departments=[{}], touchpoints=[point, point, point | {"confirmed": True}]))))
    assert mixed.count("Described by others, not confirmed") == 2
