"""The organisation's logo: from the picture a facilitator has to the one form in which a file keeps it."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputRefused
from app.incoming import read_incoming

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 1200
"""The most pixels a logo has on its longer side: 600 dots an inch at the size it is printed in."""

FILE_LIMIT = 20_000_000
"""The largest file a logo is made from, in bytes."""

PIXEL_LIMIT = 25_000_000
"""The largest picture a logo is made from, in pixels: asked before any of them is decoded."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_ALMOST_WHITE = 8  # of 255: as far as a JPEG strays from white beside an edge
_SCANLINE_FILTERS = 5
_EIGHT_BIT_RGB = bytes((8, 2, 0, 0, 0))  # depth, colour type, packing, filters, no interlacing
_UNREADABLE = (OSError, SyntaxError, ValueError, TypeError, IndexError, EOFError, struct.error, zlib.error)
"""What Pillow raises for bytes that only begin like a picture."""


def logo_from(path: Path) -> bytes:
    """Give the logo in a PNG or JPEG file as it is kept: see `is_logo`.

    What is transparent becomes white, white margins are cut off, colours become sRGB, a picture lies as its
    camera noted, metadata is left behind. The same bytes give the same logo. Raises InputRefused: there is no
    such file, it is too large, it can't be read, it is no picture, or one with too many pixels.
    """
    return _kept(read_incoming(path, "logo", FILE_LIMIT), path)


def is_logo(data: bytes) -> bool:
    """Tell whether bytes are a logo: a PNG of 8-bit RGB, not interlaced, with no chunk but its pixels.

    No side is longer than LONGEST pixels. All of it is looked at: what passes can be drawn and embedded.
    """
    if not data.startswith(_SIGNATURE):
        return False
    chunks = list(_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if len(kinds) < 3 or (kinds[0], kinds[-1], set(kinds[1:-1])) != (b"IHDR", b"IEND", {b"IDAT"}):
        return False
    head, *pixels, end = (content for _, content in chunks)
    if head[8:] != _EIGHT_BIT_RGB or end:
        return False
    width, height = struct.unpack(">II", head[:8])
    fits = 0 < min(width, height) <= max(width, height) <= LONGEST
    return fits and _is_whole(b"".join(pixels), 1 + 3 * width, height)


def pixels_of(logo: bytes) -> tuple[int, int, bytes]:
    """Give width, height and the packed rows of a logo, each row behind the number of its PNG filter."""
    chunks = list(_chunks(logo))
    width, height = struct.unpack(">II", chunks[0][1][:8])
    return width, height, b"".join(content for _, content in chunks[1:-1])


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Go through the chunks of a PNG as (kind, content); the last is unnamed where one is broken."""
    at = len(_SIGNATURE)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        named, sum_of_it = data[at + 4 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if sum_of_it != zlib.crc32(named).to_bytes(4, "big"):
            yield b"", b""
            return
        yield named[:4], named[4:]
        at += 12 + length


def _is_whole(packed: bytes, line: int, lines: int) -> bool:
    """Tell whether packed bytes hold so many lines of so many bytes and no more, each with a known filter."""
    unpacking = zlib.decompressobj()
    try:
        pixels = unpacking.decompress(packed, line * lines + 1)
    except zlib.error:
        return False
    whole = len(pixels) == line * lines and unpacking.eof and not unpacking.unused_data
    return whole and max(pixels[::line]) < _SCANLINE_FILTERS


def _kept(data: bytes, path: Path) -> bytes:
    from PIL import Image  # only here: choosing a logo is rare, and starting up isn't

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata, and of more pixels than we take ourselves
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
                if opened.width * opened.height > PIXEL_LIMIT:
                    raise InputRefused("logo.too_many_pixels", path=path, limit=PIXEL_LIMIT // 1_000_000)
                picture = _trimmed(_opaque(opened))
    except Image.DecompressionBombError as fault:
        raise InputRefused("logo.too_many_pixels", path=path, limit=PIXEL_LIMIT // 1_000_000) from fault
    except _UNREADABLE as fault:
        raise InputRefused("logo.not_a_picture", path=path) from fault
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    bare = Image.new("RGB", picture.size)  # without what the picture knows besides its pixels
    bare.paste(picture)
    written = BytesIO()
    bare.save(written, "PNG")
    return written.getvalue()


def _opaque(opened: Image) -> Image:
    """Give the picture upright, over white, in sRGB."""
    from PIL import Image, ImageOps

    profile = opened.info.get("icc_profile")
    if opened.mode.startswith("I"):  # 16 bits of grey
        picture = opened.convert("I").point(lambda level: level / 256).convert("L")
    elif opened.has_transparency_data:
        picture = opened.convert("RGBA")
    else:
        picture = opened.convert("RGB") if opened.mode in ("1", "P") else opened
    # A scan is made smaller early: every further step would take its time for pixels nobody sees.
    picture.thumbnail((2 * LONGEST, 2 * LONGEST), Image.Resampling.BOX)
    turned = ImageOps.exif_transpose(picture)
    if turned.mode == "RGBA":
        seen, turned = turned, Image.new("RGB", turned.size, "white")
        turned.paste(seen, mask=seen)
    return _in_srgb(turned, profile) if profile else turned.convert("RGB")


def _trimmed(picture: Image) -> Image:
    """Give the picture without its white margins: it is aligned by what can be seen."""
    from PIL import ImageChops

    seen = ImageChops.invert(picture).point(lambda part: part if part > _ALMOST_WHITE else 0).getbbox()
    return picture.crop(seen) if seen else picture


def _in_srgb(picture: Image, profile: bytes) -> Image:
    """Give the picture as its own profile means it; one that doesn't fit the picture is passed over."""
    from PIL import ImageCms

    try:
        meant = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture.convert("RGB")
    assert turned is not None  # it is only where the picture is changed in place
    return turned
