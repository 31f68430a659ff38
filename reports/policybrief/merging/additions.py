"""What stands in the file and in no field of the model: put beside its neighbour, or reported with its text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple

from policybrief.merging.figures import number
from policybrief.merging.parts import STATEMENTS
from policybrief.merging.placing import beside, first_item, move_all, nested, put_item
from policybrief.merging.report import Entry, Outcome
from policybrief.merging.state import (
    Key,
    Slot,
    State,
    flaw,
    folded,
    list_in,
    shape_of,
    slots,
    support_of,
)
from policybrief.returned import Addition
from policybrief.yaml_edits.nodes import Node, is_within, step_of

_NUMERIC = frozenset({"number", "money", "percent"})
SPLIT = "it was split, and the brief has it in one piece"

_REPEATED = frozenset({"paragraph", "list-item", "summary-point", "statement", "judgement", "quote"})
"""The shapes that say nothing but their text, so that another may stand beside."""

_TITLED = frozenset({"section", "annex", "box"})
"""The shapes whose title is printed above the blocks that they hold."""


class _Refused(Exception):
    """The addition has no place; the message says why."""


class _Spot(NamedTuple):
    """A part beside which something stands; `inside`: above its blocks, since its title is what stands beside."""

    part: Node
    inside: bool


class Additions:
    """All additions of a file, in its order: what follows one another without a field between stays together."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.last: tuple[Addition, _Spot] | None = None

    def bring(self, addition: Addition, key: Key) -> Entry:
        """Put an addition into the tree, or say why not."""
        state = self.state
        anchor = addition.part_of or addition.after or addition.before or addition.inside
        try:
            if key in state.banned:
                raise _Refused(state.banned[key])
            node = self.placed(addition)
        except _Refused as refusal:
            outcome: Outcome = "refused"
            reason = str(refusal)
        else:
            outcome, reason = "merged", f"put in as a new {shape_of(node)}"
            self.last = (addition, _Spot(node, shape_of(node) in _TITLED))
        return Entry(
            what="addition", outcome=outcome, anchor=anchor, path=state.path(anchor), returned=_text(addition),
            reason=reason, authors=addition.authors, lost=addition.lost,
        )  # fmt: skip

    def placed(self, addition: Addition) -> Node:
        if addition.kind in ("paragraph", "item", "heading") and (reason := flaw(_kind(addition), addition.text)):
            raise _Refused(reason)
        if addition.part_of:
            return self.half(addition)
        put = _PLACERS.get(addition.kind)
        if put is None:
            raise _Refused("no text of the brief can say it")
        before = self.spot(addition.before)
        for spot in self.spots_after(addition):
            if (node := put(self, addition, spot, before)) is not None:
                return node
        if before is not None and (node := self.before(addition, before)) is not None:
            return node
        raise _Refused("nothing that the brief has beside it can hold it")

    def spots_after(self, addition: Addition) -> list[_Spot]:
        """What the addition follows: an addition before it, else the field that is printed before it."""
        if self.last is not None:
            earlier, spot = self.last
            alike = (earlier.after, earlier.inside) == (addition.after, addition.inside)
            if alike and is_within(spot.part, self.state.tree):
                return [spot]
        spot_after = self.spot(addition.after)
        return [] if spot_after is None else [spot_after]

    def spot(self, anchor: str) -> _Spot | None:
        part = self.state.part_of(anchor)
        if part is None or part.above is None:
            return None
        field = self.state.fields[anchor]
        return _Spot(part, field.shape in _TITLED and field.pointer == f"{field.part}/title")

    def half(self, addition: Addition) -> Node:
        """One half of a paragraph that was split: right beside the other, resting on the same."""
        if self.state.outcomes.get(addition.part_of) not in ("merged", "same"):
            raise _Refused("the text that it was split from was not merged")
        part = self.state.part_of(addition.part_of)
        slot = next(slots(part), None) if part is not None else None
        if part is None or slot is None or not may_be_split(addition.part_of, self.state):
            raise _Refused(SPLIT)
        entries = {"kind": part.value["kind"].value} if "kind" in part.value else {}
        half = entries | {"text": addition.text} | support_of(part)
        if addition.before and self.state.part_of(addition.before) is part:
            return beside(slot, half, 0)
        earlier = self.last
        if earlier is not None and earlier[0].part_of == addition.part_of and earlier[1].part.above is slot.items:
            slot = Slot(slot.items, earlier[1].part, slot.key)
        return beside(slot, half, 1)

    def paragraph(self, addition: Addition, spot: _Spot, before: _Spot | None) -> Node | None:
        """A paragraph among blocks; between two points of a summary, a point."""
        if spot.inside:
            blocks = list_in(spot.part, "blocks")
            return put_item(blocks, 0, {"kind": "paragraph", "text": addition.text})
        slot = self.block(addition, spot)
        if slot is not None:
            return beside(slot, {"kind": "paragraph", "text": addition.text}, 1)
        first = next(slots(spot.part), None)
        following = slots(before.part) if before is not None else ()
        if first is not None and first.key == "summary" and any(other.items is first.items for other in following):
            return beside(first, {"text": addition.text}, 1)
        return None

    def item(self, addition: Addition, spot: _Spot, before: _Spot | None) -> Node | None:
        """An item in the list that it follows, by its level; a point among statements; else a list of its own."""
        first = next(slots(spot.part), None)
        if not spot.inside and first is not None and first.item is spot.part:
            if first.key == "items":
                return nested(first, addition)
            if first.key in STATEMENTS and shape_of(spot.part) != "finance-line":
                return beside(first, {"text": addition.text}, 1)
        block = {"kind": "list", "items": [{"text": addition.text}]}
        if spot.inside:
            return first_item(put_item(list_in(spot.part, "blocks"), 0, block))
        slot = self.block(addition, spot)
        return None if slot is None else first_item(beside(slot, block, 1))

    def row(self, addition: Addition, spot: _Spot, before: _Spot | None) -> Node | None:
        """A row of a table of the model."""
        if shape_of(spot.part) == "column":
            table = next(slots(spot.part)).items.above
            return None if table is None else put_item(list_in(table, "rows"), 0, self.cells(addition, table))
        slot = next(slots(spot.part), None)
        if slot is None or slot.key != "rows" or slot.items.above is None:
            return None
        return beside(slot, self.cells(addition, slot.items.above), 1)

    def cells(self, addition: Addition, table: Node) -> dict[str, Any]:
        columns = table.value["columns"].value
        if len(addition.cells) != len(columns):
            raise _Refused(f"the table has {len(columns)} columns, the row {len(addition.cells)} cells")
        return {"cells": [self.cell(text, column) for text, column in zip(addition.cells, columns, strict=True)]}

    def cell(self, text: str, column: Node) -> Any:
        if not text.strip():
            return None
        kind = column.value.get("kind")
        read = number(text, self.state.printed) if kind is not None and kind.value in _NUMERIC else None
        if read is None and (reason := flaw("prose", text)):
            raise _Refused(reason)
        return text.strip() if read is None else read

    def table(self, addition: Addition, spot: _Spot, before: _Spot | None) -> Node | None:
        """A table block, whose first row names its columns."""
        width = addition.columns
        rows = [addition.cells[start : start + width] for start in range(0, len(addition.cells), width or 1)]
        if not rows or any(len(row) != width or width < 1 for row in rows):
            raise _Refused("its rows have different numbers of cells")
        titles = [folded(text) for text in rows[0]]
        if any(flaw("line", title) for title in titles):
            raise _Refused("a cell of its first row names no column")
        body = [{"cells": [text.strip() or None for text in row]} for row in rows[1:]]
        block = {"kind": "table", "columns": [{"title": title} for title in titles], "rows": body}
        if spot.inside:
            return put_item(list_in(spot.part, "blocks"), 0, block)
        slot = self.block(addition, spot)
        return None if slot is None else beside(slot, block, 1)

    def heading(self, addition: Addition, spot: _Spot, before: _Spot | None) -> Node | None:
        """A new section, with what follows in the section that it divides."""
        title = {"title": folded(addition.text)}
        within = [slot for slot in slots(spot.part) if slot.key == "sections"]
        if not within:
            holder = next((slot for slot in slots(before.part) if slot.key == "sections"), None) if before else None
            ends = holder is not None and before is not None and before.inside and holder.item is before.part
            return beside(holder, title, 0) if holder is not None and ends else None
        depth = sum(1 for _ in within)
        level = min(max(addition.level, 1), depth + 1)
        section = within[0].item
        blocks = section.value.get("blocks")
        block = None if spot.inside else self.block(addition, spot)
        follows = 0 if spot.inside else len(blocks.value) if blocks is not None else 0
        if block is not None and block.items is blocks:
            follows = int(step_of(block.item)) + 1
        moved = list(blocks.value[follows:]) if blocks is not None else []
        inner = list(section.value["sections"].value) if level == depth and "sections" in section.value else []
        if level <= depth:
            new = beside(within[depth - level], title, 1)
        else:
            new = put_item(list_in(section, "sections"), 0, title)
        move_all(moved, new, "blocks")
        move_all(inner, new, "sections")
        return new

    def block(self, addition: Addition, spot: _Spot) -> Slot | None:
        """The innermost block that the spot is or lies in. What stands in a panel is not beside what is outside."""
        panel = self.panel(addition)
        for slot in slots(spot.part):
            if slot.key == "blocks":
                owner = slot.items.above
                if owner is not None and (shape_of(owner) != "box" or owner is panel):
                    return slot
        return None

    def panel(self, addition: Addition) -> Node | None:
        """The box that the addition stands in."""
        part = self.state.part_of(addition.inside) if addition.inside else None
        if not addition.inside:
            return None
        current = part
        while current is not None:
            if isinstance(current.value, dict) and current.above is not None and shape_of(current) == "box":
                return current
            current = current.above
        raise _Refused("it stands in a cell or panel that holds one text")

    def before(self, addition: Addition, spot: _Spot) -> Node | None:
        """The addition right before what it precedes, where nothing that it follows can hold it."""
        if spot.inside:
            return None
        slot = self.block(addition, spot)
        first = next(slots(spot.part), None)
        match addition.kind:
            case "paragraph" if slot is not None:
                return beside(slot, {"kind": "paragraph", "text": addition.text}, 0)
            case "item" if first is not None and (first.key == "items" or first.key in STATEMENTS):
                return beside(first, {"text": addition.text}, 0) if first.item is spot.part else None
            case "row" if first is not None and first.key == "rows" and first.items.above is not None:
                return beside(first, self.cells(addition, first.items.above), 0)
            case _:
                return None


