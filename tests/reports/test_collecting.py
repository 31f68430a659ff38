"""The search for cyclic garbage is put off within the doors, and afterwards it is as it was."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

import policybrief as pb
from policybrief.collecting import uncollected


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    before = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if before else gc.disable)()


def test_the_search_pauses_and_resumes() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_resumes_after_an_error() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()


def test_an_inner_pause_does_not_end_the_outer_one() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_search_that_was_switched_off_stays_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()


def test_a_decorated_function_may_call_itself() -> None:
    @uncollected()
    def depth(levels: int) -> int:
        assert not gc.isenabled()
        return 1 + depth(levels - 1) if levels else 0

    assert depth(3) == 3
    assert gc.isenabled()


def test_the_last_of_several_threads_resumes_the_search() -> None:
    """The thread that paused first may end first."""
    entered, leave = threading.Barrier(3), [threading.Event(), threading.Event()]
    left = [threading.Event(), threading.Event()]

    def work(place: int) -> None:
        with uncollected():
            entered.wait()
            leave[place].wait()
        left[place].set()

    threads = [threading.Thread(target=work, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    entered.wait()
    leave[0].set()
    left[0].wait()
    assert not gc.isenabled()
    leave[1].set()
    for thread in threads:
        thread.join()
    assert gc.isenabled()


def test_a_brief_that_does_not_load_leaves_the_search_as_it_was() -> None:
    with pytest.raises(pb.InvalidBriefing):
        pb.load(b"title: [")
    assert gc.isenabled()


def test_a_format_that_is_not_installed_leaves_the_search_as_it_was() -> None:
    briefing = pb.load(
        {
            "schema": "urn:policybrief:briefing:1",
            "id": "b",
            "kind": "submission",
            "title": "Title",
            "language": "en",
            "status": "draft",
        }
    )
    with pytest.raises(pb.PluginError):
        pb.export(briefing, "papyrus")
    assert gc.isenabled()
