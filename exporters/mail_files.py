"""Who gets a mail draft and which file it is: only those with an address a mail can be sent to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from app.content import words
from app.records.prepare import Participant
from app.workshop import Workshop
from exporters.handout_files import handout_names

# What every mail program and server takes, in ASCII: a local part of RFC 5322's dot-atom form, which needs no
# quotes, and a host name (RFC 1123). Nothing that could end a header or begin another address fits it.
_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
_LONGEST = 254  # characters of an address, by RFC 5321
_NAMED = 8
_LONGEST_QUOTE = 60


class Draft(NamedTuple):
    """One mail to be: its file, the person, their address, and the file of the handout it carries."""

    name: str
    person: Participant
    address: str
    handout: str


def drafts_of(workshop: Workshop) -> tuple[Draft, ...]:
    """Give the drafts in the order of the participants, numbered as their handouts are."""
    handouts = zip(workshop.participants, handout_names(workshop), strict=False)
    return tuple(
        Draft(f"mail/{handout.removeprefix('handouts/').removesuffix('.pdf')}.eml", person, address, handout)
        for person, handout in handouts
        if (address := mail_address(person.email))
    )


def mail_names(workshop: Workshop) -> tuple[str, ...]:
    """Give the files of the drafts."""
    return tuple(draft.name for draft in drafts_of(workshop))


def mail_address(text: str | None) -> str:
    """Give an address as a header may hold it, without space around it; nothing where it can't be one."""
    address = (text or "").strip()
    return address if len(address) <= _LONGEST and _ADDRESS.fullmatch(address) else ""


def mail_gaps(workshop: Workshop) -> tuple[str, ...]:
    """Say who gets no draft though others do, and who has something written down that is no address."""
    said = words("mail")["gaps"]
    without = [each for each in workshop.participants if not (each.email or "").strip()]
    unusable = [
        each for each in workshop.participants if each not in without and not mail_address(each.email)
    ]
    found = []
    if without and len(without) < len(workshop.participants):
        found.append(said["without"].format(people=_listed(_shown(each.name) for each in without)))
    if unusable:
        pairs = (
            said["unusable_one"].format(name=_shown(each.name), address=_shown(each.email or ""))
            for each in unusable
        )
        found.append(said["unusable"].format(people=_listed(pairs)))
    return tuple(found)


def _listed(texts: Iterable[str]) -> str:
    """Give the first few of these texts in one line, and how many there are besides."""
    every = list(texts)
    shown = "; ".join(every[:_NAMED])
    more = len(every) - _NAMED
    rest: str = words("mail")["gaps"]["more"]
    return shown if more <= 0 else rest.format(people=shown, count=more)


def _shown(text: str) -> str:
    """Give a text so that a sentence can quote it: in one line, and not too long."""
    said = " ".join(text.split())
    return said if len(said) <= _LONGEST_QUOTE else f"{said[: _LONGEST_QUOTE - 1]}…"
