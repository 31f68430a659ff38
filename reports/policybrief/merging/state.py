"""A merge that is under way: the three sides, and where the parts of the one are in the other."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from policybrief.fields import Field, fields
from policybrief.ids import assign
from policybrief.merging.alignment import aligned
from policybrief.merging.figures import Print
from policybrief.merging.parts import parts
from policybrief.merging.report import Entry, Outcome
from policybrief.reading.located import pointer
from policybrief.shapes import shape
from policybrief.yaml_edits.nodes import Node, insert, is_within, made, plain, put, step_of, take_out

SUPPORT = ("evidence", "cites", "basis")
"""The keys that say what a statement rests on."""

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff"
_NO_PROSE = re.compile(f"[{_CONTROLS}]")
_NO_LINE = re.compile(f"[{_CONTROLS}\t\n\r]")


class Key(NamedTuple):
    """A change of the returned file: the name of its list, and its place there."""

    kind: str
    position: int


class Slot(NamedTuple):
    """An item of a list on the way up from a part: the list's node, the item's, and the list's key."""

    items: Node
    item: Node
    key: str


class State:
    """The merge of one returned file; its tree is what the brief becomes.

    Args:
        base: the model in the file.
        raw: the data of the current brief, as its file has them.
        tree: the nodes of `raw`.
        printed: gives a number as the brief prints it.
        banned: the changes that would break the brief, found before, with the reason.
    """

    def __init__(
        self, base: Mapping[str, Any], raw: Mapping[str, Any], tree: Node, printed: Print, banned: Mapping[Key, str]
    ) -> None:
        self.base, self.tree, self.printed, self.banned = base, tree, printed, banned
        self.current = assign(raw)
        self.language: str = raw["language"]
        self.fields = fields(base)
        self.parts = parts(base)
        self.nodes = aligned(base, self.current, tree)
        self.held: dict[str, str] = {}
        """Why a field that reads otherwise is left as it is: the other half of the change has no place."""
        self.outcomes: dict[str, Outcome] = {}
        """What became of each field that reads otherwise."""
        self.home = dict(_pointers(tree, ()))
        """Where each node stood in the current brief."""

    def node_of(self, field: Field) -> Node | None:
        """The node in the current brief of what `field` says; None where it is gone."""
        node = self.nodes.get(field.pointer)
        if node is None:
            # A cell in short form may have become an object, and the other way round.
            above, _, key = field.pointer.rpartition("/")
            node = self.nodes.get(above) if key in ("text", "value") else None
            node = node if node is not None and not isinstance(node.value, dict | list) else None
        elif isinstance(node.value, dict):
            node = node.value.get("text", node.value.get("value"))
        return node if node is not None and is_within(node, self.tree) else None

    def part_of(self, anchor: str) -> Node | None:
        """The node of the object that a field belongs to; for a row's cells, the row."""
        field = self.fields.get(anchor)
        if field is None:
            return None
        at = field.part
        if at in self.parts and self.parts[at].shape == "cell":
            at = at.rpartition("/cells/")[0]
        node = self.nodes.get(at)
        return node if node is not None and is_within(node, self.tree) else None

    def node_at(self, at: str) -> Node | None:
        """The node that stood at a pointer of the current brief."""
        return self._at.get(at)

    @functools.cached_property
    def _at(self) -> Mapping[str, Node]:
        return {at: node for node, at in self.home.items()}

    def place(self, node: Node | None) -> str:
        """Where a node stood in the current brief; for one that is new, where what it is in stood."""
        while node is not None:
            if node in self.home:
                return self.home[node]
            node = node.above
        return ""

    def path(self, anchor: str) -> str:
        """Where a field, or the part that it belongs to, stands in the current brief; "" where it is nowhere."""
        field = self.fields.get(anchor)
        if field is None:
            return ""
        node = self.nodes.get(field.pointer) or self.nodes.get(field.part)
        return self.place(node)

    @functools.cached_property
    def ids(self) -> Mapping[Node, str]:
        """The id of each part of the current brief, whether it is written or made."""
        return dict(_ids(self.current, self.tree))

    @functools.cached_property
    def current_fields(self) -> Mapping[str, Field]:
        """The fields of the current brief by their pointers."""
        return {field.pointer: field for field in fields(self.current).values()}


