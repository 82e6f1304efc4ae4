"""Photographs travel inside the JSON as base64, and beside the workshop as bytes by their hash."""

import base64
import binascii
import hashlib
from typing import Any

from app.content import words
from app.records.fault import Fault, shown

_JPEG = b"\xff\xd8\xff"


def taken_out(row: dict[str, Any], path: str, images: dict[str, bytes]) -> Fault | None:
    """Move the picture of one photograph from its row into `images`, leaving its hash in the row.

    Gives the fault, and leaves nothing in `images`, where the row holds no JPEG in base64.
    """
    written = row["image"]
    picture = _decoded(written)
    name = hashlib.sha256(picture).hexdigest()
    row["image"] = name
    if picture.startswith(_JPEG):
        images[name] = picture
        return None
    expected = words("refusals/interchange")["expected"]["picture"]
    return Fault(path=f"{path}.image", found=shown(written), expected=expected)


def put_in(row: dict[str, Any], image: bytes) -> None:
    """Write the picture of one photograph into its row."""
    row["image"] = base64.b64encode(image).decode("ascii")


def _decoded(written: Any) -> bytes:
    if not isinstance(written, str):
        return b""
    try:
        return base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):  # ValueError: letters outside ASCII
        return b""
