"""Every link from one document of the project to another leads somewhere."""

from __future__ import annotations

import re

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def anchors(text: str) -> set[str]:
    """The names that headings get where the document is shown as a page."""
    headings = re.findall(r"^#+\s+(.+?)\s*$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_between_documents_resolve(documents):
    broken = []
    for document in documents:
        text = FENCED.sub("", document.read_text(encoding="utf-8"))
        for link in LINK.findall(text):
            path, _, anchor = link.partition("#")
            if ":" in path:
                continue  # an address outside the project: no test of ours may need the network
            target = (document.parent / path).resolve() if path else document
            if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
                broken.append(f"{document.name}: {link}")

    assert not broken
