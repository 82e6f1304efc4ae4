"""Makes a camera's picture fit for paper: upright, in sRGB, and no larger than print can show."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors import ExportRefused

_LONGEST = 1800  # pixels: 250 to the inch on the width of the text


@lru_cache(maxsize=64)
def prepared(image: bytes) -> bytes:
    """Give the JPEG bytes as they go onto the page.

    PDF readers don't turn a picture as its camera noted, and a picture in inks would need a second output
    intent. Raises ExportRefused for bytes that are no picture.
    """
    try:
        with Image.open(BytesIO(image)) as opened:
            turned = ImageOps.exif_transpose(opened)
            turned.thumbnail((_LONGEST, _LONGEST))
            written = BytesIO()
            turned.convert("RGB").save(written, "JPEG", quality=82)
    except (UnidentifiedImageError, OSError) as fault:
        raise ExportRefused("export.photograph") from fault
    return written.getvalue()


@lru_cache(maxsize=64)
def size_of(image: bytes) -> tuple[int, int]:
    """Give the width and height in pixels of the prepared picture."""
    with Image.open(BytesIO(prepared(image))) as opened:
        return opened.size
