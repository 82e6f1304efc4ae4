"""A logo is kept in one form, whatever it was made from, and what is no picture is refused in words."""

from __future__ import annotations

import os
import struct
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from app.errors import InputRefused
from app.logo import FILE_LIMIT, LONGEST, PIXEL_LIMIT, is_logo, logo_from
from tests.strategies import LOGOS

BLUE = (0, 51, 102)


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    def save(picture: Image.Image, kind: str = "PNG", **how: Any) -> Path:
        path = tmp_path / f"logo.{kind.lower()}"
        picture.save(path, kind, **how)
        return path

    return save


def opened(logo: bytes) -> Image.Image:
    assert is_logo(logo)
    return Image.open(BytesIO(logo))


def refused(path: Path) -> str:
    with pytest.raises(InputRefused) as caught:
        logo_from(path)
    assert str(path) in str(caught.value) or caught.value.key == "logo.too_large"
    return caught.value.key.removeprefix("logo.")


def test_what_is_transparent_becomes_white(saved):
    clear = Image.new("RGBA", (40, 20), (*BLUE, 0))
    clear.paste((*BLUE, 255), (0, 0, 10, 20))
    clear.paste((*BLUE, 128), (10, 0, 20, 20))
    clear.paste((*BLUE, 255), (39, 0, 40, 20))
    logo = opened(logo_from(saved(clear)))
    assert [logo.getpixel((x, 5)) for x in (5, 30)] == [BLUE, (255, 255, 255)]
    assert logo.getpixel((15, 5)) == (127, 153, 178)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_png_is_taken(saved, mode):
    level = 0 if mode == "1" else 200
    grey = Image.new("L", (30, 10), level)
    picture = Image.new("I;16", (30, 10), level * 256) if mode == "I;16" else grey.convert(mode)
    assert opened(logo_from(saved(picture))).getpixel((29, 9)) == (level,) * 3


def test_a_palette_with_a_clear_colour_and_a_jpeg_in_inks_are_taken(saved):
    flat = Image.new("P", (30, 10), 0)
    flat.putpalette([*BLUE, 255, 0, 0])
    flat.paste(1, (0, 0, 15, 10))
    flat.paste(1, (29, 0, 30, 10))
    logo = opened(logo_from(saved(flat, transparency=0)))
    assert [logo.getpixel((x, 5)) for x in (3, 20)] == [(255, 0, 0), (255, 255, 255)]
    inks = Image.new("CMYK", (30, 10), (255, 0, 0, 0))
    red, green, blue = opened(logo_from(saved(inks, "JPEG"))).getpixel((9, 5))
    assert red < 60 < 160 < green <= blue


def test_a_profile_is_followed_and_one_that_does_not_fit_is_passed_over(saved):
    picture = Image.new("RGB", (30, 10), BLUE)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (srgb, lab, b"no profile at all"):
        assert opened(logo_from(saved(picture, icc_profile=profile))).getpixel((9, 5)) == BLUE
    swapped = srgb.replace(b"rXYZ", b"????", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"????", b"bXYZ", 1)
    red, _, blue = opened(logo_from(saved(picture, icc_profile=swapped))).getpixel((9, 5))
    assert red > blue, "the profile's blue is red"


