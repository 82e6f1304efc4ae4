"""Figures on paper: every shape, photographs as cameras leave them, and words for who can't see them."""

from __future__ import annotations

import io
from collections.abc import Callable

import msgspec
import pdfplumber
import pypdf
import pytest
from PIL import Image

from app.drawings.display_list import Circle, Curve, Drawing, Polygon, Rectangle, Text
from app.errors import ExportRefused
from exporters.pdf.document import Running, Sheet, render
from exporters.pdf.drawing import Figure, Photograph
from exporters.pdf.metadata import About
from exporters.pdf.photographs import size_of

RUNNING = Running("A document", "A notice", "Page {page} of {pages}")
LINE = ((0.0, 0.0), (10.0, 5.0), (20.0, 5.0), (30.0, 0.0))
SHAPES = (
    Rectangle(x=0, y=0, width=300, height=200, fill="surface2", stroke="border", dashed=True),
    Rectangle(x=5, y=5, width=50, height=20, radius=6, fill="accent", fill_opacity=0.4),
    Rectangle(x=5, y=5, width=50, height=20),
    Polygon(points=LINE, fill="warn"),
    Polygon(points=LINE, closed=False, stroke="bad", dashed=True),
    Polygon(points=LINE, closed=False, fill="bad"),
    Polygon(points=LINE),
    Circle(x=50, y=50, radius=9, fill="ok", stroke="text"),
    Circle(x=50, y=50, radius=9),
    Curve(points=LINE, stroke="accent", dashed=True, arrow=True),
    Curve(points=LINE, stroke="accent"),
    Curve(points=((0, 0), (0, 0), (0, 0), (0, 0)), stroke="accent", arrow=True),
    Text(x=150, y=90, text="In the middle", size=12, weight=600, anchor="middle", box=(100, 80, 100, 14)),
    Text(x=290, y=90, text="线" * 30, size=12, anchor="end", box=(200, 80, 90, 14)),
    Text(x=0, y=99, text="", size=12, box=(0, 80, 90, 14)),
)
DRAWING = Drawing(width=900, height=200, shapes=SHAPES, title="A title", description="What it shows.")


def made(*blocks: Figure | Photograph) -> bytes:
    """Render figures."""
    return render(blocks, About("Figures", "en", ""), Sheet(), RUNNING)


def jpeg(size: tuple[int, int], mode: str = "RGB", **options: object) -> bytes:
    """Give a picture."""
    written = io.BytesIO()
    Image.new(mode, size, 90 if mode == "L" else None).save(written, "JPEG", **options)
    return written.getvalue()


def test_a_drawing_is_a_figure_with_words_and_a_box(
    judge: Callable[[bytes], None], read: Callable[[bytes], str]
) -> None:
    pdf = made(Figure(DRAWING), Figure(DRAWING, tallest=0.1))
    judge(pdf)
    assert "In the middle" in read(pdf)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    figures = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"]
    figure = figures[0].get_object()
    assert figure["/Alt"] == "What it shows."
    left, bottom, right, top = (float(each) for each in figure["/A"]["/BBox"])
    assert 60 < left < right < 536
    assert 60 < bottom < top < 790


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_photographs_of_any_colours_conform(mode: str, judge: Callable[[bytes], None]) -> None:
    picture = jpeg((640, 480), mode)
    judge(made(Photograph(picture, "A wall"), Photograph(picture, "The same wall")))


def test_a_photograph_is_turned_as_the_camera_noted_and_made_small_enough() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    assert size_of(jpeg((4000, 3000), exif=turned)) == (1350, 1800)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ExportRefused, match="photograph"):
        made(Photograph(b"no picture", "Nothing"))


def test_a_drawing_whose_letters_could_not_be_read_gives_way_to_a_sentence(
    judge: Callable[[bytes], None], read: Callable[[bytes], str]
) -> None:
    small = msgspec.structs.replace(DRAWING, width=2000)
    pdf = made(Figure(small, instead="It is left out."))
    judge(pdf)
    assert read(pdf).startswith("It is left out.")
    assert "In the middle" in read(made(Figure(small)))
    assert "In the middle" in read(made(Figure(DRAWING, instead="It is left out.")))


@pytest.mark.parametrize("text", ["线" * 30, "🙂" * 90, "Ω" * 200])
def test_what_would_be_too_small_to_read_is_cut(text: str) -> None:
    shape = Text(x=0, y=20, text=text, size=13, weight=600, box=(0, 10, 90, 14))
    pdf = made(Figure(Drawing(width=780, height=40, shapes=(shape,), title="T", description="D.")))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        letters = [each for each in document.pages[0].chars if each["text"] in {text[0], "…"}]
    assert letters[-1]["text"] == "…"
    assert 1 < len(letters) < len(text)
    assert min(each["size"] for each in letters) >= 6.99
    assert letters[-1]["x1"] - letters[0]["x0"] <= 90 * 471.3 / 780 + 0.5
