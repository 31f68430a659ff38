"""The blocks and sentences of a record: the one numbering that `s1#12` counts by.

**Blocks.** A sentence never crosses the boundary of a block. A blank line always ends one. Otherwise a line break ends
one, except where a line goes on in the next:

1. the next line is indented under a list item and is no item itself;
2. the paragraph is hard-wrapped and the line is full, that is, the first word of the next line did not fit;
3. the line ends no sentence and no clause, is not short, and the next line begins with a lower-case letter.

A paragraph (lines between blank lines) is hard-wrapped where its longest line has `WRAPPED` characters, and a full
line is followed by one that begins in lower case; and where no line is longer than those of such paragraphs. List
items, headings (`#`, setext rules), table rows and `Key: value` lines never go on from the line before.

**Sentences** within a block are those of the library sentencex, in the block's language, corrected where it errs: no
boundary after an abbreviation of the language's data file, before a lower-case letter, after a bare enumerator ("2."),
or after an ordinal in languages that write it with a full stop.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

WRAPPED = range(45, 121)
"""The lengths of the longest line that a hard-wrapped paragraph may have."""

SHORT = 25
"""A line of fewer characters does not go on, unless it is full."""

PIECE = 8_000
"""sentencex is handed no more characters at a time: its time grows with the square of unpaired quotation marks."""

Span = tuple[int, int]

_FOLDER = Path(__file__).parent / "splitting"
_ITEM = re.compile(r"\s*(?:[-*+•‣▪●◦·–—]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(\d{1,3}\))\s")
_HEADING = re.compile(r"\s*(?:#{1,6}\s|[=\-_*~]{3,}\s*$)")
_KEYED = re.compile(r"\s*[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){0,3}: ")
_ROW = re.compile(r"\t|\s\|\s|^\s*\|")
_ENDS = re.compile(r"[.!?:;…。！？：；।۔؟؛][\"'”’»›)\]]*$")
_WHITE = re.compile(r"\s")
_OTHER_WHITE = re.compile(r"[^\S ]")
_CUT = re.compile(r"(?:\w{3}|[)\]])[.!?…。！？۔؟][\"'”’»›)\]]*\s|[。！？۔؟]")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_ORDINAL = re.compile(r"(\w+) \d{1,3}\.$")
_STOPPED = re.compile(r"[.…][\"'”’»›)\]]*$")


def split(text: str, language: str) -> list[Span]:
    """The sentences of `text` as (start, end), in order, without the white space around them.

    Every character that is not white space lies in exactly one of them. `language` is a BCP 47 tag; a language without
    rules of its own is split by the library's general ones. Takes time in proportion to the text.
    """
    rules = _rules(language)
    return [span for start, end in blocks(text) for span in _sentences(text, start, end, rules)]


def blocks(text: str) -> list[Span]:
    """The blocks of `text` as (start, end), in order, without the white space around them."""
    if "\n" not in text:
        whole = _strip(text, 0, len(text))
        return [whole] if whole[0] < whole[1] else []
    found: list[Span] = []
    runs = list(_runs(text))
    widths = [_wrap_width(text, run) for run in runs]
    widest = max((width for width in widths if width is not None), default=0)
    for run, own in zip(runs, widths, strict=True):
        width = own or (widest if _fits(run, widest) else None)
        start = run[0][0]
        for line, following in zip(run, [*run[1:], None], strict=True):
            if following is None or not _goes_on(text, (start, line[1]), line, following, width):
                found.append(_strip(text, start, line[1]))
                start = following[0] if following else line[1]
    return found


class _Rules(Struct, frozen=True):
    """What a language's data file says about the ends of its sentences.

    Args:
        abbreviations: after these a sentence goes on, whatever the case of the next word.
        ordinal_after: words after which a number with a full stop is an ordinal ("die 3. Sitzung"), unless the next
            word is one of `begins_sentence`.
    """

    language: str
    abbreviations: tuple[str, ...] = ()
    abbreviation: re.Pattern[str] | None = None
    ordinal_after: frozenset[str] = frozenset()
    begins_sentence: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=64)
def _rules(language: str) -> _Rules:
    primary = re.split("[-_]", language.lower())[0] or "en"
    file = _FOLDER / f"{primary}.json"
    if not primary.isalpha() or not file.is_file():
        return _Rules(primary)
    data = json.loads(file.read_text("utf-8"))
    abbreviations = tuple(sorted(data.get("abbreviations", ()), key=len, reverse=True))
    known = "|".join(map(re.escape, abbreviations))
    return _Rules(
        primary,
        abbreviations,
        re.compile(rf"(?:^|[\s(\[„“\"'«-])(?:{known})$") if known else None,
        frozenset(data.get("ordinal_after", ())),
        frozenset(data.get("begins_sentence", ())),
    )


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _runs(text: str) -> Iterator[list[Span]]:
    """The lines between blank lines, as (start, end) without their line feeds."""
    run: list[Span] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            run.append((start, end))
        elif run:
            yield run
            run = []
        start = end + 1
    if run:
        yield run


def _wrap_width(text: str, run: list[Span]) -> int | None:
    """The width that the run was wrapped at, or None if it was not."""
    width = max(len(text[start:end].rstrip()) for start, end in run)
    if len(run) < 2 or width not in WRAPPED:
        return None
    pairs = itertools.pairwise(run)
    return width if any(_is_full(text, a, b, width) and _begins_lower(text, b) for a, b in pairs) else None


def _fits(run: list[Span], width: int) -> bool:
    """Whether the lines of a run may have been wrapped at the width of the other paragraphs."""
    return width > 0 and all(end - start <= width for start, end in run)


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    words = text[slice(*following)].split(None, 1)
    return len(text[slice(*line)].rstrip()) + 1 + len(words[0]) > width


def _begins_lower(text: str, line: Span) -> bool:
    return text[slice(*line)].lstrip()[0].islower()


def _goes_on(text: str, block: Span, line: Span, following: Span, width: int | None) -> bool:
    this, after = text[slice(*line)], text[slice(*following)]
    if any(rule.match(after) for rule in (_ITEM, _HEADING, _KEYED)) or _HEADING.match(this):
        return False
    if _ROW.search(this) or _ROW.search(after):
        return False
    if after[0].isspace() and _ITEM.match(text, *block):
        return True
    if width is not None and _is_full(text, line, following, width):
        return True
    return len(this.strip()) >= SHORT and _begins_lower(text, following) and not _ENDS.search(this.rstrip())


def _sentences(text: str, start: int, end: int, rules: _Rules) -> Iterator[Span]:
    """The sentences of one block, which holds no white space at its ends."""
    opened = start
    for boundary in _boundaries(text, start, end, rules.language):
        before, after = _strip(text, opened, boundary), _strip(text, boundary, end)
        if before[0] == before[1] or (after[0] < after[1] and _belongs(text, before, after, rules)):
            continue
        yield before
        opened = boundary
    if opened < end:
        yield _strip(text, opened, end)


def _boundaries(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Where sentencex ends a sentence, within (start, end)."""
    from sentencex import segment

    for first, last, whole in _pieces(text, start, end):
        # sentencex 1.0 panics on white space of more than one byte, and takes two line feeds for a boundary.
        position = first
        piece = text[first:last]
        segments = segment(language, _WHITE.sub(" ", piece) if _OTHER_WHITE.search(piece) else piece)
        for sentence in segments[:-1]:
            position += len(sentence)
            yield position
        if whole and last < end:
            yield last


