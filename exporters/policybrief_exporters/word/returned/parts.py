"""The parts of a returned file: found by what leads to them, for programs give them other names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from policybrief_exporters.word.opening import Element, OpenedFile, open_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Parts:
    """The file, its main part by name, and what the main part leads to, by kind: `styles`, `footnotes`, `header` …"""

    file: OpenedFile
    main: str
    found: dict[str, list[str]] = field(default_factory=dict)
    trees: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes) -> Parts:
        """Raises `ValueError` for what is no Word file or is damaged."""
        file, main = open_file(data)
        parts = cls(file, main)
        for kind, target in _leads(file, main):
            if target.lower() in file.names and target not in parts.found.setdefault(kind, []):
                parts.found[kind].append(target)
        return parts

    def root(self, kind: str) -> Element | None:
        """The root of the first part of a kind, or None."""
        names = self.found.get(kind)
        return self.tree(names[0]) if names else None

    def tree(self, name: str) -> Element:
        """The root of a part, parsed once; nobody changes it."""
        if name not in self.trees:
            self.trees[name] = self.file.root(name)
        return self.trees[name]

    def addresses(self, name: str) -> dict[str, str]:
        """The addresses outside the file that a part leads to, by the ids of their relationships."""
        return {
            element.get("Id", ""): element.get("Target", "")
            for element in _relationships(self.file, name)
            if element.get("TargetMode") == "External"
        }

    def inside(self, name: str) -> dict[str, str]:
        """The parts that a part leads to, by the ids of their relationships."""
        return {
            element.get("Id", ""): _resolved(name, element.get("Target", ""))
            for element in _relationships(self.file, name)
            if element.get("TargetMode") != "External"
        }


def _leads(file: OpenedFile, name: str) -> Iterator[tuple[str, str]]:
    for element in _relationships(file, name):
        if element.get("TargetMode") != "External":
            yield element.get("Type", "").rpartition("/")[2], _resolved(name, element.get("Target", ""))


def _relationships(file: OpenedFile, name: str) -> Iterator[Element]:
    folder, base = posixpath.split(name)
    path = posixpath.join(folder, "_rels", f"{base}.rels")
    return file.root(path).iter(_RELATIONSHIP) if path.lower() in file.names else iter(())


def _resolved(name: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")
