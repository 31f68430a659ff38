"""Whether two files print the same words."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

Words = Counter[str]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_missing(first: Words, second: Words) -> float:
    """The share of the words of one that the other does not print, whichever is more."""
    return max((first - second).total() / first.total(), (second - first).total() / second.total())


def words_of_pdf(data: bytes) -> Words:
    """How often each word is printed; one that is parted at the end of a line is whole; dots of leaders are none."""
    import pypdf

    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    whole = text.replace("\u00ad\n", "").replace("\u00ad", "")
    return Counter(word for word in whole.split() if word.strip("."))


def words_of_docx(data: bytes, *, footnotes: bool) -> Words:
    """How often each word stands in the body, and in its `footnotes` where they are asked for.

    Left out are the contents, which most leave to Word, and the numbers of marks, which Word counts or others write.
    """
    from lxml import etree

    found: Words = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in ("word/document.xml", *(["word/footnotes.xml"] if footnotes else ())):
            for paragraph in etree.fromstring(file.read(name)).iter(f"{W}p"):
                style = paragraph.find(f"{W}pPr/{W}pStyle")
                if style is None or not style.get(f"{W}val", "").startswith("TOC"):
                    found.update(_text(paragraph).split())
    return found


def _text(paragraph: object) -> str:
    pieces = []
    for run in paragraph.iter(f"{W}r"):  # type: ignore[attr-defined]
        if run.find(f"{W}rPr/{W}vertAlign") is None and run.find(f"{W}instrText") is None:
            pieces += [node.text or "" if node.tag == f"{W}t" else "\t" for node in run.iter(f"{W}t", f"{W}tab")]
    return "".join(pieces)