def refused(what: Any, anchor: str, state: State, reason: str, **texts: Any) -> Entry:
    """The entry of a change that has no place in the brief."""
    return Entry(what=what, outcome="refused", anchor=anchor, path=state.path(anchor), reason=reason, **texts)


def slots(node: Node) -> Iterator[Slot]:
    """The lists of objects that a part is in, the innermost first."""
    current: Node | None = node
    while current is not None and current.above is not None:
        above = current.above
        if isinstance(above.value, list) and above.above is not None:
            yield Slot(above, current, str(step_of(above)))
        current = above


def shape_of(node: Node) -> str:
    """The name of the shape of an object in the tree."""
    if node.above is None:
        return shape("briefing").name
    step = step_of(node)
    if not isinstance(step, str):
        node_above = node.above
        assert node_above.above is not None  # a list is under a key
        key, owner = str(step_of(node_above)), node_above.above
    else:
        key, owner = step, node.above
    held = shape(shape_of(owner)).keys[key].shape
    kind = node.value.get("kind")
    return shape(held or "", {"kind": kind.value} if isinstance(kind, Node) else None).name


def put_key(part: Node, key: str, value: Node) -> None:
    """Put a key into an object, where the schema has it."""
    order = list(shape(shape_of(part)).keys)
    before = order[: order.index(key)]
    last = [name for name in part.value if name in before]
    put(part, key, value, last[-1] if last else None)


def list_in(part: Node, key: str) -> Node:
    """The list under a key of an object; a new one where it has none."""
    if key not in part.value:
        put_key(part, key, made([]))
    found: Node = part.value[key]
    return found


def drop(item: Node) -> None:
    """Take out an item or entry, and what held it where that holds nothing any more and may be absent."""
    holder = item.above
    take_out(item)
    if holder is None or holder.value or holder.above is None:
        return
    step = step_of(holder)
    if isinstance(step, str) and step not in shape(shape_of(holder.above)).required:
        take_out(holder)


def flaw(kind: str, text: str) -> str:
    """What the schema has against a text, or ""."""
    if not text.strip():
        return "it is empty"
    if (_NO_LINE if kind == "line" else _NO_PROSE).search(text):
        return "it holds a control character"
    return ""


def folded(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def shown(value: Any) -> str:
    """A value as a report quotes it."""
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def support_of(part: Node) -> dict[str, list[Any]]:
    """What a part rests on, as its file has it."""
    return {key: plain(part.value[key]) for key in SUPPORT if key in part.value}


def add_support(part: Node, support: Mapping[str, list[Any]]) -> None:
    """Let a part rest on more, where its shape may rest on anything."""
    known = shape(shape_of(part)).keys
    for key, items in support.items():
        if key in known:
            held = list_in(part, key)
            for item in items:
                if item not in plain(held):
                    insert(held, len(held.value), made(item))


def _pointers(node: Node, path: tuple[str | int, ...]) -> Iterator[tuple[Node, str]]:
    yield node, pointer(path)
    match node.value:
        case dict() as entries:
            for key, item in entries.items():
                yield from _pointers(item, (*path, key))
        case list() as items:
            for index, item in enumerate(items):
                yield from _pointers(item, (*path, index))


def _ids(value: Any, node: Node) -> Iterator[tuple[Node, str]]:
    match value:
        case dict():
            if isinstance(value.get("id"), str):
                yield node, value["id"]
            for key, item in value.items():
                if key in node.value:
                    yield from _ids(item, node.value[key])
        case list():
            for item, one in zip(value, node.value, strict=True):
                yield from _ids(item, one)
