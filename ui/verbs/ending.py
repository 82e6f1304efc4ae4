"""What a verb does when it is ended, by Ctrl+C or by the system: it clears up first."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from app.errors import WorkshopError

_ENDINGS = (signal.SIGINT, signal.SIGTERM)
_MOMENT = 0.1


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let a signal that ends programs unwind the block; SystemExit comes out, with the code shells know.

    What whoever started the program has it ignore stays ignored. Only for the main thread, and not for a
    window: what Qt waits for, Python can't interrupt. A library may swallow the exit, and so does Python
    where an object is just being deleted: it is raised again until the block is left.
    """
    asked: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        asked.append(128 + number)
        raise_again(number, _)

    def raise_again(_number: int, _: FrameType | None) -> None:
        _call_soon(raise_again)
        if not _is_ending(sys.exc_info()[1]):  # clearing up isn't to be interrupted in its turn
            raise SystemExit(asked[0])

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
        _call_soon(None)
        for each, does in heeded.items():
            signal.signal(each, does)


def _call_soon(again: Callable[[int, FrameType | None], None] | None) -> None:
    """Have this called in a moment, None: nothing any more; only where the system has such a clock."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0.0 if again is None else _MOMENT)
        signal.signal(signal.SIGALRM, again or signal.SIG_DFL)


def _is_ending(fault: BaseException | None) -> bool:
    """Tell whether what is being handled, or what it came of, is the end that was asked for."""
    while fault is not None and not isinstance(fault, SystemExit):
        fault = fault.__context__
    return fault is not None
