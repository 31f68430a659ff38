"""Which lines and characters of a YAML text an item of a list, or an entry of an object, takes up.

Comment lines right above an item or key, at its column, belong to it; so does a comment at the end of its last line,
and what is indented deeper right below.
"""

from __future__ import annotations

import re

from msgspec import Struct
from yaml.events import AliasEvent, ScalarEvent

from policybrief.reading.core_yaml import Place

_COMMENT = re.compile(r"( *)#")
_BLANK = re.compile(r"[ \t]*\r?\n")
_AFTER_DASHES = re.compile(r" *")


class Unpatchable(Exception):
    """A text that is written in a way that is not edited."""


class Region(Struct, frozen=True):
    """Whole lines of a text, from the first character to that after the last line break."""

    start: int
    end: int


def end_of(text: str, place: Place) -> int:
    """Where what is written of a value ends, without line breaks and comments after it."""
    event, start = place.event, int(place.mark.index)
    if isinstance(event, ScalarEvent | AliasEvent):
        assert event.end_mark is not None  # the parser gives both marks
        return start + len(text[start : event.end_mark.index].rstrip())
    if event.flow_style:
        return int(place.end.index)
    inner = place.inner.values() if isinstance(place.inner, dict) else place.inner or ()
    return max((end_of(text, item) for item in inner), default=start)


def line_start(text: str, offset: int) -> int:
    """The first character of the line that `offset` lies in."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """The first character of the line after the one that `offset` lies in, or the end of the text."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def item_region(text: str, column: int, place: Place, floor: int) -> Region:
    """The lines of an item of a block list whose dashes stand in `column`. `floor`: where what is before it ends."""
    dash = _dash(text, column, place.mark.index)
    return Region(_with_comments_above(text, column, dash, floor), _with_comments_below(text, column, place))


def entry_region(text: str, place: Place, floor: int) -> Region:
    """The lines of an entry of a block object whose key begins its line."""
    start = line_start(text, place.key.index)
    if text[start : place.key.index].strip(" "):
        raise Unpatchable
    column = place.key.column
    return Region(_with_comments_above(text, column, start, floor), _with_comments_below(text, column, place))


def is_first_on_its_line(text: str, offset: int) -> bool:
    """Whether nothing but blanks stands before `offset` in its line."""
    return not text[line_start(text, offset) : offset].strip(" ")


def past_blank_lines(text: str, offset: int) -> int:
    """The first character after the empty lines that begin at `offset`."""
    while found := _BLANK.match(text, offset):
        offset = found.end()
    return offset


def follows_blank_line(text: str, offset: int) -> bool:
    """Whether the line before the one that begins at `offset` is empty, or there is none."""
    return offset == 0 or not text[line_start(text, offset - 1) : offset].strip()


def _dash(text: str, column: int, offset: int) -> int:
    """The start of the line with the dash of the item whose value begins at `offset`."""
    start = line_start(text, offset)
    while text[start + column : start + column + 1] != "-" or text[start : start + column].strip(" "):
        between = text[start : line_end(text, start)].strip()
        if start == 0 or (between and not between.startswith(("#", "&", "!")) and start != line_start(text, offset)):
            raise Unpatchable
        start = line_start(text, start - 1)
    return start


def _with_comments_above(text: str, column: int, start: int, floor: int) -> int:
    while start > floor:
        above = line_start(text, start - 1)
        found = _COMMENT.match(text, above, start)
        if above < floor or found is None or len(found[1]) != column:
            break
        start = above
    return start


def _with_comments_below(text: str, column: int, place: Place) -> int:
    end = line_end(text, end_of(text, place))
    while (found := _COMMENT.match(text, end)) and len(found[1]) > column:
        end = line_end(text, end)
    return end
