"""The drawings and pictures of a returned file: their descriptions, and the words in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from policybrief.fields import Field
from policybrief.returned import Reading, Unplaced
from policybrief_exporters.word.opening import Element
from policybrief_exporters.word.record import Record
from policybrief_exporters.word.returned.parts import Parts, W
from policybrief_exporters.word.returned.text import CHANGES, GONE

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def drawings(parts: Parts, record: Record, known: Mapping[str, Field], tracked: bool) -> Iterator[Reading | Unplaced]:
    """What reads otherwise in the drawings that are still there, with or without the tracked changes. A description
    that the model has is a field."""
    printed = dict(record.drawings)
    alts = {field.value: anchor for anchor, field in known.items() if anchor.endswith("/alt")}
    for drawing in parts.tree(parts.main).iter(f"{W}drawing"):
        if _is_hidden(drawing, tracked):
            continue
        about = next(drawing.iter(f"{_WP}docPr"), None)
        was = printed.pop(about.get("name", ""), None) if about is not None else None
        if about is None or was is None:
            continue  # what was added is told as such
        alt, words = about.get("descr", ""), " ".join(text.text or "" for text in drawing.iter(f"{W}t"))
        if alt.split() != was[0].split():
            anchor = alts.get(was[0], "")
            if anchor and alt.strip():
                yield Reading(anchor=anchor, before=was[0], after=" ".join(alt.split()))
            else:
                yield Unplaced(what="the description of a picture", before=was[0], after=alt, near=anchor)
        if Counter(words.split()) != Counter(was[1].split()):
            yield Unplaced(what="the words in a drawing", before=was[1], after=words, near=alts.get(was[0], ""))


def _is_hidden(drawing: Element, tracked: bool) -> bool:
    """Whether the view does not show it, or it repeats another for older programs."""
    return any(above.tag == _FALLBACK or CHANGES.get(above.tag) in GONE[tracked] for above in drawing.iterancestors())
