"""Mail drafts: read back as a mail program reads them, whatever a name, a title or an address holds."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import settings as tries
from hypothesis import strategies as st
from pypdf import PdfReader

from app.errors import ExportRefused
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE, Order
from exporters.export import Progress, export
from exporters.legible import beginning
from exporters.mail_files import mail_address, mail_gaps, mail_names
from exporters.preview import preview
from tests.small import workshop as small

EVIL = "anna@example.org\r\nBcc: everybody@example.org"
HEADERS = ["Content-Type", "MIME-Version", "To", "Subject", "X-Unsent"]


def made(key: str, workshop: Workshop) -> dict[str, bytes]:
    """Make the files of a document."""
    return dict(CATALOGUE[key].files(Order(workshop, {}, lambda _: None)))


def first_of(workshop: Workshop) -> bytes:
    """Make the first mail and no other."""
    _, content = next(CATALOGUE["mail"].files(Order(workshop, {}, lambda _: None)))
    return content


def read(content: bytes) -> EmailMessage:
    """Read a mail strictly: no defect anywhere, every line ended as the standard says, and none too long.

    A header's line may be longer where there is no place to break it.
    """
    head, _, body = content.partition(b"\r\n\r\n")
    for part, longest in ((head, 998), (body, 78)):
        assert max(len(line) for line in part.split(b"\r\n")) <= longest
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    assert content.isascii()
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert part.defects == []
        assert all(value.defects == () for value in part.values())  # type: ignore[attr-defined]  # parsed headers
    return message


def one(about: dict[str, Any] | None = None, /, **person: Any) -> EmailMessage:
    """Read the draft to one person of a workshop."""
    there = {"name": "Anna Berg", "email": "anna@example.org", **person}
    (content,) = made("mail", small(about, participants=[there])).values()
    message = read(content)
    assert message.keys() == HEADERS
    return message


def text_of(message: EmailMessage) -> str:
    """Give the words of a mail."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_everybody_with_an_address_gets_their_own_handout(sample: Workshop) -> None:
    handouts, mails = made("handouts", sample), made("mail", sample)
    addressed = [each for each in sample.participants if each.email]
    assert tuple(mails) == mail_names(sample)
    for (name, content), person in zip(mails.items(), addressed, strict=True):
        message = read(content)
        (to,) = message["To"].addresses
        assert (to.display_name, to.addr_spec) == (person.name, person.email)
        assert message["Subject"] == f"Your handout: {sample.details.title}"
        assert message["X-Unsent"] == "1"
        (attached,) = message.iter_attachments()
        handout = f"handouts/{name.removeprefix('mail/').removesuffix('.eml')}.pdf"
        assert attached.get_filename() == Path(handout).name
        assert attached.get_content_type() == "application/pdf"
        pdf = attached.get_content()
        assert pdf == handouts[handout]
        assert person.name in PdfReader(BytesIO(pdf)).pages[0].extract_text().replace("\n", " ")
        assert text_of(message).startswith(f"Dear {person.name},\n\n")


def test_a_draft_names_no_sender_and_no_time_and_is_the_same_every_time(sample: Workshop) -> None:
    first = made("mail", sample)
    assert first == made("mail", sample)
    assert all(read(content).keys() == HEADERS for content in first.values())


