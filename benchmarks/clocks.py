"""Time on the wall and time of the processor, in milliseconds."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """What something took, in milliseconds: on the wall, and of all processors together."""

    wall: float
    cpu: float

    @classmethod
    def median(cls, times: Iterable[Times]) -> Times:
        """The median of each."""
        taken = list(times)
        return cls(statistics.median(one.wall for one in taken), statistics.median(one.cpu for one in taken))

    def __truediv__(self, other: Times) -> Times:
        return Times(self.wall / other.wall, self.cpu / other.cpu)


def elapsed(run: Callable[[], object]) -> Times:
    """The time that `run()` takes in this process, its threads included."""
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return Times(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu))


def elapsed_outside(run: Callable[[], object]) -> Times:
    """The time that `run()` takes, the processors' as far as processes that it starts use them."""
    wall, cpu = time.perf_counter(), _children()
    run()
    return Times(1000 * (time.perf_counter() - wall), 1000 * (_children() - cpu))


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
