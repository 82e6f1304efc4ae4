"""Exports documents into a folder: all that was asked for or nothing, never half a file or over another."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from pathlib import Path, PurePath, PurePosixPath

from app.content import words
from app.errors import ExportRefused
from app.presence import is_there
from app.workshop import Workshop
from exporters.archive import archive_name, pack
from exporters.catalogue import CATALOGUE, Document, Order, Paper
from exporters.leftovers import KEPT, SCRATCH, clear_leftovers, scratch_name
from exporters.printable import refuse_unprintable


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an export has come: `done` of `total` files, and a sentence; `skipped`: nothing was made."""

    done: int
    total: int
    text: str
    skipped: bool = False


Report = Callable[[Progress], None]

Replaceable = bool | frozenset[str]
"""Which files that are there already an export may replace: all, none, or those of these names."""


def export(
    workshop: Workshop,
    images: Mapping[str, bytes],
    keys: Sequence[str] | None,
    folder: Path,
    force: Replaceable = False,
    progress: Report | None = None,
    paper: Paper | None = None,
    *,
    archive: bool = False,
) -> tuple[Path, ...]:
    """Export the documents of these keys (None: all) into the folder, which is made where it is missing.

    `paper` is the paper to print for; None goes by the language. With `archive` all files go into one ZIP,
    which is named after the client: of all documents, those that are private stay out of it. A document with
    nothing to print is skipped and reported so. Gives the paths of the files, in order.
    Raises ExportRefused, with nothing written, where a target exists (unless `force`), the folder can't be
    written, a key is unknown, or a character can't be printed.
    """
    chosen = documents(keys, archive)
    scratch = check(workshop, chosen, folder, force, archive)
    try:
        names = make(workshop, images, chosen, scratch, progress or _silence, paper, archive)
        return place(scratch, folder, names, force)
    finally:
        sweep(scratch)


def documents(keys: Sequence[str] | None, archive: bool = False) -> tuple[Document, ...]:
    """Give the documents of these keys in the catalogue's order; None: all, for an archive none private."""
    if keys is None:
        return tuple(each for each in CATALOGUE.values() if not (archive and each.private))
    for key in keys:
        if key not in CATALOGUE:
            raise ExportRefused("export.unknown", key=key, known=", ".join(CATALOGUE))
    return tuple(document for key, document in CATALOGUE.items() if key in keys)


def targets(workshop: Workshop, chosen: Sequence[Document], archive: bool = False) -> tuple[str, ...]:
    """Give the names an export gives its files below the target folder, in order."""
    names = tuple(name for document in chosen for name in document.names(workshop))
    return (archive_name(workshop),) if archive and names else names


def check(
    workshop: Workshop, chosen: Sequence[Document], folder: Path, force: Replaceable, archive: bool = False
) -> Path:
    """Refuse what can be refused before anything is made; give the scratch folder to write into.

    The scratch folder lies in the target folder, so that finished files only need new names. Those of exports
    that were killed are cleared away.
    """
    missing = _missing(folder)
    if not missing and not folder.is_dir():
        raise ExportRefused("export.not_a_folder", path=folder)
    for name in targets(workshop, chosen, archive):
        if not _may_replace(force, name) and os.path.lexists(folder / name):
            raise ExportRefused("export.exists", path=folder / name)
    if any(document.on_paper for document in chosen):
        refuse_unprintable(workshop)
    clear_leftovers(folder)
    return folder / scratch_name(missing)


def _may_replace(force: Replaceable, name: str) -> bool:
    return force if isinstance(force, bool) else name in force


def _missing(folder: Path) -> int:
    """Count the folders to make."""
    return sum(1 for _ in takewhile(lambda each: not is_there(each), (folder, *folder.parents)))


