"""The text of a file with all its tracked changes accepted, or all rejected: read by nothing of the project's."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Collection

from reviewing.wordfile import BODY, NOTES, Element, W, WordFile, own, paragraphs

_GOES = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}
_STAYS = {"accept": ("ins", "moveTo"), "reject": ("del", "moveFrom")}
MARK = "\ufffc"
"""Stands for the mark of a note."""
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "footnoteReference": MARK}


def view(data: bytes, choice: str, marked: Collection[str] | None = None) -> dict[str, list[str]]:
    """The paragraphs of each story by its part's name: none of the contents, of drawings, of notes without a mark.

    `choice` is "accept" or "reject". With `marked`, of the notes only those with these ids.
    """
    file = WordFile(data)
    trees = {part: settled(file.tree(part), choice) for part in file.stories}
    if NOTES in trees:
        _drop_unmarked(trees[NOTES], marks(trees[BODY]) if marked is None else marked)
    return {part: [shown(paragraph) for paragraph in paragraphs(tree)] for part, tree in trees.items()}


def words(data: bytes, choice: str, marked: Collection[str] | None = None) -> str:
    """The whole text of a file, paragraph by paragraph; what several headers or footers say alike, once."""
    stories = view(data, choice, marked)
    margins = dict.fromkeys(line for part in stories.keys() - {BODY, NOTES} for line in stories[part])
    return "\n".join(itertools.chain(stories[BODY], stories.get(NOTES, ()), sorted(margins)))


def marks(body: Element) -> set[str]:
    """The ids of the notes that are marked in a body."""
    return {str(mark.get(f"{W}id")) for mark in body.iter(f"{W}footnoteReference")}


def settle(file: WordFile, choice: str) -> None:
    """Accepts or rejects all tracked changes in the file itself."""
    for part in file.stories:
        tree = file.tree(part)
        tree[:] = list(settled(tree, choice))


def shown(within: Element) -> str:
    """The text that a paragraph, or a content control in one, prints, but for page numbers."""
    names = ("t", "instrText", "fldChar", *_CHARACTERS)
    found, opened = [], []
    for element in own(within, *names) if within.tag == f"{W}p" else within.iter(*(W + name for name in names)):
        match element.tag.removeprefix(W), element.get(f"{W}fldCharType"):
            case "fldChar", "begin":
                opened.append("")
            case "fldChar", "end" if opened:
                opened.pop()
            case "fldChar", _:
                pass
            case "instrText", _:
                opened = [*opened[:-1], (element.text or "").strip()]
            case name, _ if element.getparent().tag == f"{W}r" and not any(map(_PAGES.match, opened)):
                found.append(_CHARACTERS.get(name, element.text or ""))  # `w:tab` is also a stop among the properties
    return "".join(found)


_PAGES = re.compile("PAGE|NUMPAGES")


def settled(root: Element, choice: str) -> Element:
    """A copy of a story without tracked changes."""
    root = copy.deepcopy(root)
    goes, stays = _GOES[choice], _STAYS[choice]
    for kind in goes:
        for row in root.findall(f".//{W}trPr/{W}{kind}"):
            line = row.getparent().getparent()
            if line.getparent() is not None:
                line.getparent().remove(line)
    marked = [mark for kind in goes for mark in root.findall(f".//{W}pPr/{W}rPr/{W}{kind}")]
    joined = {id(one): one for one in (mark.getparent().getparent().getparent() for mark in marked)}.values()
    for kind in goes:
        for mark in list(root.iter(W + kind)):
            mark.getparent().remove(mark)
    for kind in stays:
        for mark in list(root.iter(W + kind)):
            for child in list(mark):
                mark.addprevious(child)
            mark.getparent().remove(mark)
    for name in ("delText", "delInstrText"):
        for element in root.iter(W + name):
            element.tag = W + ("t" if name == "delText" else "instrText")
    _settle_looks(root, choice)
    order = {id(paragraph): place for place, paragraph in enumerate(root.iter(f"{W}p"))}
    # From the last, so that several in a row are joined one to another.
    for paragraph in sorted(joined, key=lambda paragraph: order[id(paragraph)], reverse=True):
        _join(paragraph)
    _drop_empty_tables(root)
    return root


def _settle_looks(root: Element, choice: str) -> None:
    """Formatting that was tracked: rejected, the properties are what they were."""
    for kind in ("rPr", "pPr"):
        for change in list(root.iter(f"{W}{kind}Change")):
            properties = change.getparent()
            properties.remove(change)
            if choice == "reject":
                kept = list(properties.iterchildren(f"{W}rPr", f"{W}sectPr")) if kind == "pPr" else []
                properties[:] = [*(change.find(W + kind) if change.find(W + kind) is not None else ()), *kept]


def _join(paragraph: Element) -> None:
    """A paragraph whose mark is gone: its text begins the next one, or it vanishes where it is empty."""
    following = next(paragraph.itersiblings(f"{W}p", f"{W}tbl"), None)
    if following is None or following.tag != f"{W}p":
        if not shown(paragraph) and paragraph.getparent().tag != f"{W}tc":
            paragraph.getparent().remove(paragraph)
        return
    at = 1 if following.find(f"{W}pPr") is not None else 0
    for child in reversed(list(paragraph)):
        if child.tag != f"{W}pPr":
            following.insert(at, child)
    paragraph.getparent().remove(paragraph)


def _drop_unmarked(notes: Element, marked: Collection[str]) -> None:
    """A note whose mark is gone is gone."""
    for note in list(notes):
        if note.get(f"{W}id") not in marked:
            notes.remove(note)


def _drop_empty_tables(root: Element) -> None:
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
