"""Rules for what points at something in a Word file: bookmarks, fields, notes, comments, controls. Each tells what is
wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from word_file import MAIN, WP, W, WordFile, value, within
from word_package_rules import Rule

KEYWORDS = frozenset({"TOC", "PAGEREF", "REF", "NOTEREF", "SEQ", "PAGE", "NUMPAGES"})
HOLDERS = (f"{W}hyperlink", f"{W}sdt", f"{W}tc", f"{W}ins", f"{W}del", f"{W}txbxContent")
"""What a field or a bookmark lies wholly inside or outside of."""
SIGNED = range(-(2**31), 2**31)


def bookmark_names(file: WordFile) -> Iterator[str]:
    """The name of a bookmark is Word's, and no two have one name or one id: case does not tell names apart."""
    starts = [mark for _, story in file.stories() for mark in story.iter(f"{W}bookmarkStart")]
    names = Counter(value(mark, "name").lower() for mark in starts)
    yield from (f"bookmark {name} twice" for name, count in names.items() if count > 1)
    yield from (f"bookmark name {name!r}" for name in names if not re.fullmatch(r"[a-z_][a-z0-9_]{0,39}", name))
    ids = Counter(value(mark, "id") for mark in starts)
    yield from (f"two bookmarks with the id {name}" for name, count in ids.items() if count > 1)


def bookmark_pairs(file: WordFile) -> Iterator[str]:
    """Every bookmark ends once, after it starts, in the same story and the same cell, link and control."""
    for name, story in file.stories():
        opened: dict[str, etree._Element] = {}
        for mark in story.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            identity = value(mark, "id")
            if mark.tag == f"{W}bookmarkStart":
                opened[identity] = mark
            elif identity not in opened:
                yield f"{name}: the bookmark {identity} ends before it starts"
            elif within(start := opened.pop(identity), *HOLDERS) is not within(mark, *HOLDERS):
                yield f"{name}: the bookmark {value(start, 'name')} ends outside of what it starts in"
        yield from (f"{name}: the bookmark {value(mark, 'name')} has no end" for mark in opened.values())


@dataclass(slots=True)
class WordField:
    """A complex field: where it is, its instruction, the text of its result."""

    begin: etree._Element
    code: str = ""
    result: str = ""
    separated: bool = False
    inside: list[WordField] = field(default_factory=list)


def fields(file: WordFile) -> Iterator[str]:
    """A field begins, has instruction, result and end, nested as brackets are, within one cell, link and control."""
    for name, story in file.stories():
        found: list[str] = []
        read_fields(story, found.append)
        yield from (f"{name}: {fault}" for fault in found)


def read_fields(story: etree._Element, fault: Callable[[str], None] = lambda text: None) -> list[WordField]:
    """All fields of a story in the order in which they begin; what is wrong with them goes to `fault`."""
    every: list[WordField] = []
    opened: list[WordField] = []
    for piece in story.iter(f"{W}fldChar", f"{W}instrText", f"{W}t", f"{W}fldSimple", f"{W}noBreakHyphen"):
        innermost = opened[-1] if opened else None
        match piece.tag.removeprefix(W), value(piece, "fldCharType"):
            case "fldChar", "begin":
                opened.append(WordField(piece))
                every.append(opened[-1])
            case "fldChar", "separate" if innermost and not innermost.separated:
                innermost.separated = True
            case "fldChar", "end" if innermost:
                opened.pop()
                if not innermost.separated:
                    fault(f"the field {innermost.code.strip()!r} has no result")
                if within(innermost.begin, *HOLDERS) is not within(piece, *HOLDERS):
                    fault(f"the field {innermost.code.strip()!r} ends outside of what it begins in")
            case "instrText", _ if innermost and not innermost.separated:
                innermost.code += piece.text or ""
            case "t", _:
                for around in opened:
                    around.result += (piece.text or "") if around.separated else ""
            case "noBreakHyphen", _:
                pass
            case tag, kind:
                fault(f"{tag} {kind} stands outside of a field's place for it")
    for left in opened:
        fault(f"the field {left.code.strip()!r} is not closed")
    return every


def field_codes(file: WordFile) -> Iterator[str]:
    """A field's instruction is one of those that the exporter writes."""
    for name, story in file.stories():
        for one in read_fields(story):
            if one.code.split()[:1] == [] or one.code.split()[0] not in KEYWORDS:
                yield f"{name}: the field {one.code!r}"


