"""What a verb does when it is ended, by Ctrl+C or by the system: it clears up first."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from app.errors import WorkshopError

_ENDINGS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let a signal that ends programs unwind the block; SystemExit comes out, with the code shells know.

    What whoever started the program has it ignore stays ignored. Only for the main thread, and not for a
    window: what Qt waits for, Python can't interrupt.
    """
    asked: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        if not _is_ending(sys.exc_info()[1]):  # clearing up isn't to be interrupted in its turn
            asked.append(128 + number)
            raise SystemExit(128 + number)

    usual = {each: signal.getsignal(each) for each in _ENDINGS}
    heeded = {each: does for each, does in usual.items() if does not in (signal.SIG_IGN, None)}
    for each in heeded:
        signal.signal(each, end)
    try:
        yield
    except WorkshopError:
        raise
    except Exception:
        if asked:  # ReportLab, for one, takes whatever interrupts its reading of a font for a damaged font
            raise SystemExit(asked[0]) from None
        raise
    finally:
        for each, does in heeded.items():
            signal.signal(each, does)


def _is_ending(fault: BaseException | None) -> bool:
    """Tell whether what is being handled, or what it came of, is the end that was asked for."""
    while fault is not None and not isinstance(fault, SystemExit):
        fault = fault.__context__
    return fault is not None
