"""Notes whose texts a program has lost.

LibreOffice 7.4, when it opens a file that has both comments and footnotes, empties footnotes or gives them the texts of
others. That is nobody's edit.
"""

from __future__ import annotations

from collections.abc import Sequence

from policybrief_exporters.word.returned.expected import Expected
from policybrief_exporters.word.returned.page import OBJECT, Paragraph
from policybrief_exporters.word.returned.parts import Parts

_PROPERTIES = "docProps/app.xml"


def garbled(parts: Parts, printed: Sequence[Expected], shown: Sequence[Paragraph]) -> dict[str, str]:
    """Of the notes in `shown` those without a text of their own, with the printed note that each stands for."""
    if "comments" not in parts.found or not _is_libreoffice(parts):
        return {}
    ours = _texts([(one.note, one.text) for one in printed])
    theirs = _texts([(one.note, one.text) for one in shown])
    if len(ours) != len(theirs) or list(ours.values()) == list(theirs.values()):
        return {}
    known = {*ours.values(), ""}
    return {mark: note for (mark, text), note in zip(theirs.items(), ours, strict=True) if text in known}


def _texts(lines: Sequence[tuple[str, str]]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for note, text in lines:
        texts[note] = (texts.get(note, "") + " " + text.replace(OBJECT, "").strip()).strip()
    return texts


def _is_libreoffice(parts: Parts) -> bool:
    if _PROPERTIES.lower() not in parts.file.names:
        return False
    return "".join(parts.file.root(_PROPERTIES).itertext()).find("LibreOffice") >= 0
