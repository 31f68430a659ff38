"""Bookmarks and the references to them.

What is referred to is known only when the body stands, so both leave a slot in the list of strings that is being
written, and `resolve` fills the slots: a bookmark for each target that is used, a field or a link for each reference
that has a target, the plain text for the others.
"""

from __future__ import annotations

import hashlib
import re
from typing import Literal

from msgspec import Struct

from policybrief_exporters.word.fields import field as field_xml
from policybrief_exporters.word.markup import run_content

Kind = Literal["whole", "label", "note"]
"""What a bookmark covers: all of a paragraph, the label or number in it (“Table 2”), the mark of a footnote."""

_PREFIX: dict[Kind, str] = {"whole": "_pb_", "label": "_pbl_", "note": "_pbn_"}
_LONGEST = 40
"""Word's limit for the name of a bookmark."""


class _Mark(Struct, frozen=True):
    kind: Kind
    target: str
    out: list[str]
    start: int
    end: int


class _Reference(Struct, frozen=True):
    out: list[str]
    slot: int
    target: str
    text: str
    properties: str


class Targets(Struct):
    """All bookmarks and references of one document."""

    marks: dict[tuple[Kind, str], _Mark] = {}
    labels: dict[str, str] = {}
    references: list[_Reference] = []
    wanted: set[tuple[Kind, str]] = set()
    names: dict[tuple[Kind, str], str] = {}
    taken: set[str] = set()

    def open(self, out: list[str]) -> int:
        """A slot in `out`."""
        out.append("")
        return len(out) - 1

    def close(self, kind: Kind, target: str, out: list[str], start: int) -> None:
        """Covers what was written to `out` since the slot `start`; a target's first bookmark is its only one."""
        if (kind, target) not in self.marks:
            self.marks[kind, target] = _Mark(kind, target, out, start, self.open(out))

    def refer(self, out: list[str], target: str, text: str, properties: str) -> None:
        """Prints `text` as a reference to `target`, which may come later."""
        self.references.append(_Reference(out, self.open(out), target, text, properties))

    def want(self, kind: Kind, target: str) -> str:
        """The name of the bookmark, which will be there if its target is."""
        self.wanted.add((kind, target))
        name = self.names.get((kind, target))
        if name is None:
            name = self.names[kind, target] = self._new_name(kind, target)
        return name

    def resolve(self) -> None:
        """Fills all slots."""
        for reference in self.references:
            reference.out[reference.slot] = self._reference(reference)
        number = 0
        for key, mark in self.marks.items():
            if key in self.wanted:
                mark.out[mark.start] += f'<w:bookmarkStart w:id="{number}" w:name="{self.names[key]}"/>'
                mark.out[mark.end] = f'<w:bookmarkEnd w:id="{number}"/>' + mark.out[mark.end]
                number += 1

    def _reference(self, reference: _Reference) -> str:
        """A REF field where updating it would print the same text again, else a link."""
        run = f"<w:r>{reference.properties}{run_content(reference.text)}</w:r>"
        label = self.labels.get(reference.target, "")
        if label and ("label", reference.target) in self.marks and reference.text.endswith(label):
            before = reference.text[: -len(label)]
            if not before or before[-1].isspace():
                name = self.want("label", reference.target)
                lead = f"<w:r>{reference.properties}{run_content(before)}</w:r>" if before else ""
                return lead + field_xml(f"REF {name} \\h", label, reference.properties)
        if ("whole", reference.target) in self.marks:
            name = self.want("whole", reference.target)
            return f'<w:hyperlink w:anchor="{name}" w:history="1">{run}</w:hyperlink>'
        return run

    def _new_name(self, kind: Kind, target: str) -> str:
        name = _PREFIX[kind] + re.sub(r"\W", "_", target, flags=re.ASCII)
        if name.lower() in self.taken or len(name) > _LONGEST or name != _PREFIX[kind] + target:
            digest = hashlib.sha256(target.encode("utf-8", "surrogatepass")).hexdigest()[:12]
            name = f"{name[: _LONGEST - 13]}_{digest}"
        self.taken.add(name.lower())  # Word takes names that differ in case only for the same
        return name
