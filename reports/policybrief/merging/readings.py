"""Fields that read otherwise than they were printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from policybrief.fields import Field
from policybrief.merging import texts
from policybrief.merging.figures import number
from policybrief.merging.parts import PARALLEL, is_optional, least
from policybrief.merging.report import Entry, Outcome
from policybrief.merging.state import Key, State, drop, flaw, folded, refused, shown
from policybrief.returned import Reading
from policybrief.yaml_edits.nodes import Node, step_of

GONE = "it is not in the brief any more"


def read(reading: Reading, key: Key, state: State) -> Entry:
    """Bring a reworded field into the tree, or say why not."""
    entry = _read(reading, key, state)
    state.outcomes[reading.anchor] = entry.outcome
    return entry


def _read(reading: Reading, key: Key, state: State) -> Entry:
    field = state.fields.get(reading.anchor)
    marks: dict[str, Any] = {"authors": reading.authors, "lost": reading.lost}
    if field is None:
        texts_ = {"base": reading.before, "returned": reading.after}
        return refused("text", reading.anchor, state, "the model in the file has no such field", **texts_, **marks)
    node = state.node_of(field)

    def ended(outcome: Outcome, reason: str = "", current: str | None = None) -> Entry:
        now = shown(node.value) if node is not None else ""
        return Entry(
            what="text", outcome=outcome, anchor=reading.anchor, path=state.path(reading.anchor),
            base=shown(field.value), current=now if current is None else current, returned=reading.after,
            reason=reason, **marks,
        )  # fmt: skip

    before = shown(node.value) if node is not None else ""
    if key in state.banned:
        return ended("refused", state.banned[key])
    if reading.anchor in state.held:
        return ended("refused", state.held[reading.anchor])
    if reading.others:
        others = "; ".join(f"“{other}”" for other in reading.others)
        return ended("conflict", f"its places in the file say different things: also {others}")
    if node is None:
        return ended("conflict", GONE)
    if not reading.after.strip():
        reason = emptied(field, node, state)
        return ended("refused" if reason else "merged", reason, before)
    value = _value(field, reading.after, node.value, state)
    if value is None:
        return ended("refused", "it is no number as the brief prints it")
    if isinstance(value, str) and (reason := flaw(field.kind, value)):
        return ended("refused", reason)
    if _same(node.value, value):
        return ended("same")
    if not _same(node.value, field.value):
        both = texts.merged(str(field.value), before, str(value), state.language) if isinstance(value, str) else None
        if both is None:
            return ended("conflict", "the brief was changed here, too")
        node.value = both
        return ended("merged", "with a change of the brief in another sentence", before)
    node.value = value
    return ended("merged", current=before)


def _value(field: Field, after: str, current: Any, state: State) -> str | int | Decimal | None:
    """What the field is to say; None where a number cannot be read."""
    if field.kind == "number":
        found = number(after, state.printed)
        if isinstance(current, int) and isinstance(found, Decimal) and found == found.to_integral_value():
            return int(found)
        return found
    if field.kind == "line":
        return folded(after)
    # A block of lines in YAML ends with a line break, which no print shows.
    ending = "\n" if isinstance(current, str) and current.endswith("\n") else ""
    return after.strip() + ending


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return type(one) is not str and type(other) is not str and bool(one == other)


def emptied(field: Field, node: Node, state: State) -> str:
    """Take out a field of which nothing is left in print; the reason where that cannot be done."""
    if not _same(node.value, field.value):
        return "nothing is left of it in the file, and the brief was changed here, too"
    assert node.above is not None  # a field is in something
    step = step_of(node)
    name = field.pointer[len(field.part) + 1 :].split("/")[0]
    if isinstance(step, int):
        if name in ("cells", "values"):
            node.value = None
            return ""
        if name in PARALLEL or len(node.above.value) <= least(field.shape, name):
            return "nothing is left of it in the file, and the brief needs it"
        drop(node)
        return ""
    if not is_optional(field.shape, name):
        return "nothing is left of it in the file, and the brief needs it"
    drop(node)
    return ""