def targets(file: WordFile) -> Iterator[str]:
    """Every reference within the document leads to a bookmark, and one to a note to a bookmark around its mark."""
    marks = {value(mark, "name"): mark for _, story in file.stories() for mark in story.iter(f"{W}bookmarkStart")}
    for name, story in file.stories():
        wanted = [value(link, "anchor") for link in story.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
        codes = [one.code.split() for one in read_fields(story)]
        wanted += [code[1] for code in codes if code and code[0] in ("REF", "PAGEREF", "NOTEREF") and len(code) > 1]
        yield from (f"{name}: no bookmark {target}" for target in sorted(set(wanted)) if target not in marks)
        for code in codes:
            if code[:1] == ["NOTEREF"] and code[1] in marks and not _covered(marks[code[1]], "footnoteReference"):
                yield f"{name}: the bookmark {code[1]} has no mark of a note"


def _covered(start: etree._Element, tag: str) -> list[etree._Element]:
    """The elements of that kind between the start and the end of a bookmark."""
    return [found for element in _covered_elements(start) for found in element.iter(f"{W}{tag}")]


def _covered_elements(start: etree._Element) -> list[etree._Element]:
    """What stands between the start and the end of a bookmark."""
    found: list[etree._Element] = []
    for element in start.itersiblings():
        if element.tag == f"{W}bookmarkEnd" and value(element, "id") == value(start, "id"):
            return found
        found.append(element)
    return []


def results(file: WordFile) -> Iterator[str]:
    """What a field shows is what updating it would print: the text of its bookmark, the count of its sequence."""
    marks = {value(mark, "name"): mark for mark in file.root().iter(f"{W}bookmarkStart")}
    counts: dict[str, int] = {}
    for name, story in file.stories():
        for one in read_fields(story):
            match one.code.split():
                case ["REF", target, *_] if target in marks:
                    shown = "".join(text.text or "" for text in _covered(marks[target], "t"))
                    if shown != one.result:
                        yield f"{name}: {one.code.strip()} shows {one.result!r}, its bookmark {shown!r}"
                case ["SEQ", sequence, *rest]:
                    start = int(rest[rest.index("\\r") + 1]) if "\\r" in rest else counts.get(sequence, 0) + 1
                    counts[sequence] = start
                    if one.result != str(start):
                        yield f"{name}: {one.code.strip()} shows {one.result!r}, and would show {start}"


def contents(file: WordFile) -> Iterator[str]:
    """Each line of the contents is the text of the heading that it leads to."""
    headings = {
        value(mark, "name"): mark.getparent()
        for mark in file.root().iter(f"{W}bookmarkStart")
        if mark.getparent().tag == f"{W}p"
    }
    for line in file.find("//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'TOC') and @w:val != 'TOCHeading']]"):
        for link in line.iter(f"{W}hyperlink"):
            heading = headings.get(value(link, "anchor"))
            if heading is None:
                continue
            shown, titled = (_letters(element) for element in (link, heading))
            if shown != titled:
                yield f"the contents have {shown!r}, the heading is {titled!r}"


def _letters(element: etree._Element) -> str:
    """The text without white space, and without the marks of notes."""
    runs = (text for text in element.iter(f"{W}t") if "FootnoteReference" not in _styles_around(text))
    return "".join("".join(text.text or "" for text in runs).split())


def _styles_around(text: etree._Element) -> list[str]:
    return [value(style) for style in text.getparent().iter(f"{W}rStyle")]


def notes(file: WordFile) -> Iterator[str]:
    """Every footnote has one mark in the body, in order, and every mark its footnote, which begins with its number."""
    marked = [value(mark, "id") for mark in file.root().iter(f"{W}footnoteReference")]
    written = []
    for part in file.related("footnotes"):
        for note in file.root(part):
            if not note.get(f"{W}type"):
                written.append(value(note, "id"))
                own = note.find(f".//{W}r/{W}rPr/{W}rStyle[@{W}val='FootnoteReference']")
                if own is None:
                    yield f"the footnote {value(note, 'id')} does not begin with its number"
    if marked != written:
        odd = (Counter(marked) - Counter(written)) + (Counter(written) - Counter(marked))
        yield f"marks and footnotes do not agree: {sorted(odd) or marked}"
    if len(set(marked)) != len(marked):
        yield "a footnote is marked twice"


def comments(file: WordFile) -> Iterator[str]:
    """Every comment starts, ends and is marked once, in that order, has text and author; every mark has its comment."""
    written = []
    for part in file.related("comments"):
        for comment in file.root(part):
            written.append(value(comment, "id"))
            if not value(comment, "author").strip():
                yield f"the comment {value(comment, 'id')} has no author"
            if "".join(comment.itertext()).strip() == "":
                yield f"the comment {value(comment, 'id')} is empty"
    if len(set(written)) != len(written):
        yield "two comments have one id"
    marks = list(file.root().iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"))
    for identity in sorted({*written, *(value(mark, "id") for mark in marks)}):
        kinds = [mark.tag.removeprefix(W) for mark in marks if value(mark, "id") == identity]
        if kinds != ["commentRangeStart", "commentRangeEnd", "commentReference"] or identity not in written:
            yield f"the comment {identity} has the marks {kinds}"


def controls(file: WordFile) -> Iterator[str]:
    """A content control has an id of 32 bits and a tag of its own; it neither locks nor replaces what it holds."""
    every = [control for _, story in file.stories() for control in story.iter(f"{W}sdt")]
    ids = Counter(value(control.find(f"{W}sdtPr/{W}id")) for control in every)
    yield from (f"two controls with the id {name}" for name, count in ids.items() if count > 1)
    for name in ids:
        if not re.fullmatch(r"-?\d+", name) or int(name) not in SIGNED:
            yield f"a control with the id {name!r}"
    tags = Counter(value(tag) for control in every if (tag := control.find(f"{W}sdtPr/{W}tag")) is not None)
    yield from (f"two controls with the tag {name}" for name, count in tags.items() if count > 1)
    yield from (f"the tag {name!r} is longer than 64 characters" for name in tags if len(name) > 64)
    for control in every:
        tag = value(control.find(f"{W}sdtPr/{W}tag"))
        if control.find(f"{W}sdtContent") is None:
            yield f"the control {tag} has no content"
        for kind in ("lock", "dataBinding", "showingPlcHdr"):
            if control.find(f"{W}sdtPr/{W}{kind}") is not None:
                yield f"the control {tag} has {kind}"
        before = control.getprevious()
        if before is None or before.tag != f"{W}bookmarkStart" or control not in _covered_elements(before):
            yield f"the control {tag} stands in no bookmark of its own"
        if control.getparent().tag not in (f"{W}p", f"{W}hyperlink"):
            yield f"the control {tag} stands around paragraphs, not in one"


def revisions(file: WordFile) -> Iterator[str]:
    """An export holds no tracked changes; deleted text, wherever it is, is marked as such."""
    kinds = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel")
    for name, story in file.stories():
        found = {element.tag.removeprefix(W) for element in story.iter(*(f"{W}{kind}" for kind in kinds))}
        yield from (f"{name}: a tracked change, {kind}" for kind in sorted(found))
        if any(within(text, f"{W}del", f"{W}moveFrom") is not None for text in story.iter(f"{W}t", f"{W}instrText")):
            yield f"{name}: deleted text that is not marked as deleted"
        if any(within(text, f"{W}del", f"{W}moveFrom") is None for text in story.iter(f"{W}delText")):
            yield f"{name}: text marked as deleted that is not deleted"


def drawings(file: WordFile) -> Iterator[str]:
    """Every drawing and shape has an id of its own, above 0, and a size."""
    ids = [mark.get("id") for part in file.texts for mark in file.root(part).iter(f"{WP}docPr", "{*}cNvPr")
           if not mark.tag.endswith("/picture}cNvPr")]  # fmt: skip
    yield from (f"two drawings with the id {name}" for name, count in Counter(ids).items() if count > 1)
    yield from (f"a drawing with the id {name!r}" for name in ids if not re.fullmatch(r"[1-9]\d{0,9}", name or ""))
    for size in file.root(MAIN).iter(f"{WP}extent"):
        if any(int(size.get(side, "0")) <= 0 for side in ("cx", "cy")):
            yield f"a drawing of {size.get('cx')} by {size.get('cy')}"


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        bookmark_names, bookmark_pairs, fields, field_codes, targets, results, contents, notes, comments, controls,
        revisions, drawings,
    )
}  # fmt: skip
