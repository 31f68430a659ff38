"""Captions, their number in a SEQ field."""

from __future__ import annotations

from policybrief.document.inlines import Inlines
from policybrief_exporters.word import inlines
from policybrief_exporters.word.fields import field, split_label
from policybrief_exporters.word.writing import Writing


def write_caption(writing: Writing, caption: Inlines, identity: str, properties: str = "") -> None:
    """The caption of a table or figure. Its label is what a reference to it shows."""
    if inlines.is_blank(caption):
        return
    with writing.paragraph("Caption", properties):
        found = split_label(caption)
        if found is None:
            inlines.write(writing, caption)
            return
        before, label, rest = found
        inlines.write(writing, before)
        start = writing.targets.open(writing.out)
        inlines.write_text(writing, f"{label.word}{label.gap}{label.letter}")
        instruction = f"SEQ {label.sequence} \\* ARABIC"
        if label.number != writing.captions.get(label.sequence, 0) + 1:
            instruction += f" \\r {label.number}"
        writing.captions[label.sequence] = label.number
        writing.out.append(field(instruction, str(label.number)))
        writing.pieces.append(str(label.number))
        if identity:
            writing.targets.labels.setdefault(identity, label.text)
            writing.targets.close("label", identity, writing.out, start)
        inlines.write(writing, rest)
