"""How the Word document looks: styles by the names Word knows, which a client's template can replace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from exporters.pdf.palette import Colour, Palette

FONT = "Calibri"
TABLE = "Touchline Table"
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: sizes and spaces in points; `ground` gives it the panel's ground and bar."""

    name: str
    size: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    italic: bool = False
    ink: str = "text"
    based_on: str = "Normal"
    follows: str | None = "Normal"
    keeps: bool = False
    right: bool = False
    ground: bool = False
    indent: float = 0.0


_LOOKS = (
    Look("Normal", 10.5, after=6, follows=None),
    Look("Title", 28, before=30, after=6, bold=True),
    Look("Subtitle", 13, after=14, ink="text2"),
    Look("Heading 1", 19, before=26, after=8, bold=True, keeps=True),
    Look("Heading 2", 14, before=18, after=5, bold=True, keeps=True),
    Look("Heading 3", 11.5, before=12, after=3, bold=True, keeps=True),
    Look("Heading 4", 10.5, before=9, after=2, bold=True, ink="text2", keeps=True),
    Look("Lead", 12, before=8, after=10, ink="text2"),
    Look("Overline", 8.5, after=2, bold=True, ink="text3", keeps=True),
    Look("Small Text", 9, after=4, ink="text2"),
    Look("Quote", 10.5, before=5, after=2, italic=True, keeps=True),
    Look("Caption", 9, before=2, after=12, ink="text2"),
    Look("Figure", 10.5, before=8, after=2, keeps=True, follows="Caption"),
    Look("List Bullet", 10.5, after=3, follows=None),
    Look("List Number", 10.5, after=3, follows=None),
    Look("Statement Text", 9.5, after=3, ink="text2", ground=True, indent=10, follows=None),
    Look("Statement Overline", 8.5, after=3, bold=True, ink="text3", based_on="Statement Text", keeps=True),
    Look("Statement", 19, after=6, bold=True, based_on="Statement Text", keeps=True, follows="Normal"),
    Look("Table Text", 9, after=0, follows=None),
    Look("Table Figures", 9, based_on="Table Text", right=True, follows=None),
    Look("Table Heading", 8, bold=True, ink="text3", based_on="Table Text", keeps=True, follows=None),
    Look(
        "Table Heading Figures", 8, based_on="Table Heading", bold=True, ink="text3", right=True, keeps=True
    ),
    Look("After Table", 5, after=4),
    Look("TOC Heading", 14, before=14, after=5, bold=True),
    Look("toc 1", 10.5, before=2, after=1, bold=True),
    Look("toc 2", 10, after=1, ink="text2", indent=14),
    Look("Header", 8.5, ink="text3", follows=None),
    Look("Footer", 8.5, ink="text3", follows=None),
)
_INKS = {"Marked": "accent", "Quiet": "text2", "Settled": "ok", "Warning": "warn", "Severe": "bad"}


def dress(document: Document, language: str, palette: Palette) -> None:
    """Give the document its styles, and the language its words are checked in."""
    for look in _LOOKS:
        _set(document, look, palette)
    for name, ink in _INKS.items():
        style = cast("CharacterStyle", document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER))
        style.font.color.rgb = _ink(palette, ink)
        style.font.bold = ink != "text2"
        style.quick_style = True
    document.styles.element.append(_table_style(palette))
    _speak(document, language)


def _ink(palette: Palette, token: str) -> RGBColor:
    return _rgb(palette.ink(token))


def _rgb(colour: Colour) -> RGBColor:
    """Give a colour for Word."""
    return RGBColor(*(round(part * 255) for part in colour))


def _set(document: Document, look: Look, palette: Palette) -> None:
    style = _style(document, look.name)
    if look.name != "Normal":
        style.base_style = document.styles[look.based_on]
    if look.follows is not None:
        style.next_paragraph_style = _style(document, look.follows)
    style.quick_style, style.hidden = True, False
    font, space = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(look.size), look.bold, look.italic
    font.color.rgb = _ink(palette, look.ink)
    space.space_before, space.space_after = Pt(look.before), Pt(look.after)
    space.line_spacing = 1.15
    space.keep_with_next = look.keeps
    if look.right:
        space.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if look.indent:
        space.left_indent = Pt(look.indent)
    _strip(style)
    if look.ground:
        _ground(style, palette)


def _style(document: Document, name: str) -> ParagraphStyle:
    """Give the style of a name, made where the template has none."""
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return cast("ParagraphStyle", document.styles[name])


def _strip(style: ParagraphStyle) -> None:
    """Take from a style of the template what would overrule its new look: borders and fonts of its theme."""
    element = style.element
    fonts = element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), FONT)
    for tag in ("w:pBdr", "w:contextualSpacing", "w:tabs"):
        for found in element.pPr.findall(qn(tag)):
            element.pPr.remove(found)
    for tag in ("w:spacing", "w:kern", "w:szCs", "w:bCs", "w:iCs"):
        for found in element.rPr.findall(qn(tag)):
            element.rPr.remove(found)


def _ground(style: ParagraphStyle, palette: Palette) -> None:
    """Set a style on a tinted ground with a bar at its left."""
    bar, fill = (_rgb(palette.colour(token)) for token in ("accent", "accent_soft"))
    # The borders above and below have the colour of the ground: they are its padding.
    lines = parse_xml(
        f"""<w:pBdr {nsdecls("w")}>
  <w:top w:val="single" w:sz="4" w:space="8" w:color="{fill}"/>
  <w:left w:val="single" w:sz="24" w:space="8" w:color="{bar}"/>
  <w:bottom w:val="single" w:sz="4" w:space="8" w:color="{fill}"/>
</w:pBdr>"""
    )
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    properties = style.element.get_or_add_pPr()
    after = ("w:tabs", "w:bidi", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
    properties.insert_element_before(lines, *after)
    properties.insert_element_before(shade, *after)


def _table_style(palette: Palette) -> OxmlElement:  # type: ignore[valid-type]  # python-docx makes elements by a function
    """Give the style of tables: horizontal rules only, a heavier one below the heads."""
    line, strong = (_rgb(palette.colour(token)) for token in ("border", "border_strong"))
    return parse_xml(
        f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="TouchlineTable">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{line}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{line}"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="50" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>
      <w:bottom w:w="50" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr><w:tcBorders>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{strong}"/>
    </w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>"""
    )


def _speak(document: Document, language: str) -> None:
    """Set the language of the text, and let Word treat the file as one of today's."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    spoken = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    script = "w:eastAsia" if language.split("-")[0].lower() in _EAST_ASIAN else "w:val"
    settings = document.settings.element
    for element in (spoken, settings.find(qn("w:themeFontLang"))):
        element.set(qn(script), language)
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")
