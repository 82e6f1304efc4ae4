"""Workshops made to break a page: endless words, full cells, three hundred rows, every script, markup.

They are drawn from the strategies of the tests, the same ones as long as the source is the same, or are the
sample. Then they are spoilt and grown by a generator of numbers that is seeded with their place. A file may
hold each of them.
"""

from __future__ import annotations

import random
import struct
import uuid
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec
from hypothesis import HealthCheck, Phase, given, settings

from app.content import resource
from app.interchange.reading import read_json
from app.interchange.writing import write_json
from app.records.vocabulary import LISTS, references
from app.workshop import Workshop
from tests.strategies import COLOURS, ODD_TEXTS, images_of, workshops

WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt"  # sixty letters
CELL = (
    "Every builder on every site knows today what the yard brings tomorrow, & says so. " * 24
)  # 2,000 signs
TEXTS = (
    WORD,
    f"{WORD} {WORD}-{WORD}/{WORD}",
    CELL[:2000],
    "x" * 2000,
    "W" * 60,
    '<b>&amp; "quoted"</b> <a href="#heading1">& < ></a>',
    "<para>]]>&#0;{braces} %s \\n (a) \\",
    "Ποιος εξυπηρετεί τον πελάτη; " * 4,
    "Кто обслуживает клиента? " * 4,
    "一线员工服务客户，每天都如此。" * 12,
    "カスタマーに約束を守る 고객에게 약속을 지킨다",
    "Every caller 🙂 is 👩‍🔧 helped 🇮🇪 ✓ ☐ → ™",
    "🙂" * 90,
    "Controls:\a\b\x0b\x0c\x1b\x7f\x85 and \u2028 lines\u2029",
    "one\ntwo\r\nthree\rfour\n\n\nfive" * 6,
    "e\u0301 a\u030a\u0308 x\u0332 n\u0303" * 12,
    " ",
    "\u200b\u00ad\ufeff",
    "\xa0no\xa0break\xa0anywhere" * 12,
    "a-b/c–d—e" * 40,
    "1,234.56 € −7 % ½ 10⁻³ ≤ ∞",
    "AVÄÅÉÊÇŁŽßþðıİ" * 10,
)
REFUSED = ("מי משרת את הלקוח?", "من يخدم العميل؟", "ใครบริการลูกค้า", "ग्राहक की सेवा कौन करता है", "\U000f0000")
ORGANISATIONS = (
    "WATERWORKS AND MUNICIPAL WASTE MANAGEMENT COMPANY OF THE NORTH-WEST",
    WORD,
    "北西地域水道局お客様サービス推進本部品質管理課と一线员工服务客户委员会",
    " \xa0 ",
    "\u200b\ufeff\u00ad",
    "Water " * 33 + "Co",  # two hundred letters
    "W" * 200,
)
"""Seven, so that in time each meets each logo and paper."""
MANY = 300
_FULL = 10  # every tenth is the sample, spoilt: in it everything hangs together, so all drawings are drawn
_CROWDS = {"participants", "departments"}  # each of them is a page of six documents
_ALONE = {"votes", "ratings", "practice_reviews", "business_cases", "personal_touchpoints", "receivers"}
_GROWING = tuple(name for name in LISTS if name not in _ALONE)


class Hostile(NamedTuple):
    """A workshop with its photographs by hash."""

    workshop: Workshop
    images: Mapping[str, bytes]


