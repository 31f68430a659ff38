"""Fonts as they stand in a file: a subset embedded as a Type 0 font (ISO 32000-1, 9.7).

The codes of its strings are the subset's slots. The map from slots to glyphs, the widths and the map to text are
written from the subset, so all three have an entry for every code that is drawn.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from functools import lru_cache

from policybrief_exporters.pdf.objects import Objects
from policybrief_exporters.pdf.subsets import Subset
from policybrief_exporters.pdf.truetype import Font

FIXED, SYMBOLIC, ITALIC = 1, 4, 64
"""Flags of a font descriptor (ISO 32000-1, table 123)."""


def embed(subset: Subset, objects: Objects) -> str:
    """Writes a subset as a font; gives its reference."""
    font = subset.font
    program, numbers = font.subset(subset.glyphs)
    tag = hashlib.sha256(repr(subset.glyphs).encode()).digest()[:6]
    name = f"{''.join(chr(65 + byte % 26) for byte in tag)}+{font.name}"
    where = objects.add_stream(program, f"/Length1 {len(program)} ")
    descriptor = objects.add(f"<< /Type /FontDescriptor /FontName /{name} {_measures(font)} /FontFile2 {where} >>")
    advances = " ".join(f"{font.advance(glyph):g}" for glyph in subset.glyphs)
    to_glyph = objects.add_stream(b"".join(numbers[glyph].to_bytes(2, "big") for glyph in subset.glyphs))
    descendant = objects.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/DW 0 /W [0 [{advances}]] /CIDToGIDMap {to_glyph} >>"
    )
    text = objects.add_stream(text_map(subset.texts))
    return objects.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{descendant}] /ToUnicode {text} >>"
    )


@lru_cache(maxsize=64)
def _measures(font: Font) -> str:
    """The entries of the font descriptor that describe the letters (ISO 32000-1, 9.8), from `head`, `OS/2`, `post`."""
    box = struct.unpack(">4h", font.table("head")[36:44])
    slant, fixed = struct.unpack(">i4xI", font.table("post")[4:16])
    os2 = font.table("OS/2")
    weight, ascent, descent = _short(os2, 4, 400), _short(os2, 68, box[3]), _short(os2, 70, box[1])
    height = _short(os2, 88, ascent)
    flags = SYMBOLIC | (FIXED if fixed else 0) | (ITALIC if slant else 0)
    corners = " ".join(f"{edge * font.scale:.0f}" for edge in box)
    return (
        f"/Flags {flags} /FontBBox [{corners}] /ItalicAngle {slant / 65536:g} /StemV {50 + int((weight / 65) ** 2)} "
        f"/Ascent {ascent * font.scale:.0f} /Descent {descent * font.scale:.0f} /CapHeight {height * font.scale:.0f}"
    )


def _short(table: bytes, start: int, otherwise: int) -> int:
    """The signed number of two bytes at a place of a table; older versions of a table end before it."""
    return int.from_bytes(table[start : start + 2], "big", signed=True) if len(table) >= start + 2 else otherwise


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
