"""Documents made by hand, exported and opened; what a file must print of its document."""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest

from policybrief.context import Context, Export
from policybrief.document import blocks as b
from policybrief_exporters.word import WordExporter
from word_documents import BRIEFING, context
from word_file import NAMES, W, WordFile, printed
from word_texts import as_printed, expected

BLANK = "\t•–▪ \n\u00a0"
"""What may stand in a paragraph without text: bullets, tabs, white space."""
WIDEST = 16
"""A table of more columns is printed in bands, in an order that is not the document's."""
MOST = 3
"""How many differences are told."""


def made(document: b.Document, surroundings: Context | None = None) -> Export:
    """The document exported. Where `word_conformity` watches, no test sees a file that is at fault."""
    return WordExporter().export(BRIEFING, document, surroundings or context())


def opened(document: b.Document, surroundings: Context | None = None) -> WordFile:
    return WordFile(made(document, surroundings).data)


def differences(file: WordFile, document: b.Document, *, bullets: bool = True) -> list[str]:
    """Where the paragraphs of the body differ from those of the document: none is lost, added, or out of order.

    Without `bullets` it may have other bullets.
    """
    lines = [(style, line.strip()) for style, line in file.paragraphs() if line.strip(BLANK)]
    asked = any(isinstance(block, b.Contents) and not block.auto for block in document.blocks)
    contents = asked or any(style == "TOCHeading" for style, _ in lines)
    wanted = [line.strip() for line in expected(document, contents=contents) if line.strip(BLANK)]
    blocks = list(b.walk(document.blocks))
    pictures = {as_printed(block.alt).strip() for block in blocks if isinstance(block, b.Figure) and block.image}
    shown = [line for style, line in lines if style != "FigureMissing" or line not in pictures]
    if any(isinstance(block, b.Table) and len(block.columns) > WIDEST for block in blocks):
        return [f"not printed: {line!r}" for line in (Counter(wanted) - Counter(shown))][:MOST]
    if not bullets:
        shown, wanted = ([re.sub(r"^\W\t", "", line) for line in lines] for lines in (shown, wanted))
    pairs = [pair for pair in zip_longest(shown, wanted) if pair[0] != pair[1]]
    return [f"printed {one!r}, the document has {other!r}" for one, other in pairs[:MOST]]


__all__ = ["NAMES", "W", "WordFile", "differences", "made", "opened", "printed"]
