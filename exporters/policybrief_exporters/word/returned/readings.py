"""The fields that read otherwise than they were printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from policybrief import inline
from policybrief.document.inlines import Inlines, Text
from policybrief.fields import Field
from policybrief.markup import normalised
from policybrief.returned import Author, Reading
from policybrief_exporters.word.returned.page import OBJECT, PLAIN
from policybrief_exporters.word.returned.prose import reworded
from policybrief_exporters.word.returned.references import References
from policybrief_exporters.word.returned.story import Showing
from policybrief_exporters.word.returned.units import Said, said, shown, stretches_of


class _Wording(NamedTuple):
    """What one showing of a field says, and who tracked a change of it."""

    before: str
    after: str
    authors: tuple[Author, ...]
    lost: tuple[str, ...]


def readings(
    showings: Iterable[Showing], known: Mapping[str, Field], references: References, *, tracked: bool
) -> Iterator[Reading]:
    """The readings, in the model's order. `tracked` says whether tracked changes are part of what the file shows."""
    by_field: dict[str, dict[int, list[Showing]]] = defaultdict(lambda: defaultdict(list))
    for showing in showings:
        by_field[showing.piece.anchor][showing.piece.showing].append(showing)
    parsed = {anchor: inline.parse(str(known[anchor].value)) for anchor in by_field if known[anchor].kind == "prose"}
    prints = _prints(by_field, parsed, references)
    for anchor, field in known.items():
        wordings: list[_Wording] = []
        for pieces in by_field.get(anchor, {}).values():
            if field.kind == "prose" and len(pieces) == 1 and not pieces[0].piece.number:
                print_ = prints.get(id(pieces[0].piece))
                found = _prose(field, parsed[anchor], print_, pieces[0], references, tracked)
            else:
                found = _line(field, pieces, tracked)
            if found is not None:
                wordings.append(found)
        if wordings:
            yield _reading(anchor, wordings)


def _prints(
    by_field: Mapping[str, Mapping[int, Sequence[Showing]]], parsed: Mapping[str, Inlines], references: References
) -> dict[int, Said]:
    """What each piece of prose was printed as. All are made before any is compared: references tell of each other."""
    found: dict[int, Said] = {}
    for anchor, inlines in parsed.items():
        for pieces in by_field[anchor].values():
            for one in pieces:
                if _is_as_printed(one, inlines):
                    continue
                made = said(inlines, one.piece.text, references, in_note=one.printed.story == "notes")
                if made is not None:
                    found[id(one.piece)] = made
    return found


def _prose(
    field: Field, inlines: Inlines, was: Said | None, showing: Showing, references: References, tracked: bool
) -> _Wording | None:
    if _is_as_printed(showing, inlines):
        return None
    spans = showing.spans
    if was is None and "".join(span.text for span in spans) == showing.piece.text:
        return None
    own = was.units if was is not None else ()
    now = shown(spans, references, own)
    if was is not None and (now == was.units or normalised(stretches_of(now)) == normalised(stretches_of(own))):
        return None
    source = str(field.value)
    made = reworded(source, inlines, was, now)
    return (
        None
        if made.text == source and not made.lost
        else _Wording(source, made.text, _authors(showing, tracked), made.lost)
    )


def _is_as_printed(showing: Showing, inlines: Inlines) -> bool:
    """Whether plain text is plain still, and the same: most of a file."""
    spans = showing.spans
    return (
        len(inlines) == 1
        and isinstance(inlines[0], Text)
        and all(span.look == PLAIN and not (span.link or span.target or span.token) for span in spans)
        and "".join(span.text for span in spans) == showing.piece.text
    )


def _line(field: Field, pieces: Sequence[Showing], tracked: bool) -> _Wording | None:
    """A line, a number, or a field that is printed in pieces: plain text."""
    texts = [_plain(one) for one in pieces]
    if all(text == one.piece.text or text == one.piece.text.strip() for text, one in zip(texts, pieces, strict=True)):
        return None
    after = " ".join(text for text in texts if text)
    printed = " ".join(one.piece.text for one in pieces)
    before = printed if field.kind == "number" else str(field.value)
    lost: list[str] = []
    if field.kind != "prose" and any(char in after for char in "\n\t"):
        after = " ".join(after.split())
        lost.append("a line break")
    if field.kind == "prose":
        after = inline.escape(after)
    if after == before:
        return None
    authors = tuple(dict.fromkeys(author for one in pieces for author in _authors(one, tracked)))
    return _Wording(before, after, authors, tuple(lost))


def _plain(showing: Showing) -> str:
    text = "".join(span.text for span in showing.spans if not span.token)
    if OBJECT in showing.piece.text or text == showing.piece.text:
        return text
    return text.strip()


def _authors(showing: Showing, tracked: bool) -> tuple[Author, ...]:
    if not tracked:
        return ()
    ranges = showing.ranges or [(0, showing.paragraph.length)]
    return tuple(dict.fromkeys(author for start, end in ranges for author in showing.paragraph.authors(start, end)))


def _reading(anchor: str, wordings: Sequence[_Wording]) -> Reading:
    first = wordings[0]
    others = dict.fromkeys(one.after for one in wordings[1:] if one.after != first.after)
    return Reading(
        anchor=anchor,
        before=first.before,
        after=first.after,
        others=tuple(others),
        authors=tuple(dict.fromkeys(author for one in wordings for author in one.authors)),
        lost=tuple(dict.fromkeys(lost for one in wordings for lost in one.lost)),
    )
