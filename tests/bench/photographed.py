"""A workshop whose walls were photographed: what an export has to carry besides words."""

from __future__ import annotations

import io
import random
from contextlib import closing
from pathlib import Path

from PIL import Image

from app.file.workshop_file import WorkshopFile
from app.records.hand_out import Photo
from app.records.vocabulary import new_id

SIZE = (1280, 960)
QUALITY = 92


def add_photographs(path: Path, count: int) -> None:
    """Add so many photographs to a workshop file; noise, so that each has the megabyte of a camera's."""
    noise = random.Random(count)
    with closing(WorkshopFile.open(path)) as file, file.change("Add photographs") as change:
        for number in range(count):
            picture = Image.frombytes("RGB", SIZE, noise.randbytes(3 * SIZE[0] * SIZE[1]))
            jpeg = io.BytesIO()
            picture.save(jpeg, "JPEG", quality=QUALITY)
            image = change.add_image(jpeg.getvalue())
            change.insert(Photo(id=new_id(), stage="touchpoints", caption=f"Wall {number + 1}", image=image))
