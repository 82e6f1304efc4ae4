"""Make resources/fonts from the families' own packages, so that anybody can make the same cuts again.

Run it as `python packaging/fonts.py` with fontTools, pip, npm and apt-get at hand. Inter comes from the
PyPI package `fontpkg-inter` (variable), Noto Emoji from the npm package `@fontsource/noto-emoji`, the other
families from Debian's `fonts-noto-core` and `fonts-droid-fallback`. ReportLab reads outlines of the `glyf`
kind only and tells fonts apart by their internal names, so each weight is a static cut with its own name.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from PIL import ImageCms

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
NOTO = ("NotoSans", "NotoSansMath", "NotoSansSymbols", "NotoSansSymbols2")
DEBIAN = ("fonts-noto-core", "fonts-droid-fallback")
DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
EPOCH = 3_600_000_000  # seconds since 1904: a fixed date, so that the same sources give the same bytes


def run(*command: str, cwd: Path) -> None:
    """Run a package client in the scratch folder; its refusal ends the script."""
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def fetch(scratch: Path) -> None:
    """Bring the packages into the scratch folder and unpack them there."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps")
    run(*pip, "fontpkg-inter==4.1.post1", cwd=scratch)
    run("npm", "pack", "--silent", "@fontsource/noto-emoji@5.3.2", cwd=scratch)
    run("apt-get", "download", "--quiet", *DEBIAN, cwd=scratch)
    for wheel in scratch.glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(scratch / "inter")
    for package in scratch.glob("*.tgz"):
        with tarfile.open(package) as archive:
            archive.extractall(scratch / "emoji", filter="data")
    for package in scratch.glob("*.deb"):
        run("dpkg", "-x", package.name, "debian", cwd=scratch)


def rename(font: TTFont, family: str, style: str) -> None:
    """Give a cut names of its own: legacy family per weight, typographic family for all of them."""
    names = font["name"]
    legacy = family if style in ("Regular", "Bold") else f"{family} {style}"
    plain = style if style in ("Regular", "Bold") else "Regular"
    postscript = f"{family.replace(' ', '')}-{style}"
    for number in (16, 17, 21, 22, 25):
        names.removeNames(nameID=number)
    new = {1: legacy, 2: plain, 3: f"touchline;{postscript}", 4: f"{family} {style}", 6: postscript}
    if legacy != family:
        new |= {16: family, 17: style}
    for number, text in new.items():
        names.removeNames(nameID=number)
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = WEIGHTS[style]
    bold = style == "Bold"
    flags = 0x20 if bold else 0x40 if plain == style else 0
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | flags
    font["head"].macStyle = 1 if bold else 0


def save(font: TTFont, name: str) -> None:
    """Write a cut with a fixed date and without hinting programs, which neither PDF nor Qt needs."""
    for table in ("STAT", "DSIG", "fpgm", "prep", "cvt ", "gasp", "LTSH", "hdmx", "VDMX"):
        if table in font:
            del font[table]
    font.flavor = None
    font["head"].modified = font["head"].created = EPOCH
    font.recalcTimestamp = False
    font.save(FONTS / name)


def tabular_digits(font: TTFont) -> dict[str, Any]:
    """Glyph numbers of 0-9 as the `tnum` feature draws them, and their one width in thousandths of an em."""
    gsub = font["GSUB"].table
    features = [record.Feature for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum"]
    lookups = {index for feature in features for index in feature.LookupListIndex}
    mapping: dict[str, str] = {}
    for index in lookups:
        for subtable in gsub.LookupList.Lookup[index].SubTable:
            mapping |= getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})
    names = [mapping.get(name, name) for name in DIGITS]
    width = round(font["hmtx"][names[0]][0] * 1000 / font["head"].unitsPerEm)
    return {"glyphs": [font.getGlyphID(name) for name in names], "width": width}


def advances(font: TTFont) -> dict[str, int]:
    """Advance widths in thousandths of an em, by code point."""
    units, metrics = font["head"].unitsPerEm, font["hmtx"]
    cmap = sorted(font.getBestCmap().items())
    return {str(code): round(metrics[name][0] * 1000 / units) for code, name in cmap}


