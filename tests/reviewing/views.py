"""The text of a file with all its tracked changes accepted, or all rejected: read by nothing of the project's."""

from __future__ import annotations

import copy

from reviewing.wordfile import BODY, NOTES, Element, W, WordFile, own, paragraphs

_GOES = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}
_STAYS = {"accept": ("ins", "moveTo"), "reject": ("del", "moveFrom")}
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def view(data: bytes, choice: str) -> dict[str, list[str]]:
    """The paragraphs of each story by its part's name: none of the contents, of drawings, of notes without a mark.

    `choice` is "accept" or "reject".
    """
    file = WordFile(data)
    trees = {part: settled(file.tree(part), choice) for part in file.stories}
    if NOTES in trees:
        _drop_unmarked(trees[NOTES], trees[BODY])
    return {part: [shown(paragraph) for paragraph in paragraphs(tree)] for part, tree in trees.items()}


def words(data: bytes, choice: str) -> str:
    """The whole text of a file, paragraph by paragraph."""
    return "\n".join(line for lines in view(data, choice).values() for line in lines)


def settle(file: WordFile, choice: str) -> None:
    """Accepts or rejects all tracked changes in the file itself."""
    for part in file.stories:
        tree = file.tree(part)
        tree[:] = list(settled(tree, choice))


def shown(within: Element) -> str:
    """The text that a paragraph, or a content control in one, prints."""
    found = []
    for element in own(within, "t", *_CHARACTERS) if within.tag == f"{W}p" else within.iter(f"{W}t", f"{W}br"):
        name = element.tag.removeprefix(W)
        if element.getparent().tag == f"{W}r":  # `w:tab` is also a stop among the properties
            found.append(_CHARACTERS.get(name, element.text or ""))
    return "".join(found)


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
    joined = [mark.getparent().getparent().getparent() for mark in marked]
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


def _drop_unmarked(notes: Element, body: Element) -> None:
    """A note whose mark is gone is gone."""
    marked = {mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")}
    for note in list(notes):
        if note.get(f"{W}id") not in marked:
            notes.remove(note)


def _drop_empty_tables(root: Element) -> None:
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
