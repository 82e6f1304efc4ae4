"""Pictures travel inside the JSON as base64, and beside the workshop as bytes by their hash."""

import base64
import binascii
import hashlib
from typing import Any

from app.content import words
from app.logo import LONGEST, is_logo
from app.records.fault import Fault, shown
from app.records.vocabulary import PICTURES, WORKSHOP

_JPEG = b"\xff\xd8\xff"


def taken_out(row: dict[str, Any], list_name: str, path: str, images: dict[str, bytes]) -> Fault | None:
    """Move the picture of one record from its row into `images`, leaving its hash in the row.

    Gives the fault, and leaves nothing in `images`, where the row holds no JPEG, or for the logo no PNG as
    app.logo makes it, in base64.
    """
    field = PICTURES[list_name]
    written = row[field]
    picture = _decoded(written)
    name = hashlib.sha256(picture).hexdigest()
    row[field] = name
    if is_logo(picture) if list_name == WORKSHOP else picture.startswith(_JPEG):
        images[name] = picture
        return None
    expected = words("refusals/interchange")["expected"]["logo" if list_name == WORKSHOP else "picture"]
    return Fault(path=f"{path}.{field}", found=shown(written), expected=expected.format(longest=LONGEST))


def put_in(row: dict[str, Any], list_name: str, image: bytes) -> None:
    """Write the picture of one record into its row."""
    row[PICTURES[list_name]] = base64.b64encode(image).decode("ascii")


def _decoded(written: Any) -> bytes:
    if not isinstance(written, str):
        return b""
    try:
        return base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):  # ValueError: letters outside ASCII
        return b""