def ranges(font: TTFont) -> list[list[int]]:
    """The code points a font can draw, as inclusive [first, last] pairs."""
    found: list[list[int]] = []
    for code in sorted(font.getBestCmap()):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def write_json(name: str, value: Any) -> None:
    """Write one resource table, compact."""
    (FONTS / name).write_text(json.dumps(value, separators=(",", ":")) + "\n", encoding="utf-8")


def make_inter(source: Path) -> None:
    """Four static cuts of Inter at text size, and the tables made from them."""
    (variable,) = source.glob("fontpkg_inter/files/Inter[[]*")
    widths: dict[str, Any] = {"units_per_em": 1000}
    tabular: dict[str, dict[str, Any]] = {}
    for style, weight in WEIGHTS.items():
        font = instancer.instantiateVariableFont(TTFont(variable), {"wght": weight, "opsz": 14})
        rename(font, "Inter", style)
        tabular[f"Inter-{style}.ttf"] = tabular_digits(font)
        widths[style.lower()] = advances(font)
        save(font, f"Inter-{style}.ttf")
    write_json("inter-widths.json", widths | {"default": 600})
    write_json("tabular-digits.json", tabular)
    (FONTS / "Inter-LICENSE.txt").write_bytes((source / "fontpkg_inter" / "LICENSE").read_bytes())


def make_form_font() -> None:
    """Inter as form fields hold it: whole in every form, so cut down to what a field's encoding can name."""
    font = TTFont(FONTS / "Inter-Regular.ttf")
    options = Options(layout_features=[], notdef_outline=True, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(
        unicodes=[ord(bytes((code,)).decode("cp1252", "ignore") or " ") for code in range(32, 256)]
    )
    subsetter.subset(font)
    rename(font, "Inter Form", "Regular")
    save(font, "InterForm-Regular.ttf")


def make_fallbacks(scratch: Path) -> None:
    """The families that draw what Inter lacks, with their licences."""
    fonts = scratch / "debian" / "usr" / "share" / "fonts" / "truetype"
    for family in NOTO:
        save(TTFont(fonts / "noto" / f"{family}-Regular.ttf"), f"{family}-Regular.ttf")
    save(TTFont(fonts / "droid" / "DroidSansFallbackFull.ttf"), "DroidSansFallback.ttf")
    package = scratch / "emoji" / "package"
    emoji = TTFont(package / "files" / "noto-emoji-emoji-400-normal.woff")
    rename(emoji, "Noto Emoji", "Regular")
    save(emoji, "NotoEmoji-Regular.ttf")
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    (FONTS / "NotoEmoji-LICENSE.txt").write_text(licence, encoding="utf-8")
    terms = licence[licence.index("This Font Software is licensed") :]
    (FONTS / "Noto-LICENSE.txt").write_text("Copyright 2010-2020 Google LLC\n\n" + terms, encoding="utf-8")
    apache = Path("/usr/share/common-licenses/Apache-2.0").read_text(encoding="utf-8")
    owner = "DroidSansFallback.ttf: Copyright 2006-2012 The Android Open Source Project\n\n"
    (FONTS / "DroidSansFallback-LICENSE.txt").write_text(owner + apache, encoding="utf-8")


def make_profile() -> None:
    """The sRGB profile of the pages, with a fixed date, said to be of the version that PDF 1.7 knows."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[8:12] = bytes((4, 0x20, 0, 0))
    profile[24:36] = struct.pack(">6H", 2020, 1, 1, 0, 0, 0)
    (FONTS / "srgb.icc").write_bytes(profile)


def main() -> None:
    """Fetch, cut, and write the fonts with their licences and tables."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        scratch.chmod(0o755)
        fetch(scratch)
        make_inter(scratch / "inter")
        make_fallbacks(scratch)
    make_form_font()
    make_profile()
    write_json("coverage.json", {path.name: ranges(TTFont(path)) for path in sorted(FONTS.glob("*.ttf"))})


if __name__ == "__main__":
    main()
