"""Paragraphs, items, rows and cells that are gone from the file, with the parts of the brief that they print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from policybrief.fields import Field
from policybrief.merging.parts import is_optional, is_printed, least, may_vanish
from policybrief.merging.readings import emptied
from policybrief.merging.report import Entry, Outcome
from policybrief.merging.state import Key, State, add_support, drop, refused, shape_of, shown, support_of
from policybrief.returned import Removal
from policybrief.yaml_edits.nodes import Node, is_within, step_of, walk

_TARGET = re.compile(r"\]\(#([A-Za-z][A-Za-z0-9_-]*)\)")
_REFERRING = frozenset({"supports", "option", "criterion", "source"})


class Removals:
    """All removals of a file, which are seen together: a section is gone where all that was printed in it is."""

    def __init__(self, removals: Iterable[Removal], state: State) -> None:
        self.state = state
        gone = {anchor for removal in removals for anchor in removal.anchors}
        self.below: dict[str, dict[str, Field]] = {}
        for field in state.fields.values():
            for pointer in _ancestors(field.part):
                self.below.setdefault(pointer, {})[field.anchor] = field
        self.gone = {pointer for pointer in state.parts if self.is_gone(pointer, gone)}
        self.kept: dict[str, str] = {}
        """Why a part that is gone from the file stays in the brief, "" where it does not."""
        self.unprinted: list[str] = []
        """Text of the last parts taken out that is not always printed."""
        self.referrers = list(_references(state.tree))

    def is_gone(self, pointer: str, gone: set[str]) -> bool:
        """Whether all that was printed of a part is gone, and the part with it."""
        inner = {name: field for name, field in self.below.get(pointer, {}).items() if is_printed(field)}
        return bool(inner) and inner.keys() <= gone and may_vanish(self.state.parts[pointer], inner)

    def bring(self, removal: Removal, key: Key) -> Entry:
        """Take the parts of a removal out of the tree, or say why not."""
        state = self.state
        anchor = removal.anchors[0]
        known = [state.fields[name] for name in removal.anchors if name in state.fields]
        if not known:
            reason = "the model in the file has no such field"
            return refused("removal", anchor, state, reason, base=removal.text, authors=removal.authors)
        path = state.path(known[0].anchor)
        current = "; ".join(shown(node.value) for field in known if (node := state.node_of(field)) is not None)
        outcome, reason = self.outcome(removal, known, key)
        return Entry(
            what="removal", outcome=outcome, anchor=anchor, path=path, base=removal.text, current=current,
            reason=reason, authors=removal.authors,
        )  # fmt: skip

    def joined_in_vain(self, removals: Iterable[tuple[Key, Removal]]) -> dict[str, str]:
        """The fields that were joined with another that has to stay, with the reason: they stay apart."""
        held: dict[str, str] = {}
        for key, removal in removals:
            known = [self.state.fields.get(name) for name in removal.anchors]
            stays = key in self.state.banned or any(field is None or not self.may_go(field) for field in known)
            if removal.into and stays:
                held[removal.into] = "another text was joined to it, which has to stay"
        self.kept.clear()
        return held

    def may_go(self, field: Field) -> bool:
        """Whether a field can be taken out, alone or with its part."""
        pointers = [pointer for pointer in _ancestors(field.part) if pointer in self.gone]
        if pointers:
            return not all(map(self.reason, pointers))
        name = field.pointer[len(field.part) + 1 :]
        return "/" not in name and is_optional(field.shape, name)

    def outcome(self, removal: Removal, known: list[Field], key: Key) -> tuple[Outcome, str]:
        state = self.state
        if key in state.banned:
            return "refused", state.banned[key]
        if len(known) < len(removal.anchors):
            return "refused", "the model in the file has no such field"
        if removal.into and state.outcomes.get(removal.into) not in ("merged", "same"):
            return "conflict", "the text that it was joined to was not merged"
        support = self.support(known[0]) if removal.into else {}
        self.unprinted.clear()
        reasons = [reason for reason in (self.take_out(field) for field in known) if reason]
        if reasons:
            return "conflict" if "changed" in reasons[0] else "refused", reasons[0]
        target = state.part_of(removal.into) if removal.into else None
        if target is not None:
            add_support(target, support)
        went = [f"with what is not always printed of it: {'; '.join(self.unprinted)}"] if self.unprinted else []
        return "merged", ", ".join([*(["joined to another text"] if removal.into else []), *went])

    def support(self, field: Field) -> Mapping[str, list[object]]:
        node = self.state.nodes.get(field.part)
        return support_of(node) if node is not None and isinstance(node.value, dict) else {}

    def take_out(self, field: Field) -> str:
        """Take out the part or the field; the reason where it stays."""
        pointers = [pointer for pointer in _ancestors(field.part) if pointer in self.gone]
        for pointer in pointers:
            if not self.reason(pointer):
                node = self.state.nodes.get(pointer)
                if node is not None and is_within(node, self.state.tree):
                    silent = [field for field in self.below[pointer].values() if not is_printed(field)]
                    self.unprinted += [f"“{shown(field.value)}”" for field in silent]
                    self.forget(node)
                return ""
        if pointers:
            return self.reason(pointers[-1])
        node = self.state.node_of(field)
        if node is None:
            return ""
        reason = emptied(field, node, self.state)
        inner = [name for name in self.below.get(field.part, {}) if name != field.anchor]
        return f"{reason}: other text of the same part is still there" if reason and inner else reason

    def reason(self, pointer: str) -> str:
        if pointer not in self.kept:
            self.kept[pointer] = self.obstacle(pointer)
        return self.kept[pointer]

    def obstacle(self, pointer: str) -> str:
        """Why a part has to stay, or ""."""
        state = self.state
        node = state.nodes.get(pointer)
        if node is None or not is_within(node, state.tree):
            return ""
        images = set()
        for field in self.below[pointer].values():
            image = state.node_of(field)
            if image is None or shown(image.value).strip() != shown(field.value).strip():
                return "it was changed in the brief meanwhile"
            images.add(image)
        home = state.home[node]
        for at in state.current_fields:
            if at.startswith(home + "/") and state.node_at(at) not in images:
                return "it was changed in the brief meanwhile: text was added to it"
        holder = node.above
        if holder is not None and isinstance(holder.value, list) and holder.above is not None:
            fewest = least(shape_of(holder.above), str(step_of(holder)))
            if len(holder.value) <= fewest:
                return "the brief needs it"
        return self.referred(node)

    def referred(self, node: Node) -> str:
        """Who refers to the part, or to one in it, and stays."""
        state = self.state
        inside = {state.ids[one] for one in walk(node) if one in state.ids}
        for target, referrer in self.referrers:
            if (
                target in inside
                and target in str(referrer.value)
                and is_within(referrer, state.tree)
                and not self.goes(referrer)
            ):
                return f"{state.place(referrer)} refers to {target!r}"
        return ""

    def goes(self, referrer: Node) -> bool:
        """Whether what refers is gone from the file, too."""
        return any(
            (node := self.state.nodes.get(pointer)) is not None and is_within(referrer, node) for pointer in self.gone
        )

    def forget(self, node: Node) -> None:
        """Take out a part, and what says of it why it was placed."""
        ids = {self.state.ids[one] for one in walk(node) if one in self.state.ids}
        drop(node)
        provenance = self.state.tree.value.get("provenance")
        placed = provenance.value.get("placed") if provenance is not None else None
        if placed is not None:
            for entry in list(placed.value):
                if entry.value["id"].value in ids:
                    drop(entry)


def _ancestors(pointer: str) -> Iterator[str]:
    """A pointer and what it is in, the outermost first, without the whole."""
    steps = pointer.split("/")
    for end in range(2, len(steps) + 1):
        yield "/".join(steps[:end])


def _references(tree: Node) -> Iterator[tuple[str, Node]]:
    """The ids that the brief refers to, each with the node that does."""
    for node in walk(tree):
        match node.value:
            case dict() as entries:
                for key in sorted(_REFERRING & entries.keys()):
                    inner = entries[key]
                    for one in inner.value if isinstance(inner.value, list) else [inner]:
                        if isinstance(one.value, str):
                            yield one.value, one
            case str() as text if "](#" in text:
                yield from ((found, node) for found in _TARGET.findall(text))
