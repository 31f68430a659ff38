"""Inlines said in the markup that `policybrief.inline` reads: the way back from print to prose.

What is printed is flat: characters, each with a look. A `Stretch` is a run of characters of one look; `stretches` gives
those of any inlines, `serialise` the prose that says them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, assert_never

from policybrief.document.inlines import (
    Choice,
    CrossReference,
    Field,
    Inlines,
    Language,
    LineBreak,
    Link,
    NoteMark,
    Styled,
    Text,
)
from policybrief.inline import escape, is_target, parse


class Stretch(NamedTuple):
    """Characters of one look.

    `link` is the address that they lead to. `reference` is the id of a part: the whole stretch is one reference to it,
    and an empty text one that composition fills in.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    reference: str = ""

    @property
    def plain(self) -> bool:
        """Whether this is nothing but text."""
        return self[1:] == _PLAIN


class Said(NamedTuple):
    """Prose, and what the markup has no way to say, in words, such as "emphasis of “aid”"."""

    text: str
    lost: tuple[str, ...] = ()


_PLAIN = (False, False, False, "", "")
_NAMES = {
    "strong": "strong emphasis",
    "emphasis": "emphasis",
    "code": "the code look",
    "link": "the link",
    "reference": "the reference",
}
_SPACE_BEFORE_BREAK = re.compile(r"&#10;(?![ \t])")
_BACKTICKS = re.compile("`+")
_BARE = re.compile(r"[^\s()<>\\\x00-\x1f\x7f]+")

Look = Literal["link", "strong", "emphasis"]
_Marks = dict[str, str]

_WAYS: Sequence[tuple[tuple[Look, ...], _Marks]] = tuple(
    (order, {"strong": strong, "emphasis": emphasis})
    for order in (("strong", "emphasis", "link"), ("link", "strong", "emphasis"), ("emphasis", "strong", "link"))
    for strong, emphasis in (("**", "*"), ("**", "_"), ("__", "*"), ("__", "_"))
)
"""What is tried, in order: which look encloses another of the same length, and the delimiters."""


def stretches(inlines: Inlines) -> tuple[Stretch, ...]:
    """What a reader sees of `inlines`, in normal form. Marks of notes, and what only composition adds, are left out."""
    return normalised(_flat(inlines, Stretch("")))