def make(
    workshop: Workshop,
    images: Mapping[str, bytes],
    chosen: Sequence[Document],
    scratch: Path,
    progress: Report,
    paper: Paper | None = None,
    archive: bool = False,
) -> tuple[str, ...]:
    """Make the files of the documents in the scratch folder, with `archive` as one; give their names.

    Raises ExportRefused where the disk is full or the folder can't be written.
    """
    total = len(targets(workshop, chosen)) * (2 if archive else 1)
    made: list[str] = []
    try:
        scratch.mkdir(parents=True)
    except OSError as fault:
        raise _unwritable(scratch.parent, fault) from fault

    def say(text: str) -> None:
        progress(Progress(len(made), total, text))

    for document in chosen:
        for gap in document.gaps(workshop):
            progress(Progress(len(made), total, gap, skipped=True))
        if not document.names(workshop):
            progress(Progress(len(made), total, document.why_skipped, skipped=True))
            continue
        for name, content in document.files(Order(workshop, images, say, paper)):
            _write(scratch, name, content)
            made.append(name)
    if made and archive:
        return (_packed(scratch, made, archive_name(workshop), progress),)
    if made:
        key = "saving" if len(made) > 1 else "saving_one"
        say(words("documents")["progress"][key].format(count=len(made)))
        _wait_for_disk(scratch, made)
    return tuple(made)


def _packed(scratch: Path, names: Sequence[str], archive: str, progress: Report) -> str:
    """Pack the files of the scratch folder into one archive there, file by file; give its name."""
    said, count = words("documents")["progress"], len(names)

    def begin(place: int) -> None:
        told = said["packing"].format(name=names[place], number=place + 1, count=count)
        progress(Progress(count + place, 2 * count, told))

    try:
        pack(scratch, names, scratch / archive, begin)
    except OSError as fault:
        raise _unwritable(scratch.parent, fault) from fault
    progress(Progress(2 * count, 2 * count, said["saving_archive"].format(name=archive)))
    return archive


def place(
    scratch: Path,
    folder: Path,
    names: Sequence[str],
    force: Replaceable,
    cancelled: Callable[[], bool] = bool,
) -> tuple[Path, ...]:
    """Give the finished files their names in the target folder; where one can't have it, none has.

    `cancelled` is asked before each and after the last: then none has it either.

    A file already there is replaced only with `force`, and is put back if a later one fails; where the disk
    refuses even that, it stays in the scratch folder, and the refusal says so. Without `force` no file is
    lost, even one that somebody writes under the same name at the same moment.
    """
    left: list[str] = []
    placed = False
    try:
        with ExitStack() as undo:
            for name in names:
                _refuse_if(cancelled)
                for inner in _folders(name):
                    if not (folder / inner).is_dir():
                        undo.callback(_try, (folder / inner).rmdir)  # before it, as with all that follows
                        (folder / inner).mkdir(exist_ok=True)
                if _may_replace(force, name) and os.path.lexists(folder / name):
                    _replace(scratch, folder, name, undo, left)
                else:
                    _settle(scratch / name, folder / name, undo)
            _refuse_if(cancelled)
            placed = True
            undo.pop_all()
    except (OSError, ExportRefused, KeyboardInterrupt, SystemExit) as fault:
        if left:
            facts = {"path": folder, "names": ", ".join(left), "kept": scratch / KEPT}
            raise ExportRefused("export.not_put_back", **facts) from fault
        if isinstance(fault, OSError):
            raise _unwritable(folder, fault) from fault
        raise
    finally:
        _surely(partial(_let_go, scratch / KEPT, placed and not left))
    return tuple(folder / name for name in names)


def _let_go(kept: Path, placed: bool) -> None:
    """Delete what stood under the names before, once all of them are given."""
    if placed:
        shutil.rmtree(kept, ignore_errors=True)


def _refuse_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise ExportRefused("export.cancelled")


def _settle(source: Path, target: Path, undo: ExitStack) -> None:
    """Give a finished file its name, unless somebody else's file has got it meanwhile.

    A link never replaces what is there, as a new name would. An interrupt may come right after it: how to
    take it back is noted first.
    """
    undo.callback(_try, partial(_withdraw, target, source.lstat()))
    try:
        os.link(source, target)
    except FileExistsError as fault:
        raise ExportRefused("export.exists", path=target) from fault
    except OSError:
        _settle_without_links(source, target, undo)


