"""A returned file read: its body, notes, headers and footers in one view of the tracked changes."""

from __future__ import annotations

from policybrief.returned import View
from policybrief_exporters.word.returned.blocks import BlockReader
from policybrief_exporters.word.returned.page import Page, Paragraph
from policybrief_exporters.word.returned.parts import Parts, W
from policybrief_exporters.word.returned.styles import Styles
from policybrief_exporters.word.returned.text import TextReader


def read_page(parts: Parts, view: View) -> Page:
    """What the file shows. Raises `ValueError` for a file that is damaged."""
    styles = Styles.of(parts.root("styles"))
    page = Page()
    main = parts.tree(parts.main)
    body = main.find(f"{W}body")
    if body is None:
        raise ValueError("it has no body of text")
    _read(page, parts, parts.main, "body", view, styles, [("", body)])
    for kind in ("footnote", "endnote"):
        for name in parts.found.get(f"{kind}s", [])[:1]:
            notes = [
                (f"{kind} {note.get(f'{W}id', '')}", note)
                for note in parts.tree(name).iter(f"{W}{kind}")
                if note.get(f"{W}type", "normal") == "normal"
            ]
            _read(page, parts, name, "notes", view, styles, notes)
    for kind in ("header", "footer"):
        for name in parts.found.get(kind, []):
            margin = Page()
            _read(margin, parts, name, kind, view, styles, [("", parts.tree(name))])
            page.margins[name] = margin.paragraphs
            page.changes += margin.changes
    return page


def _read(
    page: Page, parts: Parts, name: str, story: str, view: View, styles: Styles, containers: list[tuple[str, object]]
) -> None:
    text = TextReader(view, styles, parts.addresses(name))
    paragraphs: list[Paragraph] = []
    blocks = BlockReader(story, text, styles, paragraphs)
    for note, container in containers:
        blocks.note = note
        blocks.read(container)
    for paragraph in paragraphs:
        paragraph.finish()
    page.paragraphs += [paragraph for paragraph in paragraphs if not paragraph.gone]
    page.changes += text.changes
    inside = parts.inside(name)
    page.foreign += [(what, inside.get(identity, identity), at) for what, identity, at in text.foreign]
