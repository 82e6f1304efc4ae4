"""A client's look: logo and colour chosen by hand, undone, found again in the file and on the documents."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

from tests.stories.conftest import OpenWindow, kept, touchline
from tests.stories.facilitator import Facilitator


def test_a_client_s_logo_and_colour_are_chosen_kept_and_printed(
    sample: Path, open_window: OpenWindow, facilitator: Facilitator, tmp_path: Path
) -> None:
    picture = tmp_path / "brand.jpg"
    Image.new("RGB", (600, 200), (20, 40, 122)).save(picture)
    window = open_window(sample)
    facilitator.go("Prepare", "Organisation")
    facilitator.click("Choose logo…")
    facilitator.choose_file(picture)
    facilitator.wait(lambda: "logo" in kept(sample)["workshop"], "the logo")
    facilitator.fill("Colour", "#14287A")
    facilitator.press("Tab")
    facilitator.wait(lambda: kept(sample)["workshop"].get("colour") == "#14287A", "the colour")
    facilitator.click("Remove logo")
    facilitator.wait(lambda: "logo" not in kept(sample)["workshop"], "no logo")
    facilitator.press("Ctrl+Z")
    facilitator.wait(lambda: "logo" in kept(sample)["workshop"], "the logo again")
    window.close()

    assert kept(sample)["workshop"]["colour"] == "#14287A"
    with Image.open(BytesIO(base64.b64decode(kept(sample)["workshop"]["logo"]))) as logo:
        assert (logo.format, logo.size) == ("PNG", (600, 200))
    assert touchline("export", sample, "--to", tmp_path / "out", "--as", "board").returncode == 0
    cover = PdfReader(tmp_path / "out" / "board.pdf").pages[0]
    assert len(cover.images) == 1