def may_be_split(anchor: str, state: State) -> bool:
    """Whether a field is the text of a part that others like it may stand beside."""
    field, part = state.fields.get(anchor), state.part_of(anchor)
    if field is None or part is None or field.pointer != f"{field.part}/text":
        return False
    slot = next(slots(part), None)
    return slot is not None and slot.item is part and shape_of(part) in _REPEATED


def split_in_vain(additions: Iterable[tuple[Key, Addition]], read: Collection[str], state: State) -> dict[str, str]:
    """The fields that were split where the brief cannot hold the halves, with the reason: they stay whole.

    What is printed in one paragraph with them stays, too, for the cut may lie in it. `read`: the fields that read
    otherwise.
    """
    held: dict[str, str] = {}
    for key, addition in additions:
        name = addition.part_of
        possible = key not in state.banned and not flaw("prose", addition.text) and may_be_split(name, state)
        if name and not (possible and name in read):
            part = state.fields[name].part if name in state.fields else ""
            alike = [field.anchor for field in state.fields.values() if part and field.part == part]
            held |= dict.fromkeys([name, *alike], SPLIT)
    return held


Placer = Callable[[Additions, Addition, _Spot, "_Spot | None"], "Node | None"]

_PLACERS: dict[str, Placer] = {
    "paragraph": Additions.paragraph, "item": Additions.item, "row": Additions.row, "table": Additions.table,
    "heading": Additions.heading,
}  # fmt: skip


def _kind(addition: Addition) -> str:
    return "line" if addition.kind == "heading" else "prose"


def _text(addition: Addition) -> str:
    return addition.text or " | ".join(addition.cells)