def test_a_large_picture_is_made_smaller_in_proportion_and_turned_as_its_camera_noted(saved):
    wide = Image.new("RGB", (2400, 600), BLUE)
    assert opened(logo_from(saved(wide))).size == (LONGEST, LONGEST // 4)
    exif = Image.Exif()
    exif[274] = 6
    assert opened(logo_from(saved(wide, "JPEG", exif=exif))).size == (LONGEST // 4, LONGEST)
    assert opened(logo_from(saved(Image.new("RGB", (5000, 1), BLUE)))).size == (LONGEST, 1)


def test_white_margins_are_cut_off_and_a_white_picture_stays_as_it_is(saved):
    framed = Image.new("RGB", (60, 40), (250, 251, 252))
    framed.paste((255, 255, 230), (20, 10, 50, 30))
    assert opened(logo_from(saved(framed))).size == (30, 20)
    assert opened(logo_from(saved(Image.new("RGB", (60, 40), "white")))).size == (60, 40)


def test_metadata_is_left_behind_and_the_same_picture_gives_the_same_logo(saved):
    exif = Image.Exif()
    exif[0x013B] = "Somebody"
    picture = Image.new("RGB", (30, 10), BLUE)
    logo = logo_from(saved(picture, "JPEG", exif=exif, comment=b"Somebody", dpi=(300, 300)))
    assert b"Somebody" not in logo
    assert not opened(logo).info
    assert logo_from(saved(picture)) == logo_from(saved(picture, dpi=(72, 72)))


def test_what_is_no_picture_is_refused(saved, tmp_path):
    other = tmp_path / "logo.svg"
    other.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert refused(other) == "not_a_picture"
    assert refused(saved(Image.new("RGB", (30, 10)), "GIF")) == "not_a_picture"
    cut = saved(Image.effect_noise((200, 200), 90))
    cut.write_bytes(cut.read_bytes()[:5000])
    assert refused(cut) == "not_a_picture"
    empty = tmp_path / "empty.png"
    empty.touch()
    assert refused(empty) == "not_a_picture"


def test_a_file_that_is_not_there_a_folder_and_a_pipe_are_refused(tmp_path):
    assert refused(tmp_path / "none.png") == "missing"
    assert refused(tmp_path) == "folder"
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    assert refused(pipe) == "not_a_file"
    assert refused(tmp_path / ("x" * 300)) == "unreadable"


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.truncate(FILE_LIMIT + 1)
    assert refused(path) == "too_large"


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large and has hardly a byte of pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in chunks)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@pytest.mark.parametrize("size", [(5001, 5000), (12_000, 8_000), (60_000, 60_000), (1, 2**31 - 1)])
def test_a_picture_of_too_many_pixels_is_refused_before_they_are_decoded(tmp_path, size):
    path = tmp_path / "bomb.png"
    path.write_bytes(png_of(*size))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert refused(path) == "too_many_pixels"
    assert size[0] * size[1] > PIXEL_LIMIT


GOOD = LOGOS[0]
HEAD, PIXELS = GOOD[16:29], GOOD[41:-16]
END = chunk(b"IEND", b"")


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return GOOD[:8] + b"".join(chunk(*each) for each in chunks)


def headed(**said: int) -> bytes:
    parts = dict(zip(("width", "height", "depth", "kind", "packing", "filters", "lace"),
                     struct.unpack(">IIBBBBB", HEAD), strict=True)) | said  # fmt: skip
    return struct.pack(">IIBBBBB", *parts.values())


def test_a_logo_in_several_pieces_is_one():
    assert all(map(is_logo, LOGOS))
    assert is_logo(
        png((b"IHDR", HEAD), (b"IDAT", PIXELS[:5]), (b"IDAT", b""), (b"IDAT", PIXELS[5:]), (b"IEND", b""))
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff\xe0",
        GOOD[:8],
        GOOD[:-1],
        GOOD + b"\0",
        GOOD[:-20] + bytes((GOOD[-20] ^ 1,)) + GOOD[-19:],
        png((b"IHDR", HEAD), (b"IEND", b"")),
        png((b"IDAT", PIXELS), (b"IHDR", HEAD), (b"IEND", b"")),
        png((b"IHDR", HEAD), (b"IDAT", PIXELS), (b"IDAT", b"")),
        png((b"IHDR", HEAD), (b"IDAT", PIXELS), (b"IEND", b"more")),
        png((b"IHDR", HEAD), (b"tEXt", b"Author\0Somebody"), (b"IDAT", PIXELS), (b"IEND", b"")),
        png((b"IHDR", HEAD[:12]), (b"IDAT", PIXELS), (b"IEND", b"")),
        *(
            png((b"IHDR", headed(**said)), (b"IDAT", PIXELS), (b"IEND", b""))
            for said in (
                {"width": 0}, {"height": 0}, {"width": 5}, {"width": 7}, {"height": 3}, {"height": 1},
                {"width": LONGEST + 1}, {"height": LONGEST + 1}, {"depth": 16}, {"kind": 6}, {"kind": 3},
                {"lace": 1}, {"packing": 1}, {"filters": 1},
            )
        ),
        *(
            png((b"IHDR", HEAD), (b"IDAT", packed), (b"IEND", b""))
            for packed in (
                b"not packed", PIXELS[:-6], PIXELS + b"\0", zlib.compress(b"\x05" + b"\0" * 37),
                zlib.compress(b"\0" * 19 + b"\x05" + b"\0" * 18), zlib.compress(b"\0" * 10_000_000),
            )
        ),
    ],
)  # fmt: skip
def test_what_only_resembles_a_logo_is_none(data):
    assert not is_logo(data)