def hostile(count: int) -> Iterator[Hostile]:
    """Give so many hostile workshops, the same at every call."""
    if not count:
        return
    drawn: list[Workshop] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(workshops())
    def draw(workshop: Workshop) -> None:
        drawn.append(workshop)

    draw()
    sample = read_json(resource("samples", "building-supplies.json").read_bytes())
    for place in range(count):
        chance = random.Random(place)
        full = place % _FULL == _FULL - 1
        workshop = sample.workshop if full else drawn[place % len(drawn)]
        images = sample.images if full else images_of(workshop)
        spoilt = _grown(_spoilt(workshop, chance), chance)
        if full:
            spoilt = _with(spoilt, organisation=ORGANISATIONS[place // _FULL % len(ORGANISATIONS)])
        if (place + place // (2 * _FULL)) % 2:  # so that full ones go with and without, on either paper
            spoilt, images = _dressed(spoilt, images, place)
        yield _valid(spoilt, images)


def logo(width: int, height: int) -> bytes:
    """Give a logo of this size in the one form in which a file keeps it: dark, with a lighter slope."""
    rows = (
        b"\0" + bytes(part for x in range(width) for part in (0, x * 160 // width, y * 120 // height))
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


LOGOS = (logo(1200, 100), logo(100, 1200))
"""A wide one and a tall one."""


def _dressed(
    workshop: Workshop, images: Mapping[str, bytes], place: int
) -> tuple[Workshop, Mapping[str, bytes]]:
    """Give the workshop with a logo, a colour and a statement, so that all its documents show them."""
    worn = LOGOS[(place // 2 + place // 40) % 2]
    said = workshop.details.statement
    if not (said or "").strip():
        said = TEXTS[place // 2 % len(TEXTS)].strip() or "We keep our word."
    name = sha256(worn).hexdigest()
    dressed = _with(workshop, logo=name, colour=COLOURS[place // 2 % len(COLOURS)], statement=said)
    return dressed, {**images, name: worn}


def _with(workshop: Workshop, **details: str) -> Workshop:
    return workshop.replace(msgspec.structs.replace(workshop.details, **details))


def _valid(workshop: Workshop, images: Mapping[str, bytes]) -> Hostile:
    """Give the workshop as a file brings it back; raise a WorkshopError where no file may hold it."""
    read = read_json(write_json(workshop, images))
    return Hostile(read.workshop, read.images)


def _spoilt(workshop: Workshop, chance: random.Random) -> Workshop:
    """Give the workshop with some of its texts made hostile, and now and then one that no page can show."""
    share = chance.choice((0.1, 0.4, 0.9))
    chosen = TEXTS + ODD_TEXTS + (REFUSED if chance.random() < 0.3 else ())

    def spoilt(record: Any) -> Any:
        texts = {field.name: chance.choice(chosen) for field in _texts(record) if chance.random() < share}
        return msgspec.structs.replace(record, **texts)

    lists = {name: tuple(spoilt(record) for record in workshop.records(name)) for name in LISTS}
    return workshop.replace(spoilt(workshop.details), **lists)


def _grown(workshop: Workshop, chance: random.Random) -> Workshop:
    """Give the workshop with some lists grown to three hundred rows; half of them stay as they are."""
    if chance.random() < 0.5:
        return workshop
    there = [name for name in _GROWING if workshop.records(name)]
    small = [name for name in there if name not in _CROWDS or chance.random() < 0.05]
    chosen = chance.sample(small, min(len(small), chance.randint(1, 4)))
    return workshop.replace(**{name: _many(workshop.records(name), chance) for name in chosen})


def _many(rows: tuple[Any, ...], chance: random.Random) -> tuple[Any, ...]:
    """Give three hundred rows: the first ones, and copies of theirs, mostly with shorter texts."""
    more = []
    for _ in range(MANY - len(rows)):
        row = chance.choice(rows)
        short = {name: (getattr(row, name) or "")[:40].strip() or None for name in _open_texts(row)}
        id = str(uuid.UUID(int=chance.getrandbits(128), version=4))
        more.append(msgspec.structs.replace(row, id=id, **short))
    return rows + tuple(more)


def _texts(record: Any) -> Iterator[Any]:
    """Give the fields that hold people's own words."""
    kept = {"id", "language", *(each.field for each in references(type(record)))}
    for field in msgspec.structs.fields(record):
        hash = (type(record).__name__, field.name) == ("Photo", "image")
        if field.type in (str, str | None) and field.name not in kept and not hash:
            yield field


def _open_texts(record: Any) -> Iterator[str]:
    """Give those of them that may be left open."""
    return (field.name for field in _texts(record) if field.type == str | None)
