"""Where new items are put into the lists of a brief."""

from __future__ import annotations

from typing import Any

from policybrief.merging.state import Slot, list_in, put_key, slots
from policybrief.returned import Addition
from policybrief.yaml_edits.nodes import Node, insert, made, step_of, take_out


def put_item(items: Node, index: int, data: dict[str, Any]) -> Node:
    """A new item in a list, before what stands at `index`."""
    node = made(data)
    insert(items, index, node)
    return node


def beside(slot: Slot, data: dict[str, Any], offset: int) -> Node:
    """A new item right before (`offset` 0) or after (1) another."""
    return put_item(slot.items, int(step_of(slot.item)) + offset, data)


def nested(slot: Slot, addition: Addition) -> Node:
    """An item of a list of lists: beside the item that it follows, in it, or beside what that is in."""
    chain = [slot]
    for outer in slots(slot.items):
        if outer.key != "items":
            break
        chain.append(outer)
    depth = len(chain) - 1
    if addition.level > depth:
        return put_item(list_in(slot.item, "items"), 0, {"text": addition.text})
    return beside(chain[depth - addition.level], {"text": addition.text}, 1)


def first_item(block: Node) -> Node:
    """The first item of a list block."""
    first: Node = block.value["items"].value[0]
    return first


def move_all(items: list[Node], section: Node, key: str) -> None:
    """Move items into a list of a section that has none yet; the list that they leave goes where it is empty."""
    if items:
        target = made([])
        put_key(section, key, target)
        home = items[0].above
        for index, item in enumerate(items):
            take_out(item)
            insert(target, index, item)
        if home is not None and not home.value and home.above is not None:
            take_out(home)
