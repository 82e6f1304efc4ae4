"""What a Linux desktop needs to know Touchline by, and the package that brings it there."""

from __future__ import annotations

import configparser
import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from app.file.header import APPLICATION_ID

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def entry():
    """The menu entry; its keys are written with capitals, and %f is no interpolation."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read(PACKAGING / "linux/touchline.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def file_type():
    return ET.parse(PACKAGING / "linux/touchline.xml").getroot().find(f"{MIME}mime-type")


@pytest.fixture
def build():
    spec = importlib.util.spec_from_file_location("build_packages", PACKAGING / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_menu_entry_opens_the_files_of_its_own_type(entry, file_type):
    assert entry["Exec"] == "touchline %f"
    assert entry["Terminal"] == "false"
    assert entry["MimeType"] == f"{file_type.get('type')};"
    assert file_type.find(f"{MIME}glob").get("pattern") == "*.touchline"


def test_program_and_file_type_have_an_icon_of_the_name_they_give(entry, file_type, build):
    kind = file_type.find(f"{MIME}icon").get("name")
    assert build.ICON.stem == entry["Icon"]

    for path in (build.ICON, PACKAGING / f"linux/{kind}.svg"):
        icon = ET.parse(path).getroot()
        assert icon.get("viewBox") == "0 0 256 256"
        assert icon.find("{http://www.w3.org/2000/svg}title") is not None


def test_a_file_manager_knows_a_workshop_whatever_its_name(file_type):
    mark = file_type.find(f"{MIME}magic/{MIME}match/{MIME}match")

    assert mark.get("offset") == "68"  # where SQLite keeps the number that says whose file it is
    assert mark.get("value").encode() == APPLICATION_ID.to_bytes(4, "big")
    assert file_type.find(f"{MIME}sub-class-of").get("type") == "application/vnd.sqlite3"


def test_the_package_says_what_it_is_and_needs(build):
    fields = dict(re.findall(r"^([\w-]+): (.+)$", build.control_text("1.2.3", "amd64", 7), re.MULTILINE))

    assert fields["Package"] == "touchline"
    assert fields["Version"] == "1.2.3"
    assert fields["Installed-Size"] == "7"
    assert {"libc6", "libegl1", "libxcb-cursor0"} <= set(fields["Depends"].split(", "))


def test_everything_lands_where_the_desktop_looks(build, tmp_path):
    build.lay_out(tmp_path)

    laid = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if not path.is_dir()}
    assert {
        "usr/bin/touchline",
        "usr/share/applications/touchline.desktop",
        "usr/share/mime/packages/touchline.xml",
        "usr/share/icons/hicolor/scalable/apps/touchline.svg",
        "usr/share/icons/hicolor/scalable/mimetypes/application-x-touchline.svg",
        "usr/share/doc/touchline/copyright",
    } <= laid
    assert (tmp_path / "usr/bin/touchline").readlink() == Path("../lib/touchline/touchline")
