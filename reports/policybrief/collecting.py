"""Python's automatic search for cyclic garbage, put off while a tree is built.

A tree of many thousand parts is made of objects that all stay. Every time their number has grown by a quarter, the
interpreter looks through all of them for cycles that nobody reaches, and finds none: the time of an export would grow
faster than its brief.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Pause:
    """How many pauses are open in this process, and whether the first of them found the search switched on."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.open = 0
        self.resumes = False


_pause = _Pause()


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it, and within functions that it decorates, Python does not look for cyclic garbage by itself.

    Memory that no cycle holds is freed as ever, and `gc.collect()` works. The switch is the interpreter's, so other
    threads are without the search too, until the last of all pauses that are open at once ends; then it is as the first
    of them found it. Whoever has it switched off finds it switched off.
    """
    with _pause.lock:
        if _pause.open == 0:
            _pause.resumes = gc.isenabled()
            gc.disable()
        _pause.open += 1
    try:
        yield
    finally:
        with _pause.lock:
            _pause.open -= 1
            if _pause.open == 0 and _pause.resumes:
                gc.enable()
