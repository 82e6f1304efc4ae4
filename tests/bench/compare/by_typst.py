"""Sets contents with Typst: tagged, with bookmarks, contents and running heads.

`by_typst.py FONTS FILE PDF` sets one; `by_typst.py FONTS --warm FILES` sets one after the other with one
compiler and tells the median in ms.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from compare.told import tell_median

SOURCE = Path(__file__).resolve().with_name("document.typ")


def main(fonts: str, *rest: str) -> None:
    compiler = typst.Compiler(SOURCE, root="/", font_paths=[fonts], ignore_system_fonts=True)

    def made(path: Path) -> bytes:
        pdf = compiler.compile(format="pdf", sys_inputs={"content": str(path)})
        assert isinstance(pdf, bytes)
        return pdf

    if rest[0] == "--warm":
        tell_median(made, [Path(each) for each in rest[1:]])
    else:
        Path(rest[1]).write_bytes(made(Path(rest[0])))


if __name__ == "__main__":
    main(*sys.argv[1:])
