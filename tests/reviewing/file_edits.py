"""What happens to a whole file: saved by Word, its anchors stripped, its changes accepted or rejected."""

from __future__ import annotations

import random

from reviewing.pen import split_run
from reviewing.wordfile import BODY, W, WordFile, new, own, paragraphs

_RSIDS = ("00A1B2C3", "00D4E5F6", "00112233")


def saved_by_word(file: WordFile, chance: random.Random) -> None:
    """Cuts runs in two, marks revisions of saving and of proofing, and changes nothing that is printed."""
    for part in file.stories:
        for paragraph in paragraphs(file.tree(part)):
            paragraph.set(f"{W}rsidR", chance.choice(_RSIDS))
            for element in list(own(paragraph, "t")):
                said = element.text or ""
                if len(said) > 3 and chance.random() < 0.3:
                    second = split_run(element, chance.randrange(1, len(said)))
                    second.set(f"{W}rsidRPr", chance.choice(_RSIDS))
                    if chance.random() < 0.5:
                        second.addprevious(new("proofErr", type="spellStart"))
                        second.addnext(new("proofErr", type="spellEnd"))
                    if chance.random() < 0.2:
                        second.insert(int(second.find(f"{W}rPr") is not None), new("lastRenderedPageBreak"))


def stripped(file: WordFile) -> None:
    """Takes away all content controls and bookmarks, and leaves what stood in them."""
    for part in file.stories:
        tree = file.tree(part)
        for control in list(tree.iter(f"{W}sdt")):
            content = control.find(f"{W}sdtContent")
            for child in list(content) if content is not None else ():
                control.addprevious(child)
            control.getparent().remove(control)
        for bookmark in list(tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            bookmark.getparent().remove(bookmark)


def without_comments(file: WordFile) -> None:
    """Takes all comments out of the text."""
    tree = file.tree(BODY)
    for mark in list(tree.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        mark.getparent().remove(mark)
    for mark in list(tree.iter(f"{W}commentReference")):
        mark.getparent().getparent().remove(mark.getparent())
