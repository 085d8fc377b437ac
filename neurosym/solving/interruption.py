"""A time limit on Python code that does not look at the clock itself, as SymPy does not.

It works by an alarm signal, so only in the main thread of a POSIX process; elsewhere it does nothing,
and the limit is left to `isolation`, which kills the process. It is not for code that calls Z3: there an
alarm may strike inside a foreign call, which turns it into an error of its own. Z3 has its own limits.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from neurosym.solving.backend import Meter, OutOfBudgetError


class _TimeIsUp(BaseException):
    """Raised by the alarm. Not an Exception, so that no library takes it for a failure of its own."""


def _ring(number: int, frame: FrameType | None) -> None:
    raise _TimeIsUp


@contextmanager
def time_limit(meter: Meter) -> Iterator[None]:
    """Raises OutOfBudgetError in the block when the meter's seconds are over."""
    possible = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not possible or signal.getsignal(signal.SIGALRM) not in (signal.SIG_DFL, None):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, max(0.001, meter.seconds_left()))
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TimeIsUp:
        raise OutOfBudgetError(f"the limit of {meter.limit:g} seconds was reached") from None
    finally:
        signal.signal(signal.SIGALRM, before)
