"""Mails that only need to be sent: a draft for each person with an address, their handout attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.charset import QP, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import quote
from pathlib import PurePosixPath

from app.content import words
from app.records.prepare import Participant
from exporters.catalogue import File, Order
from exporters.mail_files import drafts_of
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.handout import handout
from exporters.pdf.inline import one_line

# Never a line of any part: in the text "=" is written "=3D", and Base64 knows no "_".
_BOUNDARY = "=_touchline_handout"
_WIRE = compat32.clone(linesep="\r\n")  # RFC 5322 ends lines so
# What a header holds as it stands, or in quotes. Anything else becomes encoded words (RFC 2047), also what
# only looks like one: programs decode those wherever they find them, and a name is no place for headers.
_PHRASE = re.compile("[A-Za-z0-9 '-]+").fullmatch
_LINE = re.compile(r"(?!.*=\?)[ -~]+").fullmatch
_LONGEST = 200  # characters of a name or a title


def drafts(order: Order) -> Iterator[File]:
    """Make the drafts one by one. They name no sender and no time: the program that sends them adds both."""
    book = Book(order.workshop, order.images, order.paper)
    every = drafts_of(order.workshop)
    sentence: str = words("mail")["progress"]
    for number, draft in enumerate(every, start=1):
        if order.wants(draft.name):
            order.say(sentence.format(name=draft.person.name, number=number, count=len(every)))
            yield draft.name, _bytes(book, draft.person, draft.address, PurePosixPath(draft.handout).name)


def _bytes(book: Book, person: Participant, address: str, file_name: str) -> bytes:
    """Give a message as a file; ``X-Unsent`` lets mail programs open it as a draft."""
    subject = words("mail")["message"]["subject"].format(title=_said(book.workshop.details.title))
    message = MIMEMultipart("mixed", boundary=_BOUNDARY)
    message["To"] = _recipient(_said(person.name), address)
    message["Subject"] = Header(subject, None if _LINE(subject) else "utf-8", header_name="Subject").encode()
    message["X-Unsent"] = "1"
    charset = Charset("utf-8")
    charset.body_encoding = QP
    text = MIMENonMultipart("text", "plain")
    text.set_payload(_text(book, person), charset)
    message.attach(text)
    attached = MIMEApplication(handout(book, person), "pdf", name=file_name)
    attached.add_header("Content-Disposition", "attachment", filename=file_name)
    message.attach(attached)
    return message.as_bytes(policy=_WIRE)


def _recipient(name: str, address: str) -> str:
    """Give a name and an address; the address alone where nothing of a name can be seen."""
    found = Header(header_name="To")
    if _LINE(name):
        found.append(name if _PHRASE(name) else f'"{quote(name)}"')
    elif name:
        found.append(name, "utf-8")
    found.append(f"<{address}>")
    return found.encode()


def _text(book: Book, person: Participant) -> str:
    """Give the words of a mail; those who weren't there to the end are told so kindly."""
    said, details = words("mail")["message"], book.workshop.details
    facts = {
        "title": _said(details.title),
        "when": book.day(details.held_on),
        "customer": _said(details.customer_name),
    }
    news = person.attendance if person.attendance in ("absent", "left") else "handout"
    closing = "\n".join(part for part in (said["closing"], _said(details.facilitators or "")) if part)
    name = _said(person.name)
    greeting = said["greeting"].format(name=name) if name else said["greeting_without_name"]
    return "\n\n".join((greeting, said[news].format(**facts), said["ask"], closing)) + "\n"


def _said(text: str) -> str:
    return one_line(text, _LONGEST)
