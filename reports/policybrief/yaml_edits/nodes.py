"""The data of a file as a tree that is changed in place, whose nodes remember what they were and where they stood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policybrief.reading.core_yaml import Place


class _New:
    """What a node was that was put in since."""


NEW = _New()


class Node(Struct, eq=False):
    """One value.

    Args:
        value: a text, a number, a truth value, None, a list of nodes, or nodes by their keys.
        before: what `value` was when the tree was grown (lists as tuples); `NEW` where the node was put in since.
        place: where it stands in the text it was read from; None where it was not read from YAML.
        above: the node that it is in.
        home: the node that it was in when the tree was grown.
    """

    value: Any
    before: Any = NEW
    place: Place | None = None
    above: Node | None = None
    home: Node | None = None

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"Node({plain(self)!r})"

    @property
    def is_new(self) -> bool:
        """Whether it was put in since."""
        return self.before is NEW


def grown(data: Any, place: Place | None = None, above: Node | None = None) -> Node:
    """The tree of `data`, with the places of `reading.core_yaml.layout` where the text has them."""
    node = Node(data, data, place, above, above)
    inner = place.inner if place is not None else None
    match data:
        case dict():
            places = inner if isinstance(inner, dict) else {}
            node.value = {key: grown(item, places.get(key), node) for key, item in data.items()}
            node.before = dict(node.value)
        case list():
            spots = inner if isinstance(inner, list) else [None] * len(data)
            node.value = [grown(item, spot, node) for item, spot in zip(data, spots, strict=True)]
            node.before = tuple(node.value)
    return node


def made(data: Any) -> Node:
    """A new node that says `data`."""
    node = Node(data)
    match data:
        case dict():
            node.value = {key: _under(node, made(item)) for key, item in data.items()}
        case list():
            node.value = [_under(node, made(item)) for item in data]
    return node


def plain(node: Node) -> Any:
    """What the tree says, as plain data."""
    match node.value:
        case dict() as entries:
            return {key: plain(item) for key, item in entries.items()}
        case list() as items:
            return [plain(item) for item in items]
        case value:
            return value


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    yield node
    match node.value:
        case dict() as entries:
            for item in entries.values():
                yield from walk(item)
        case list() as items:
            for item in items:
                yield from walk(item)


def put(container: Node, key: str, item: Node, after: str | None) -> None:
    """Put `item` under a key that is new, right after another key, or first."""
    entries: dict[str, Node] = container.value
    position = 0 if after is None else list(entries).index(after) + 1
    later = [(name, entries.pop(name)) for name in list(entries)[position:]]
    entries[key] = _under(container, item)
    entries.update(later)


def insert(container: Node, index: int, item: Node) -> None:
    """Put `item` into a list, before what stands at `index`."""
    container.value.insert(index, _under(container, item))


def take_out(item: Node) -> None:
    """Take `item` out of the list or object that it is in."""
    assert item.above is not None  # the whole is taken out of nothing
    siblings = item.above.value
    step = step_of(item)
    del siblings[step]
    item.above = None


def step_of(item: Node) -> Any:
    """The key or index that `item` has in what it is in now."""
    assert item.above is not None
    siblings = item.above.value
    if isinstance(siblings, dict):
        return next(key for key, one in siblings.items() if one is item)
    return next(index for index, one in enumerate(siblings) if one is item)


def path_of(item: Node) -> tuple[str | int, ...]:
    """The way to `item` from the root, as the tree is now."""
    steps: list[str | int] = []
    while item.above is not None:
        steps.append(step_of(item))
        item = item.above
    return tuple(reversed(steps))


def is_within(item: Node, other: Node) -> bool:
    """Whether `item` is `other` or below it."""
    current: Node | None = item
    while current is not None:
        if current is other:
            return True
        current = current.above
    return False


def root_of(item: Node) -> Node:
    """The node that all of the tree hangs from, or from which a branch that was taken out does."""
    while item.above is not None:
        item = item.above
    return item


def _under(container: Node, item: Node) -> Node:
    item.above = container
    return item
