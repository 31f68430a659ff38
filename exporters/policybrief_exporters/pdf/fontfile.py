"""Fonts as they stand in a file: a subset embedded as a Type 0 font (ISO 32000-1, 9.7).

The codes of its strings are the subset's slots. The map from slots to glyphs, the widths and the map to text are
written from the subset, so all three have an entry for every code that is drawn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol

from policybrief_exporters.pdf.fonts import SUBSETTING, Subset


class Objects(Protocol):
    """The objects of the file that the font goes into; each method gives the reference of the one it adds."""

    def add(self, body: str) -> str:
        """Adds an object as it stands."""
        ...

    def add_stream(self, content: bytes, entries: str = "") -> str:
        """Adds a compressed stream; `entries` are further entries of its dictionary."""
        ...


def embed(subset: Subset, objects: Objects) -> str:
    """Writes a subset as a font; gives its reference."""
    parser = subset.font.parser
    with SUBSETTING:
        program = parser.makeSubset(subset.drawn)
    tag = hashlib.sha256(repr(subset.drawn).encode()).digest()[:6]
    name = f"{''.join(chr(65 + byte % 26) for byte in tag)}+{subset.font.name}"
    scaled = [parser.ascent, parser.descent, parser.capHeight, parser.italicAngle, parser.stemV]
    box = " ".join(f"{value:.0f}" for value in parser.bbox)
    where = objects.add_stream(program, f"/Length1 {len(program)} ")
    descriptor = objects.add(
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {parser.flags & ~32 | 4} /FontBBox [{box}] "
        "/Ascent {:.0f} /Descent {:.0f} /CapHeight {:.0f} /ItalicAngle {:g} /StemV {:.0f} ".format(*scaled)
        + f"/FontFile2 {where} >>"
    )
    advances = " ".join(f"{subset.font.advances.get(code, 0):g}" for code in subset.drawn)
    to_glyph = objects.add_stream(b"".join(glyph.to_bytes(2, "big") for glyph in glyph_numbers(subset)))
    descendant = objects.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/DW 0 /W [0 [{advances}]] /CIDToGIDMap {to_glyph} >>"
    )
    text = objects.add_stream(text_map(subset.characters))
    return objects.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{descendant}] /ToUnicode {text} >>"
    )


def glyph_numbers(subset: Subset) -> list[int]:
    """The number that ReportLab's subset gives the glyph of each slot: in the order of first use, .notdef first."""
    numbers: dict[int, int] = {0: 0}
    return [numbers.setdefault(subset.font.glyphs.get(code, 0), len(numbers)) for code in subset.drawn]


def text_map(characters: Sequence[str]) -> bytes:
    """The map from slots to text (ISO 32000-1, 9.10.3), at most a hundred entries a block as the format asks for."""
    lines = [
        f"<{slot:04x}> <{text.encode('utf-16-be').hex()}>" for slot, text in enumerate(characters) if text
    ]  # fmt: skip
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