def test_who_missed_the_day_or_left_early_is_told_so() -> None:
    about = {"title": "Vision day", "facilitators": "Rosa Lind", "customer_name": "household"}
    texts = {
        attendance: text_of(one(about, attendance=attendance))
        for attendance in ("invited", "present", "late", "left", "absent")
    }
    assert texts["present"] == (
        "Dear Anna Berg,\n\n"
        "Your own handout from “Vision day” on 4\xa0Mar\xa02026 is attached: two pages with our vision, your "
        "touchpoint, your line to the household, and what you have taken on.\n\n"
        "Please read it once, put it where you can see it, and bring it to the next check-in.\n\n"
        "Kind regards\nRosa Lind\n"
    )
    assert texts["invited"] == texts["late"] == texts["present"]
    assert "We missed you at “Vision day”" in texts["absent"]
    assert "You had to leave “Vision day”" in texts["left"]


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        '<b>&"',
        "x" * 200,
        "Anna " * 39 + "Berg",
        "Zoë Ångström-Łuczak",
        "Εύα Παπαδοπούλου",
        "שלום",
        "👩‍🚒 Fire & Rescue 🚒",
        "Berg, Anna (Dr.); Team: all",
        'Anna "Ann" \\ Berg',
        "evil@example.org, other@example.org",
        "=?utf-8?q?Bcc=3A_x=40example.org?=",
        "=?utf-8?q?a=0D=0ABcc=3A_x=40example.org?= b",
        "--=_touchline_handout",
        "{name}%s{0}",
        "'",
        " - ",
    ],
)
def test_any_name_and_title_come_through_as_they_are(name: str) -> None:
    message = one({"title": name, "facilitators": name, "customer_name": name}, name=name)
    (to,) = message["To"].addresses
    shown = " ".join(name.replace("\u200d", "").split())
    assert (to.display_name, to.addr_spec) == (shown, "anna@example.org")
    assert message["Subject"] == f"Your handout: {shown}"
    text = text_of(message)
    assert text.startswith(f"Dear {shown},\n")
    assert f"“{shown}”" in text
    assert text.endswith(f"\nKind regards\n{shown}\n")
    assert len(list(message.iter_attachments())) == 1


def test_a_long_name_in_other_letters_stands_in_several_encoded_words() -> None:
    name = "Παπαδοπούλου " * 14 + "Εύα"
    (content,) = made("mail", small(participants=[{"name": name, "email": "eva@example.org"}])).values()
    assert all(len(line) <= 78 for line in content.split(b"\r\n"))
    # Not by the newer policy: it takes the line break between two encoded words for a space of the name.
    raw = message_from_bytes(content)["To"]
    assert str(make_header(decode_header(raw))) == f"{name} <eva@example.org>"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029", "\t"])
def test_no_name_or_title_begins_a_header(end: str) -> None:
    evil = f"Anna{end}Bcc: everybody@example.org{end}{end}Buy this"
    message = one({"title": evil, "facilitators": evil}, name=evil)
    (to,) = message["To"].addresses
    assert to.display_name == "Anna Bcc: everybody@example.org Buy this"
    assert to.addr_spec == "anna@example.org"
    assert "Buy this" not in text_of(message).split("\n")


@tries(max_examples=40)
@given(name=st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=80))
@example(name="\u200b")
@example(name="a\u0301 =?utf-8?b?4oCmIA==?=")
def test_no_text_breaks_a_mail(name: str) -> None:
    message = one({"title": name}, name=name)
    (to,) = message["To"].addresses
    assert to.addr_spec == "anna@example.org"
    assert message["Subject"].startswith("Your handout:")
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "application/pdf"]


def test_a_name_that_cannot_be_seen_is_left_out() -> None:
    message = one(name="\u200b")
    assert str(message["To"]) == "anna@example.org"
    assert text_of(message).startswith("Hello,\n")


@pytest.mark.parametrize(
    "address",
    [
        "anna@example.org",
        "  anna@example.org \n",
        "Anna.Berg+vision@mail.example.co.uk",
        "o'hara_{x}!#$%&*/=?^`|~-@a-1.example",
        "anna@intranet",
        f"{'a' * 64}@example.org",
    ],
)
def test_what_can_be_an_address(address: str) -> None:
    (to,) = one(email=address)["To"].addresses
    assert to.addr_spec == mail_address(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "  ",
        "anna",
        "anna@",
        "@example.org",
        "anna@@example.org",
        "anna@example.org@example.org",
        "anna berg@example.org",
        "anna@exam ple.org",
        '"anna berg"@example.org',
        "anna@example.org, ben@example.org",
        "anna@example.org;ben@example.org",
        "Anna <anna@example.org>",
        "mailto:anna@example.org",
        "änna@example.org",
        "anna@exämple.org",
        "ａnna@example.org",
        "שלום@example.org",
        ".anna@example.org",
        "anna..berg@example.org",
        "anna.@example.org",
        "anna@-example.org",
        "anna@example-.org",
        "anna@.org",
        "anna@example.org.",
        "anna@[127.0.0.1]",
        "anna@example.org\0",
        EVIL,
        "anna@example.org\nBcc: everybody@example.org",
        "anna@example.org\rBcc: everybody@example.org",
        "anna@example.org\u2028Bcc: everybody@example.org",
        "=?utf-8?q?anna?=@example.org=0A",
        f"{'a' * 65}@example.org",
        f"anna@{'a' * 64}.org",
        f"anna@{'a.' * 130}org",
    ],
)
def test_what_cannot_be_an_address(address: str | None) -> None:
    assert mail_address(address) == ""


