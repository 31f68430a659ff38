"""Lists as Word numbers them: each list has a numbering instance of its own, so that each starts anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from policybrief.compose.numbers import roman
from policybrief_exporters.word.markup import declarations, escape

LEVELS = 9
"""The levels of numbering that Word has (ISO/IEC 29500-1, 17.9.3); deeper lists keep the ninth."""
STEP = 340
"""What each level indents by, in twentieths of a point."""
BULLETS = 1
"""The numbering instance of all bulleted lists."""
DECIMALS = 2
"""The instance behind the style List Number, for items that an author adds."""

_GLYPHS = ("•", "–", "▪")
_LABEL = re.compile(r"([^\w%]*)([0-9]+|[a-z]+|[A-Z]+)([^\w%]*)")


def letters(number: int) -> str:
    """`number` as Word counts with letters: a … z, aa, bb … zz, aaa."""
    count, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (count + 1)


_FORMATS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("decimal", str),
    ("lowerRoman", lambda number: roman(number).lower()),
    ("lowerLetter", letters),
    ("upperRoman", roman),
    ("upperLetter", lambda number: letters(number).upper()),
)


class Pattern(Struct, frozen=True):
    """How a list is numbered: Word's name of the format, what stands around the number, whether it needs room."""

    number_format: str
    before: str
    after: str
    wide: bool


def read_labels(labels: Sequence[str]) -> tuple[Pattern, int] | None:
    """The pattern and the first number that print exactly `labels`; None where no numbering of Word's does."""
    first = _LABEL.fullmatch(labels[0]) if labels else None
    if first is None:
        return None
    before, digits, after = first[1], first[2], first[3]
    wide = max(map(len, labels)) > 3
    for start in dict.fromkeys((1, *_starts(digits))):
        for name, form in _FORMATS:
            if all(label == f"{before}{form(start + index)}{after}" for index, label in enumerate(labels)):
                return Pattern(name, before, after, wide), start
    return None


def _starts(digits: str) -> Sequence[int]:
    """The numbers that `digits` may stand for, as a number or as a letter."""
    if digits.isdigit():
        return (int(digits),) if len(digits) < 6 else ()
    if digits.strip(digits[0]):
        return ()
    return ((len(digits) - 1) * 26 + ord(digits[0].lower()) - ord("a") + 1,)


class ListLooks(Struct, frozen=True):
    """How lists look.

    Args:
        indents: for each level, where its text starts, in twentieths of a point.
        bullets: for each level its `w:lvl` in bulleted lists, "" for the one made here.
        definitions, instances: more of either as XML, for styles that are numbered otherwise.
    """

    indents: Sequence[int] = tuple(STEP * (level + 1) for level in range(LEVELS))
    bullets: Sequence[str] = ("",) * LEVELS
    definitions: str = ""
    instances: str = ""


OWN_LOOKS = ListLooks()


class Numbering(Struct):
    """The numbering of one document."""

    patterns: dict[Pattern, int] = {}
    instances: list[tuple[int, int, int]] = []

    def start(self, pattern: Pattern, level: int, first: int) -> int:
        """A new list: the id of its numbering instance."""
        abstract = self.patterns.setdefault(pattern, len(self.patterns) + 2)
        self.instances.append((abstract, level, first))
        return DECIMALS + len(self.instances)

    def part(self, looks: ListLooks = OWN_LOOKS) -> str:
        """`word/numbering.xml`."""
        plain = Pattern("decimal", "", ".", False)
        bullets = [
            looks.bullets[level] or _level(level, "bullet", _GLYPHS[level % 3], STEP, looks.indents[level])
            for level in range(LEVELS)
        ]
        abstracts = [
            _abstract(0, bullets),
            _abstract(1, _numbered_levels(plain, looks.indents)),
            *(_abstract(number, _numbered_levels(pattern, looks.indents)) for pattern, number in self.patterns.items()),
        ]
        instances = [_instance(BULLETS, 0), _instance(DECIMALS, 1)]
        for index, (abstract, level, first) in enumerate(self.instances):
            restart = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>'
            instances.append(_instance(DECIMALS + 1 + index, abstract, restart))
        inside = "".join((*abstracts, looks.definitions, *instances, looks.instances))
        return f"<w:numbering {declarations('w')}>{inside}</w:numbering>"


def _abstract(number: int, levels: Sequence[str]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x50420000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x50430000 + number:08X}"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def _instance(number: int, abstract: int, inside: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{inside}</w:num>'


def _numbered_levels(pattern: Pattern, indents: Sequence[int]) -> list[str]:
    hanging = STEP * 3 // 2 if pattern.wide else STEP
    return [
        _level(level, pattern.number_format, f"{pattern.before}%{level + 1}{pattern.after}", hanging, indents[level])
        for level in range(LEVELS)
    ]


def _level(level: int, number_format: str, text: str, hanging: int, indent: int) -> str:
    """A level whose numbers begin where they would if all were as wide as `STEP`."""
    left = indent - STEP + hanging
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