def _pieces(text: str, start: int, end: int) -> Iterable[tuple[int, int, bool]]:
    """The block in pieces of `PIECE` characters at most, and whether each ends where a sentence seems to."""
    while end - start > PIECE:
        cuts = [match.end() for match in _CUT.finditer(text, start, start + PIECE)]
        if cuts:
            yield start, cuts[-1], True
            start = cuts[-1]
        else:
            yield start, start + PIECE, False
            start += PIECE
    yield start, end, True


def _belongs(text: str, before: Span, after: Span, rules: _Rules) -> bool:
    """Whether what stands after a boundary belongs to the sentence before it."""
    tail = text[max(before[0], before[1] - 40) : before[1]]
    if text[after[0]].islower() and _STOPPED.search(tail):
        return True
    if before[1] - before[0] <= 20 and _ENUMERATOR.fullmatch(text, *before):
        return True
    if rules.abbreviation and tail.endswith(rules.abbreviations) and rules.abbreviation.search(tail):
        return True
    ordinal = _ORDINAL.search(tail) if rules.ordinal_after else None
    if ordinal is None or ordinal[1] not in rules.ordinal_after:
        return False
    word = re.match(r"\w*", text[after[0] : after[0] + 40])
    return bool(word and word[0] and word[0] not in rules.begins_sentence)