def normalised(run: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The run with neighbours of one look joined, and no look that a reader could not see.

    White space at the ends of what is emphasised is not, and a line break is never code.
    """
    parts = _joined(_broken(run))
    for look in ("strong", "emphasis"):
        if any(getattr(part, look) for part in parts):
            parts = _joined(_trimmed(parts, look))
    return tuple(parts)


def serialise(run: Iterable[Stretch]) -> Said:
    """Prose that says `run`: `stretches(parse(said.text)) == normalised(run)`, but for what is named in `said.lost`.

    CommonMark cannot emphasise everything everywhere: between a letter and a bracket, for one, no emphasis begins.
    """
    parts = normalised(run)
    clusters = [(plain, tuple(group)) for plain, group in groupby(parts, key=lambda part: part.plain)]
    said: list[str] = []
    lost: list[str] = []
    for index, (plain, cluster) in enumerate(clusters):
        if plain:
            said.append(_leaf(cluster[0]))
            continue
        before = clusters[index - 1][1][-1].text[-1:] if index else ""
        after = clusters[index + 1][1][0].text[:1] if index + 1 < len(clusters) else ""
        text, missing = _cluster(cluster, before, after)
        said.append(text)
        lost += missing
    text = "".join(said)
    if lost or len(clusters) < 2 or stretches(parse(text)) == parts:
        return Said(text, tuple(lost))
    return _as_text(parts)


def _flat(inlines: Inlines, look: Stretch) -> Iterator[Stretch]:
    for inline in inlines:
        match inline:
            case Text(text) | Choice(text):
                yield look._replace(text=text)
            case Styled("strong", children):
                yield from _flat(children, look._replace(strong=True))
            case Styled("emphasis", children):
                yield from _flat(children, look._replace(emphasis=True))
            case Styled("code", children):
                yield from _flat(children, look._replace(code=True))
            case Styled(_, children) | Language(_, children) | Field(_, children):
                yield from _flat(children, look)
            case Link(target, children):
                yield from _flat(children, look._replace(link=target))
            case CrossReference(target, text):
                yield look._replace(text=text, reference=target)
            case LineBreak():
                yield look._replace(text="\n")
            case NoteMark():
                pass
            case _:
                assert_never(inline)


def _broken(run: Iterable[Stretch]) -> Iterator[Stretch]:
    """Line breaks taken out of code."""
    for part in run:
        if part.code and "\n" in part.text and not part.reference:
            for piece in re.split("(\n)", part.text):
                yield part._replace(text=piece, code=piece != "\n")
        else:
            yield part


def _joined(run: Iterable[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for part in run:
        if not part.text and not part.reference:
            continue
        if joined and not part.reference and joined[-1][1:] == part[1:]:
            joined[-1] = part._replace(text=joined[-1].text + part.text)
        else:
            joined.append(part)
    return joined


def _trimmed(run: Sequence[Stretch], look: str) -> Iterator[Stretch]:
    """`look` taken from the white space at both ends of what has it."""
    for has, group in groupby(run, key=lambda part: bool(getattr(part, look))):
        parts = list(group)
        yield from _stripped(parts, look) if has else parts


def _stripped(parts: list[Stretch], look: str) -> Iterator[Stretch]:
    first = next((index for index, part in enumerate(parts) if not _blank(part)), len(parts))
    last = next((index for index in range(len(parts), first, -1) if not _blank(parts[index - 1])), first)
    for index, part in enumerate(parts):
        if not first <= index < last:
            yield _bare(part, look)
        elif part.code or part.reference:
            yield part
        else:
            lead = "" if index > first else part.text[: len(part.text) - len(part.text.lstrip())]
            rest = part.text[len(lead) :]
            tail = "" if index < last - 1 else rest[len(rest.rstrip()) :]
            yield _bare(part._replace(text=lead), look)
            yield part._replace(text=rest[: len(rest) - len(tail)])
            yield _bare(part._replace(text=tail), look)


def _bare(part: Stretch, *looks: str) -> Stretch:
    """The stretch without some of its looks."""
    return Stretch(
        part.text,
        part.strong and "strong" not in looks,
        part.emphasis and "emphasis" not in looks,
        part.code and "code" not in looks,
        "" if "link" in looks else part.link,
        "" if "reference" in looks else part.reference,
    )


def _blank(part: Stretch) -> bool:
    return not part.code and not part.reference and not part.text.strip()


def _cluster(cluster: tuple[Stretch, ...], before: str, after: str) -> tuple[str, list[str]]:
    """The cluster said, between the characters that stand beside it, and what is lost of it."""
    for part in cluster:
        if part.link and not is_target(part.link):
            return _without(cluster, ("link",), before, after)
        if part.reference and not is_target("#" + part.reference):
            return _without(cluster, ("reference",), before, after)
    whole = normalised((Stretch(before), *cluster, Stretch(after)))
    for order, marks in _WAYS:
        text = _grouped(cluster, order, marks)
        if stretches(parse(_leaf(Stretch(before)) + text + _leaf(Stretch(after)))) == whole:
            return text, []
    for looks in (("emphasis",), ("strong",), ("emphasis", "strong"), ("code",), tuple(_NAMES)):
        if any(getattr(part, look) for part in cluster for look in looks):
            return _without(cluster, looks, before, after)
    return _without(cluster, ("reference",), before, after)


def _without(cluster: tuple[Stretch, ...], looks: Sequence[str], before: str, after: str) -> tuple[str, list[str]]:
    """The cluster without some looks, which are named."""
    lost = [f"{_NAMES[look]} of “{part.text.strip()}”" for look in looks for part in cluster if getattr(part, look)]
    parts = normalised(_bare(part, *looks) for part in cluster)
    if all(part.plain for part in parts):
        return "".join(map(_leaf, parts)), lost
    text, more = _cluster(parts, before, after)
    return text, lost + more


def _as_text(parts: Sequence[Stretch]) -> Said:
    """The words and references alone, for what reads as something else once it stands together."""
    lost = [
        f"{name} of “{part.text.strip()}”" for part in parts for look, name in _NAMES.items() if getattr(part, look)
    ]
    bare = normalised(Stretch(part.text, reference=part.reference) for part in parts)
    return Said("".join(map(_leaf, bare)), tuple(lost))


def _grouped(run: Sequence[Stretch], order: tuple[Look, ...], marks: _Marks) -> str:
    """The run, the look that reaches farthest around all others."""
    said: list[str] = []
    start = 0
    while start < len(run):
        looks = [look for look in order if getattr(run[start], look)]
        if not looks:
            said.append(_leaf(run[start]))
            start += 1
            continue
        ends = {look: _reach(run, start, look) for look in looks}
        look = max(looks, key=ends.__getitem__)
        end = ends[look]
        value = getattr(run[start], look)
        inside = _grouped([_bare(part, look) for part in run[start:end]], order, marks)
        said.append(f"[{inside}]({_address(value)})" if look == "link" else f"{marks[look]}{inside}{marks[look]}")
        start = end
    return "".join(said)


def _reach(run: Sequence[Stretch], start: int, look: str) -> int:
    value = getattr(run[start], look)
    end = start
    while end < len(run) and getattr(run[end], look) == value:
        end += 1
    return end


def _leaf(part: Stretch) -> str:
    if part.reference:
        return f"[{escape(part.text)}](#{part.reference})"
    if part.code:
        return _code(part.text)
    # A break is said by a backslash, but white space after it in the source would be none.
    return _SPACE_BEFORE_BREAK.sub("\\\\\n", escape(part.text))


def _code(text: str) -> str:
    fence = "`" * (max(map(len, _BACKTICKS.findall(text)), default=0) + 1)
    ends = text[:1] + text[-1:]
    pad = " " if "`" in ends or (ends == "  " and text.strip(" ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _address(target: str) -> str:
    if _BARE.fullmatch(target):
        return target
    return "<" + re.sub(r"[<>\\]", r"\\\g<0>", target) + ">"