def test_who_gets_no_mail_is_said(tmp_path: Path) -> None:
    people = [
        {"name": "Anna", "email": "anna@example.org"},
        {"name": "Ben\nBerg", "email": EVIL},
        {"name": "Cem", "email": "cem at example.org"},
        {"name": "Dora"},
        {"name": "Emil", "email": " "},
    ]
    told: list[Progress] = []
    paths = export(small(participants=people), {}, ["mail"], tmp_path, progress=told.append)
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == ["mail/01-anna.eml"]
    assert [each.text for each in told if each.skipped] == [
        "Mail drafts: none for those without an e-mail address (Dora; Emil).",
        "Mail drafts: none for those whose address mail can’t be sent to "
        "(Ben Berg: “anna@example.org Bcc: everybody@example.org”; Cem: “cem at example.org”). "
        "Put it right under People, such as name@example.org, and export again.",
    ]
    assert [each.text for each in told if not each.skipped] == [
        "Making the mail to Anna (1 of 1)",
        "Saving the file",
    ]


def test_many_who_get_no_mail_are_counted_and_long_texts_cut() -> None:
    people = [{"name": f"Person {number}"} for number in range(1, 12)]
    (said,) = mail_gaps(small(participants=[{"email": "a@example.org"}, *people]))
    assert said.endswith("Person 7; Person 8; and 3 more).")
    (said,) = mail_gaps(small(participants=[{"name": "n" * 200, "email": "e" * 200}]))
    assert f"({'n' * 59}…: “{'e' * 59}…”)" in said


def test_with_nobody_to_mail_there_is_no_mail(tmp_path: Path) -> None:
    for people, gaps in (([], 0), ([{"name": "Dora"}], 0), ([{"name": "Ben", "email": EVIL}], 1)):
        told: list[Progress] = []
        assert export(small(participants=people), {}, ["mail"], tmp_path, progress=told.append) == ()
        assert [each.skipped for each in told] == [True] * (gaps + 1)
        assert told[-1].text == CATALOGUE["mail"].why_skipped
    assert list(tmp_path.iterdir()) == []


def test_the_attached_pages_show_every_character_or_none_is_made(tmp_path: Path) -> None:
    hebrew = small(participants=[{"name": "שלום", "email": "shalom@example.org"}])
    with pytest.raises(ExportRefused, match=r"U\+05E9, HEBREW LETTER SHIN.*Participant 1, Name"):
        export(hebrew, {}, ["mail"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_look_into_the_first_mail_shows_its_words(sample: Workshop) -> None:
    shown = preview("mail", first_of(sample), 0, 300)
    assert shown.page is None
    assert shown.prose
    person = next(each for each in sample.participants if each.email)
    lines = shown.text.split("\n")
    assert lines[0] == f"To: {person.name} <{person.email}>"
    assert lines[1] == f"Subject: Your handout: {sample.details.title}"
    assert lines[2] == "Attached: 01-managing-director.pdf"
    assert lines[4] == f"Dear {person.name},"
    assert "is attached: two pages with our vision" in shown.text
    assert "=" not in shown.text
    greek = small({"title": "Ημέρα"}, participants=[{"name": "Εύα", "email": "eva@example.org"}])
    assert beginning("eml", first_of(greek), 400).startswith(
        "To: Εύα <eva@example.org>\nSubject: Your handout: Ημέρα\n"
    )
