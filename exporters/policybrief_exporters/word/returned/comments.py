"""The comments of a returned file: what they say, what they hang on, who answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policybrief.returned import Author, Comment
from policybrief_exporters.word.comments import AUTHOR
from policybrief_exporters.word.opening import Element
from policybrief_exporters.word.returned.page import OBJECT
from policybrief_exporters.word.returned.parts import Parts, W
from policybrief_exporters.word.returned.story import Story
from policybrief_exporters.word.returned.text import author_of

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(slots=True)
class _Written:
    """A comment as it is written in its part; `last` is the id of its last paragraph, by which others name it."""

    author: Author
    text: str
    last: str
    parent: str = ""
    resolved: bool = False
    replies: list[_Written] = field(default_factory=list)


@dataclass(slots=True)
class _Set:
    """What a comment is set to: a story, where it begins and ends."""

    story: Story
    first: int
    start: int
    last: int
    end: int


def comments(parts: Parts, stories: Sequence[Story]) -> Iterator[Comment]:
    """Comments in the order in which they are written, with their replies. Those that the exporter made are left out
    where nobody answered them."""
    written = _written(parts)
    places = _places(stories)
    by_last = {one.last: identity for identity, one in written.items() if one.last}
    for identity, one in written.items():
        parent = _top(written, by_last, identity)
        if parent != identity:
            written[parent].replies.append(one)
    for identity, one in written.items():
        if _top(written, by_last, identity) != identity:
            continue
        if one.author.name == AUTHOR and not any(reply.author.name != AUTHOR for reply in one.replies):
            continue
        anchor, quote = _held(places.get(identity))
        yield Comment(
            author=one.author,
            text=one.text,
            anchor=anchor,
            quote=quote,
            replies=tuple((reply.author, reply.text) for reply in one.replies),
            resolved=one.resolved,
        )


def _written(parts: Parts) -> dict[str, _Written]:
    root = parts.root("comments")
    if root is None:
        return {}
    found = {element.get(f"{W}id", ""): _comment(element) for element in root.iter(f"{W}comment")}
    extended = parts.root("commentsExtended")
    by_last = {one.last: one for one in found.values() if one.last}
    for element in extended.iter(f"{_W15}commentEx") if extended is not None else ():
        one = by_last.get(element.get(f"{_W15}paraId", ""))
        if one is not None:
            one.parent = element.get(f"{_W15}paraIdParent", "")
            one.resolved = element.get(f"{_W15}done", "0") not in ("0", "false")
    return found


def _comment(element: Element) -> _Written:
    paragraphs = list(element.iter(f"{W}p"))
    text = "\n".join(_text(paragraph) for paragraph in paragraphs)
    last = paragraphs[-1].get(f"{_W14}paraId", "") if paragraphs else ""
    return _Written(author_of(element), text.strip(), last)


def _text(paragraph: Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
    return "".join(
        part.text or "" if part.tag == f"{W}t" else signs.get(part.tag, "")
        for part in paragraph.iter()
        if part.tag != f"{W}tab" or part.getparent().tag == f"{W}r"
    )


def _top(written: Mapping[str, _Written], by_last: Mapping[str, str], identity: str) -> str:
    """The comment that begins the conversation; of a circle of answers the one with the least id."""
    seen = {identity}
    while (parent := by_last.get(written[identity].parent)) is not None:
        if parent in seen:
            return min(seen) if parent != identity else identity
        seen.add(parent)
        identity = parent
    return identity


def _places(stories: Sequence[Story]) -> dict[str, _Set]:
    found: dict[str, _Set] = {}
    for story in stories:
        for number, paragraph in enumerate(story.shown):
            for what, identity, at in paragraph.comments:
                place = found.get(identity)
                if place is None:
                    found[identity] = _Set(story, number, at, number, at)
                elif what == "end" or (what == "mark" and place.first == place.last and place.start == place.end):
                    place.last, place.end = number, at
    return found


def _held(place: _Set | None) -> tuple[str, str]:
    """The field that a comment hangs on, and the words that it is set to."""
    if place is None:
        return "", ""
    story = place.story
    if place.first == place.last:
        quote = story.shown[place.first].text[place.start : place.end]
        anchor = story.anchor_at(place.first, place.start, max(place.end, place.start))
    else:
        lines = [
            story.shown[place.first].text[place.start :],
            *(story.shown[number].text for number in range(place.first + 1, place.last)),
            story.shown[place.last].text[: place.end],
        ]
        quote = "\n".join(lines)
        anchor = story.anchor_at(place.first, place.start, story.shown[place.first].length)
        for number in range(place.first + 1, place.last + 1):
            anchor = anchor or story.anchor_at(number, 0, story.shown[number].length)
    return anchor, quote.replace(OBJECT, "").strip()
