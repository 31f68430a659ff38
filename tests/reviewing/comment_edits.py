"""Comments: on words, at a point, on a whole paragraph; with answers, and marked as done."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from reviewing.ledger import Entry
from reviewing.pen import DATE, Pen, cut, letters, new_run, text
from reviewing.wordfile import Element, W, new, tag

COMMENTS, EXTENDED = "word/comments.xml", "word/commentsExtended.xml"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPE_EXTENDED = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_KIND_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def on_words(
    pen: Pen, paragraph: Element, start: int, end: int, said: str, *, replies: Sequence[tuple[str, str]] = (),
    done: bool = False,
) -> Entry:  # fmt: skip
    """A comment on the letters from `start` to before `end`; `replies` are `(author, text)`."""
    cut(paragraph, start)
    cut(paragraph, end)
    found = letters(paragraph)
    touched = dict.fromkeys(tag(letter.run) for letter in found[start:end])
    thread = [_written(pen, author, words) for author, words in ((pen.author, said), *replies)]
    _threaded(pen, thread, done)
    first, last = found[start].run, found[end - 1].run
    for comment in thread:
        identity = comment.get(f"{W}id")
        _outermost(first, paragraph).addprevious(new("commentRangeStart", id=identity))
        end_mark = new("commentRangeEnd", id=identity)
        _outermost(last, paragraph).addnext(end_mark)
        end_mark.addnext(_reference(identity))
    return _entry(pen, "comment on words", touched, text(paragraph)[start:end], said, replies)


def at_point(pen: Pen, paragraph: Element, at: int, said: str) -> Entry:
    """A comment set to no words, before the letter `at`."""
    before, after = cut(paragraph, at)
    run = before if before is not None else after
    comment = _written(pen, pen.author, said)
    reference = _reference(str(comment.get(f"{W}id")))
    if run is None:
        paragraph.append(reference)
    elif before is not None:
        run.addnext(reference)
    else:
        run.addprevious(reference)
    return _entry(pen, "comment at a point", [tag(reference)], "", said, ())


def on_paragraph(pen: Pen, paragraph: Element, said: str) -> Entry:
    """A comment on all that a paragraph says."""
    comment = _written(pen, pen.author, said)
    identity = str(comment.get(f"{W}id"))
    at = 1 if paragraph.find(f"{W}pPr") is not None else 0
    paragraph.insert(at, new("commentRangeStart", id=identity))
    paragraph.append(new("commentRangeEnd", id=identity))
    paragraph.append(_reference(identity))
    touched = dict.fromkeys(tag(letter.run) for letter in letters(paragraph))
    return _entry(pen, "comment on a paragraph", touched, text(paragraph), said, ())


def _entry(
    pen: Pen,
    edit: str,
    tags: Sequence[str] | dict[str, None],
    words: str,
    said: str,
    replies: Sequence[tuple[str, str]],
) -> Entry:
    return Entry(edit, False, pen.author, tuple(name for name in tags if name), before=words, after=words,
                 said=(pen.author, said, *(part for reply in replies for part in reply)))  # fmt: skip


def _outermost(run: Element, paragraph: Element) -> Element:
    """What holds `run` and is the paragraph's own child, or stands in a content control of it."""
    element = run
    while element.getparent() is not paragraph and element.getparent().tag != f"{W}sdtContent":
        element = element.getparent()
    return element


def _reference(identity: str) -> Element:
    run = new("r")
    run.append(new("commentReference", id=identity))
    return run


def _written(pen: Pen, author: str, said: str) -> Element:
    """A comment in the part of comments, which is made where there is none."""
    if COMMENTS not in pen.file.parts:
        pen.file.add_part(COMMENTS, _TYPE, new("comments"))
        pen.file.relate("comments", "comments.xml")
    tree = pen.file.tree(COMMENTS)
    taken = [int(found.get(f"{W}id")) for found in tree.iter(f"{W}comment")]
    comment = new("comment", id=str(max(taken, default=-1) + 1), author=author, date=DATE, initials=author[:1])
    for line in said.split("\n"):
        paragraph = new("p")
        paragraph.set(f"{W14}paraId", f"{0x50000000 + len(taken) * 16 + len(comment):08X}")
        paragraph.append(new_run(line))
        comment.append(paragraph)
    tree.append(comment)
    return comment


def _threaded(pen: Pen, thread: list[Element], done: bool) -> None:
    """Says which comments are answers to the first, and whether it is marked as done."""
    if len(thread) == 1 and not done:
        return
    if EXTENDED not in pen.file.parts:
        pen.file.add_part(EXTENDED, _TYPE_EXTENDED, etree.Element(f"{W15}commentsEx", nsmap={"w15": W15[1:-1]}))
        identity = pen.file.relate("comments", "commentsExtended.xml")
        relations = pen.file.tree("word/_rels/document.xml.rels")
        next(found for found in relations if found.get("Id") == identity).set("Type", _KIND_EXTENDED)
    first, *answers = (str(comment[-1].get(f"{W14}paraId")) for comment in thread)
    tree = pen.file.tree(EXTENDED)
    etree.SubElement(tree, f"{W15}commentEx", {f"{W15}paraId": first, f"{W15}done": str(int(done))})
    for answer in answers:
        etree.SubElement(
            tree, f"{W15}commentEx", {f"{W15}paraId": answer, f"{W15}paraIdParent": first, f"{W15}done": "0"}
        )