def _withdraw(target: Path, finished: os.stat_result) -> None:
    """Take the name away again, if it leads to the finished file."""
    if os.path.samestat(target.lstat(), finished):
        target.unlink()


def _settle_without_links(source: Path, target: Path, undo: ExitStack) -> None:
    """Do the same where there are no links, as on a memory stick: an empty file holds the name first."""
    theirs: list[Path] = []
    undo.callback(_try, partial(_release, source, target, theirs))
    try:
        target.touch(exist_ok=False)
    except FileExistsError as fault:
        theirs.append(target)
        raise ExportRefused("export.exists", path=target) from fault
    source.replace(target)


def _release(source: Path, target: Path, theirs: Sequence[Path]) -> None:
    """Take the name away again from the file that was moved there, or from the empty one that holds it.

    Such disks number a file anew when it moves: that it left its old place tells that it is ours.
    """
    if target not in theirs and (not source.exists() or not target.lstat().st_size):
        target.unlink()


def _replace(scratch: Path, folder: Path, name: str, undo: ExitStack, left: list[str]) -> None:
    """Put a finished file in another's stead: the name always leads to the one or the other."""
    target, former = folder / name, scratch / KEPT / name
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    former.parent.mkdir(parents=True, exist_ok=True)
    undo.callback(_put_back, former, target, name, left)  # an interrupt may come right after the next line
    try:
        os.link(target, former)
    except OSError:  # no links here: for a moment nothing has the name
        target.replace(former)
    (scratch / name).replace(target)


def _put_back(former: Path, target: Path, name: str, left: list[str]) -> None:
    """Give a replaced file its name again; note in `left` that the disk refuses."""
    if not os.path.lexists(former):
        return
    try:
        former.replace(target)
        former.unlink(missing_ok=True)  # where both are links to one file, a new name changes nothing
    except OSError:
        left.append(name)


def _try(step: Callable[[], object]) -> None:
    """Take a step back; where the disk refuses it, the others are still taken."""
    with suppress(OSError):
        step()


def sweep(scratch: Path) -> None:
    """Remove a scratch folder with all that is in it, and the folders around it that the export made.

    A file that was replaced and couldn't be put back stays: there is no other.
    """
    _surely(partial(_sweep, scratch))


def _surely(step: Callable[[], object]) -> None:
    """Take a step to its end, also where somebody ends the program in the middle of it."""
    try:
        step()
    except (KeyboardInterrupt, SystemExit):
        step()
        raise


def _sweep(scratch: Path) -> None:
    for folder, _, names in os.walk(scratch, topdown=False):
        if not Path(folder).is_relative_to(scratch / KEPT):
            for name in names:
                _try(Path(folder, name).unlink)
        _try(Path(folder).rmdir)
    made = int(scratch.name.removeprefix(SCRATCH).partition("-")[0])
    with suppress(OSError):  # one is not empty: the export succeeded
        for each in scratch.parents[:made]:
            each.rmdir()


def _write(scratch: Path, name: str, content: bytes) -> None:
    """Write a file. A scratch folder that vanished is not made again."""
    try:
        for inner in _folders(name):
            (scratch / inner).mkdir(exist_ok=True)
        (scratch / name).write_bytes(content)
    except OSError as fault:
        raise _unwritable(scratch.parent, fault) from fault


def _wait_for_disk(scratch: Path, names: Sequence[str]) -> None:
    """Wait until the disk has all files: after the last one is made, it has most of them already."""
    try:
        for name in names:
            with (scratch / name).open("r+b") as file:
                os.fsync(file.fileno())
    except OSError as fault:
        raise _unwritable(scratch.parent, fault) from fault


def _folders(name: str) -> Sequence[PurePath]:
    """Give the folders a file's name leads through, the outermost first."""
    return tuple(reversed(PurePosixPath(name).parents[:-1]))


def _unwritable(folder: Path, fault: OSError) -> ExportRefused:
    reason = fault.strerror or str(fault)
    return ExportRefused("export.unwritable", path=folder, reason=reason[:1].lower() + reason[1:])


def _silence(_: Progress) -> None:
    """Report to nobody."""
