"""Finds what is meant by a few typed letters: a document, or an audience with its documents."""

from __future__ import annotations

import re

from exporters.audience import Audience, audiences
from exporters.catalogue import CATALOGUE, Document


def named(text: str) -> Document | Audience | None:
    """Give the document of that key or title, else the audience of that name, else the first that begins so.

    A word of a document's title counts too, after all others.
    """
    wanted = " ".join(text.lower().split())
    titles = {document.title.lower(): document for document in CATALOGUE.values()}
    everyone = audiences()
    return (
        CATALOGUE.get(wanted)
        or titles.get(wanted)
        or next((each for each in everyone if each.is_called(wanted)), None)
        or next((document for title, document in titles.items() if title.startswith(wanted)), None)
        or next((each for each in everyone if each.begins(wanted)), None)
        or next((document for title, document in titles.items() if wanted in re.findall(r"\w+", title)), None)
    )
