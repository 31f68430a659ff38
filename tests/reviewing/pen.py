"""The reviewer's pen: typing and striking out in a paragraph, tracked or not, as Word leaves it in the XML."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from reviewing.wordfile import SPACE, Element, W, WordFile, new, own

AUTHOR = "Rae Viewer"
DATE = "2026-03-05T10:00:00Z"


@dataclass(frozen=True, slots=True)
class Letter:
    """One character of a paragraph: which of its text element; `fixed` in a field's result, which Word replaces."""

    element: Element
    place: int
    fixed: bool

    @property
    def run(self) -> Element:
        return self.element.getparent()


def letters(paragraph: Element) -> list[Letter]:
    """The characters that stand in a paragraph now: not those struck out or moved away."""
    found: list[Letter] = []
    depth = 0
    for element in own(paragraph, "t", "fldChar"):
        if element.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(str(element.get(f"{W}fldCharType")), 0)
        elif next(element.iterancestors(f"{W}moveFrom"), None) is None:
            found += [Letter(element, place, depth > 0) for place in range(len(element.text or ""))]
    return found


def text(paragraph: Element) -> str:
    """The text of a paragraph's letters."""
    return "".join(letter.element.text[letter.place] for letter in letters(paragraph))


@dataclass(slots=True)
class Pen:
    """Whoever edits `file`: with change tracking on or off."""

    file: WordFile
    tracked: bool = True
    author: str = AUTHOR
    marks: int = 9000

    def mark(self, kind: str) -> Element:
        """A tracked change: `ins`, `del`, `moveFrom`, `moveTo` …"""
        self.marks += 1
        return new(kind, id=str(self.marks), author=self.author, date=DATE)

    def type(self, paragraph: Element, at: int, typed: str, *, outside: bool = False, like: Element = None) -> Element:
        """Types before the letter number `at` (at the end where it is the number of letters); gives the new run.

        The new text has the look of the letter before it (or of the run `like`) and stands in the same control and
        link; with `outside`, beside the content control of that letter.
        """
        before, after = cut(paragraph, at)
        neighbour = before if before is not None else after
        run = new_run(typed, neighbour if like is None else like)
        written = self.inserted(run)
        if neighbour is None:
            paragraph.append(written)
            return run
        control = next(neighbour.iterancestors(f"{W}sdt"), None) if outside else None
        beside = neighbour if control is None else control
        mark = beside.getparent()
        if _mine(mark, self.author) and self.tracked:
            written = run
        elif mark.tag in (f"{W}ins", f"{W}moveTo"):
            beside = _parted(mark, beside, after=before is not None)
        if before is not None:
            beside.addnext(written)
        else:
            beside.addprevious(written)
        return run

    def inserted(self, run: Element) -> Element:
        """The run as it is typed: within `w:ins` where changes are tracked."""
        if not self.tracked:
            return run
        mark = self.mark("ins")
        mark.append(run)
        return mark

    def strike(self, paragraph: Element, start: int, end: int, *, kind: str = "del") -> None:
        """Strikes out the letters from `start` to before `end`, and what stands between them."""
        cut(paragraph, start)
        cut(paragraph, end)
        found = letters(paragraph)
        if start >= end or end > len(found):
            return
        runs = list(own(paragraph, "r"))
        for run in runs[runs.index(found[start].run) : runs.index(found[end - 1].run) + 1]:
            self.strike_run(run, kind)

    def strike_run(self, run: Element, kind: str = "del") -> None:
        """Strikes out one run; what the same author typed vanishes, as in Word."""
        parent = run.getparent()
        if parent.tag in (f"{W}del", f"{W}moveFrom"):
            return
        if not self.tracked or (_mine(parent, self.author) and kind == "del"):
            parent.remove(run)
            _vanish(parent)
            return
        mark = self.mark(kind)
        run.addprevious(mark)
        mark.append(run)
        if kind == "del":
            for element in list(run.iter(f"{W}t", f"{W}instrText")):
                element.tag = W + ("delText" if element.tag == f"{W}t" else "delInstrText")

    def strike_all(self, paragraph: Element, kind: str = "del") -> None:
        """Strikes out all that stands in a paragraph."""
        for run in list(own(paragraph, "r")):
            self.strike_run(run, kind)

    def mark_paragraph(self, paragraph: Element, kind: str) -> None:
        """Says of a paragraph's mark that it was inserted (`ins`), struck out (`del`) or moved."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = new("pPr")
            paragraph.insert(0, properties)
        looks = properties.find(f"{W}rPr")
        if looks is None:
            looks = new("rPr")
            after = properties.find(f"{W}sectPr")
            if after is None:
                properties.append(looks)
            else:
                after.addprevious(looks)
        looks.insert(0, self.mark(kind))


def cut(paragraph: Element, at: int) -> tuple[Element, Element]:
    """Makes the letters before and from `at` stand in different runs; gives both, None for one that is missing."""
    found = letters(paragraph)
    before = found[at - 1] if at > 0 else None
    after = found[at] if at < len(found) else None
    if before is not None and after is not None and before.run is after.run:
        return before.run, split_run(after.element, after.place)
    return (None if before is None else before.run, None if after is None else after.run)


def split_run(element: Element, place: int) -> Element:
    """Cuts a run before the character `place` of its text `element`; gives the second half, which follows it."""
    run = element.getparent()
    second = run.makeelement(run.tag, dict(run.attrib))
    second.extend(copy.deepcopy(looks) for looks in run.findall(f"{W}rPr"))
    following = list(element.itersiblings())
    written = element.text or ""
    if place > 0:
        _write(element, written[:place])
        _write(run.makeelement(f"{W}t"), written[place:], second)
    else:
        second.append(element)
    second.extend(following)
    run.addnext(second)
    return second


def new_run(typed: str, like: Element = None) -> Element:
    """A run of plain text that looks as the run `like`."""
    run = new("r")
    looks = None if like is None else like.find(f"{W}rPr")
    if looks is not None:
        run.append(copy.deepcopy(looks))
        for change in list(run.iter(f"{W}rPrChange")):
            change.getparent().remove(change)
        named = run.find(f"{W}rPr/{W}rStyle")
        if named is not None and str(named.get(f"{W}val")).startswith("Footnote"):
            run.remove(run[0])
    _write(run.makeelement(f"{W}t"), typed, run)
    return run


def _write(element: Element, written: str, run: Element = None) -> None:
    element.text = written
    element.set(SPACE, "preserve")
    if run is not None:
        run.append(element)


def _mine(parent: Element, author: str) -> bool:
    return parent is not None and parent.tag == f"{W}ins" and parent.get(f"{W}author") == author


def _parted(mark: Element, run: Element, *, after: bool) -> Element:
    """Cuts another's insertion in two after (or before) `run`; gives the half that holds it."""
    rest = list(run.itersiblings()) if after else [run, *run.itersiblings()]
    if not rest or (not after and run.getprevious() is None):
        return mark
    second = mark.makeelement(mark.tag, dict(mark.attrib))
    for child in rest:
        second.append(child)
    mark.addnext(second)
    return mark if after else second


def _vanish(parent: Element) -> None:
    """Word keeps no empty link, nor an insertion of nothing."""
    while len(parent) == 0 and parent.tag in (f"{W}ins", f"{W}hyperlink"):
        parent, gone = parent.getparent(), parent
        parent.remove(gone)
