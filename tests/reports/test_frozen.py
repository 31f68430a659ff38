"""Quick frozen classes behave as those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field

import pytest

from policybrief.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A base with a factory."""

    extra: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf(Base):
    """A class that adds to its base."""

    name: str
    note: str | None = None
    place: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """A class whose fields are given by position."""

    first: int
    second: int = 2


@dataclass(frozen=True, slots=True)
class Empty:
    """A class without fields."""


def test_defaults_are_filled_in_and_factories_called_anew() -> None:
    one, other = Leaf(name="a"), Leaf(name="a")
    assert (one.note, one.place, one.extra) == (None, 0, {})
    assert one.extra is not other.extra


def test_what_is_compared_decides_equality_and_hash() -> None:
    assert Pair(1) == Pair(1, 2)
    assert hash(Pair(1)) == hash(Pair(1, 2))
    assert Pair(1) != Pair(2)
    assert Leaf(name="a", place=1) == Leaf(name="a", place=2)
    assert Empty() == Empty()


def test_classes_with_equal_values_are_not_equal() -> None:
    assert Base() != Leaf(name="a")
    assert Pair(1) != (1, 2)


def test_it_is_shown_as_it_is_written() -> None:
    assert repr(Pair(1)) == "Pair(first=1, second=2)"
    assert repr(Leaf(name="a", place=3)) == "Leaf(extra={}, name='a', note=None)"
    assert repr(Empty()) == "Empty()"


def test_nothing_can_be_assigned_or_deleted() -> None:
    pair = Pair(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        pair.first = 3  # type: ignore[misc]  # the very mistake
    with pytest.raises(dataclasses.FrozenInstanceError):
        del pair.first  # type: ignore[misc]
    with pytest.raises(AttributeError):
        pair.third = 3  # type: ignore[attr-defined]
    assert pair == Pair(1)


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match="name"):
        Leaf()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Leaf("a")  # type: ignore[misc]
    with pytest.raises(TypeError, match="nme"):
        Leaf(name="a", nme="b")  # type: ignore[call-arg]


def test_it_is_replaced_copied_pickled_and_taken_apart() -> None:
    leaf = Leaf(name="a", note="n", place=4, extra={"x": 1})
    changed = dataclasses.replace(leaf, name="b")
    assert (changed.name, changed.note, changed.place) == ("b", "n", 4)
    for other in (copy.copy(leaf), copy.deepcopy(leaf), pickle.loads(pickle.dumps(leaf))):  # our own
        assert other == leaf
        assert other.place == 4
    assert dataclasses.asdict(leaf) == {"extra": {"x": 1}, "name": "a", "note": "n", "place": 4}


def test_it_is_matched_by_position_and_by_name() -> None:
    match Pair(1, 5):
        case Pair(1, second=found):
            assert found == 5
        case _:
            pytest.fail("not matched")
