"""Builds what this system can install: the frozen program, an archive of it and, on Debian, a package.

Run by `python3 dev.py package`. Nothing is packed before the frozen program has proved itself on a real file.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
FROZEN = DIST / "touchline"
LINUX = HERE / "linux"
ICON = ROOT / "resources/icons/touchline.svg"  # the windows show the same one
SUMMARY = "guides a facilitator through a customer-vision workshop"


def main() -> int:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    freeze()
    try_out(FROZEN / ("touchline.exe" if os.name == "nt" else "touchline"))
    made = [archive(version)]
    if shutil.which("dpkg-deb"):
        made.append(debian_package(version))
    for path in made:
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


def freeze() -> None:
    """Make `dist/touchline`, a folder with the program and all it needs but the system's own libraries."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    where = ["--distpath", str(DIST), "--workpath", str(BUILD / "frozen")]
    subprocess.run([*command, *where, str(HERE / "touchline.spec")], check=True)


def try_out(program: Path) -> None:
    """Let the frozen program make a workshop, check it, give it out again and export it.

    Raises subprocess.CalledProcessError or AssertionError where it can't.
    """
    with tempfile.TemporaryDirectory() as folder:
        workshop, documents = Path(folder, "try.touchline"), Path(folder, "documents")
        ask(program, "new", str(workshop), "--title", "Kickoff", "--organisation", "Northwind")
        ask(program, "check", str(workshop))
        told = json.loads(ask(program, "json", str(workshop)))
        assert told["workshop"]["title"] == "Kickoff", "the frozen program lost what it was given"
        ask(program, "export", str(workshop), "--to", str(documents))
        assert list(documents.glob("*.pdf")), "the frozen program exported no PDF"


def ask(program: Path, *arguments: str) -> str:
    screenless = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [program, *arguments], env=screenless, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def archive(version: str) -> Path:
    """Pack the frozen folder for systems without a package of their own."""
    target = DIST / f"touchline-{version}-{sys.platform}.tar.gz"
    with tarfile.open(target, "w:gz") as packed:
        packed.add(FROZEN, f"touchline-{version}")
        packed.add(ROOT / "LICENSE", f"touchline-{version}/LICENSE")
    return target


def debian_package(version: str) -> Path:
    """Build a .deb that installs the program, its menu entry, its file type and its icons."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(FROZEN, tree / "usr/lib/touchline", symlinks=True)
    lay_out(tree)
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    control = tree / "DEBIAN/control"
    control.parent.mkdir()
    control.write_text(control_text(version, architecture, size_of(tree)), encoding="utf-8")
    target = DIST / f"touchline_{version}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)], check=True)
    return target


def lay_out(tree: Path) -> None:
    """Put beside the program what a desktop needs to know it by."""
    share = tree / "usr/share"
    icons = share / "icons/hicolor/scalable"
    for source, target in {
        LINUX / "touchline.desktop": share / "applications/touchline.desktop",
        LINUX / "touchline.xml": share / "mime/packages/touchline.xml",
        ICON: icons / "apps/touchline.svg",
        LINUX / "application-x-touchline.svg": icons / "mimetypes/application-x-touchline.svg",
        LINUX / "copyright": share / "doc/touchline/copyright",
        ROOT / "LICENSE": share / "doc/touchline/LICENSE",
        ROOT / "CHANGELOG.md": share / "doc/touchline/CHANGELOG.md",
    }.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    command = tree / "usr/bin/touchline"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/touchline/touchline")


def control_text(version: str, architecture: str, kilobytes: int) -> str:
    return "\n".join(
        [
            "Package: touchline",
            f"Version: {version}",
            f"Architecture: {architecture}",
            "Section: misc",
            "Priority: optional",
            "Maintainer: The Touchline developers <developers@touchline.invalid>",
            f"Installed-Size: {kilobytes}",
            f"Depends: {', '.join(['libc6', *system_packages()])}",
            f"Description: {SUMMARY}",
            " Touchline runs on one laptop, without internet or account, on one file per workshop,",
            " and hands every participant a PDF at the end.",
            "",
        ]
    )


def system_packages() -> list[str]:
    """The libraries that Qt loads from the system, from the list that `dev.py` sets machines up by."""
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    from dev import TO_PAINT, TO_SHOW

    return sorted({*TO_PAINT.values(), *TO_SHOW.values()})


def size_of(tree: Path) -> int:
    """Kilobytes of a folder's files, each rounded up as a disk does."""
    return sum(-(-path.lstat().st_size // 1024) for path in tree.rglob("*") if not path.is_dir())


if __name__ == "__main__":
    sys.exit(main())
