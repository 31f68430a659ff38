"""Files in YAML as people write them, drawn at random: every style of scalar, brackets, indentation, and comments.

Each comment has a number and an owner: the item or entry that it goes with. One that stands below its owner, indented
deeper, may go with the last of what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Path = tuple[str | int, ...]

WORDS = (
    "aid",
    "talks: slow",
    "ferry # 3",
    "-",
    "[x]",
    "{y",
    "it's",
    '"said"',
    "Häfen",
    "12",
    "true",
    "*one",
    "a\\b",
    "&c",
)
KEYS = ("text", "items", "note", "kind", "title", "blocks")


def texts() -> st.SearchStrategy[str]:
    """Texts of a few words, many of which need quotes."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


@dataclass
class YamlFile:
    """A file, what it says, and what is written where."""

    text: str = ""
    data: Any = None
    comments: dict[str, Path] = field(default_factory=dict)
    below: set[str] = field(default_factory=set)
    scalars: dict[Path, list[str]] = field(default_factory=dict)


@st.composite
def yaml_files(draw: st.DrawFn) -> YamlFile:
    """A file whose top is an object, with its parts."""
    writer = _Writer(draw)
    file = writer.file
    file.data = writer.data(3)
    head = writer.comment((), "") if writer.chance() else []
    lines = [*head, *writer.block(file.data, (), 0)]
    break_ = draw(st.sampled_from(["\n", "\r\n"]))
    file.text = break_.join(lines) + (break_ if writer.chance() else "")
    return file


class _Writer:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.file = YamlFile()
        self.count = 0
        self.in_block = False  # whether a block of lines is open, which a comment would belong to

    def chance(self, among: int = 2) -> bool:
        return self.draw(st.integers(1, among)) == 1

    def number(self) -> int:
        self.count += 1
        return self.count

    def data(self, depth: int) -> dict[str, Any]:
        keys = self.draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True))
        return {key: self.value(depth - 1) for key in keys}

    def value(self, depth: int) -> Any:
        if depth <= 0 or self.chance():
            return self.scalar()
        if self.chance(3):
            return self.data(depth)
        several = range(self.draw(st.integers(1, 4)))
        return [self.scalar() if self.chance(3) else self.data(depth) for _ in several]

    def scalar(self) -> Any:
        if self.chance(8):
            return self.number()
        return f"{self.draw(texts())} n{self.number()}"

    def comment(self, owner: Path, margin: str) -> list[str]:
        name = f"# c{self.number()}."
        self.file.comments[name] = owner
        return [margin + name]

    def block(self, value: dict[str, Any] | list[Any], path: Path, indent: int) -> list[str]:
        lines: list[str] = []
        margin = " " * indent
        spaced = self.chance(4)
        is_object = isinstance(value, dict)
        entries: Any = value.items() if isinstance(value, dict) else enumerate(value)
        for position, (step, item) in enumerate(entries):
            here = (*path, step)
            if spaced and position:
                lines.append("")
            if self.chance(4):
                lines += self.comment(here, margin)
            lines += self.entry(step, item, here, indent) if is_object else self.item(item, here, indent)
            if self.chance(8) and not self.in_block:
                below = self.comment(here, margin + "    ")
                self.file.below.add(below[0].strip())
                lines += below
        return lines

    def entry(self, key: str, item: Any, path: Path, indent: int) -> list[str]:
        margin = " " * indent
        if isinstance(item, dict | list) and not self.chance(4):
            deeper = indent + (0 if isinstance(item, list) and self.chance() else 2)
            return [f"{margin}{key}:{self.trailing(path)}", *self.block(item, path, deeper)]
        first, *others = self.inline(item, path, indent)
        return [f"{margin}{key}: {first}", *others]

    def item(self, item: Any, path: Path, indent: int) -> list[str]:
        margin = " " * indent
        if isinstance(item, dict | list) and not self.chance(4):
            first, *others = self.block(item, path, indent + 2)
            if first.strip().startswith("#"):
                return [f"{margin}-", first, *others]
            return [f"{margin}- {first[indent + 2 :]}", *others]
        first, *others = self.inline(item, path, indent)
        return [f"{margin}- {first}", *others]

    def trailing(self, owner: Path) -> str:
        return self.comment(owner, "  ")[0] if self.chance(5) else ""

    def inline(self, item: Any, path: Path, indent: int) -> list[str]:
        if isinstance(item, dict | list):
            self.in_block = False
            return [self.flow(item, path) + self.trailing(path)]
        lines = self.styled(item, indent)
        self.in_block = lines[0][0] in "|>"
        self.file.scalars[path] = [line.strip() for line in lines]
        if lines[0][:1] in "|>" or len(lines) == 1:
            lines[0] += self.trailing(path)
        return lines

    def flow(self, item: Any, path: Path) -> str:
        if isinstance(item, dict):
            return "{" + ", ".join(f"{key}: {self.flow(one, (*path, key))}" for key, one in item.items()) + "}"
        if isinstance(item, list):
            return "[" + ", ".join(self.flow(one, (*path, index)) for index, one in enumerate(item)) + "]"
        written = str(item) if isinstance(item, int) else _in_quotes(item, self.draw(st.sampled_from("'\"")))
        self.file.scalars[path] = [written]
        return written

    def styled(self, item: Any, indent: int) -> list[str]:
        if isinstance(item, int):
            return [str(item)]
        margin = " " * (indent + self.draw(st.integers(1, 4)))
        style = self.draw(st.sampled_from(["plain", "'", '"', "|", ">", "folded '", 'folded "', "folded plain"]))
        bare = item[0].isalpha() and ": " not in item and " #" not in item
        match style:
            case "|":
                return ["|-", margin + item]
            case ">":
                return [">-", *(margin + word for word in item.split(" "))]
            case "plain" if bare:
                return [item]
            case "folded plain" if bare:
                return [first_or(margin, index, word) for index, word in enumerate(item.split(" "))]
            case "folded '" | 'folded "':
                words = _in_quotes(item, style[-1]).split(" ")
                return [first_or(margin, index, word) for index, word in enumerate(words)]
            case _:
                return [_in_quotes(item, "'" if style == "'" else '"')]


def first_or(margin: str, index: int, word: str) -> str:
    """A word of a text in lines: all but the first are indented."""
    return margin + word if index else word


def _in_quotes(text: str, quote: str) -> str:
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
