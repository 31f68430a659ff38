"""Paragraphs, items and rows that stand elsewhere in the file than they were printed."""

from __future__ import annotations

from policybrief.merging.parts import PARALLEL, SORTED
from policybrief.merging.report import Entry
from policybrief.merging.state import Key, Slot, State, drop, list_in, refused, slots
from policybrief.yaml_edits.nodes import Node, insert, is_within, step_of, take_out

_TITLED = frozenset({"section", "annex", "box", "table"})


def move(anchor: str, after: str, key: Key, state: State) -> Entry:
    """Move a part of the tree, or say why not."""
    field = state.fields.get(anchor)
    reason = state.banned.get(key, "") or ("" if field else "the model in the file has no such field")
    part = state.part_of(anchor) if not reason else None
    if part is None:
        return refused("move", anchor, state, reason or "it is not in the brief any more", returned=_where(after))
    slot = next(slots(part), None)
    if slot is None or slot.item is not part or slot.key in SORTED | PARALLEL | {"sections", "annexes"}:
        return refused("move", anchor, state, "the brief does not order it by hand", returned=_where(after))
    target = _target(slot, after, state)
    if target is None:
        return refused("move", anchor, state, "the brief cannot hold it there", returned=_where(after))
    path = state.path(anchor)
    items, before = target
    if items is slot.items and before is part:
        return Entry(what="move", outcome="same", anchor=anchor, path=path, returned=_where(after))
    if items is slot.items:
        take_out(part)
    else:
        drop(part)
    insert(items, 0 if before is None else int(step_of(before)) + 1, part)
    return Entry(what="move", outcome="merged", anchor=anchor, path=path, returned=_where(after))


def _target(slot: Slot, after: str, state: State) -> tuple[Node, Node | None] | None:
    """The list that a part is moved to, and the item that it then follows; None for the first place."""
    neighbour = state.part_of(after) if after else None
    if neighbour is None or is_within(neighbour, slot.item):
        return None
    for other in slots(neighbour):
        if other.items is slot.items or (slot.key == other.key == "blocks" and not _is_box(other.items, state)):
            return other.items, other.item
    field = state.fields[after]
    if field.shape in _TITLED and slot.key == "blocks" and field.pointer == f"{field.part}/title":
        return (list_in(neighbour, "blocks"), None) if field.shape != "table" else None
    holder = slot.items.above
    return (slot.items, None) if holder is not None and is_within(neighbour, holder) else None


def _is_box(items: Node, state: State) -> bool:
    holder = items.above
    return holder is not None and "kind" in holder.value and holder.value["kind"].value == "box"


def _where(after: str) -> str:
    return f"after {after}" if after else "first"
