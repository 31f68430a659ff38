"""The font table: what Word needs to know of a font to choose a like one where it is not installed."""

from __future__ import annotations

import struct

from policybrief.style import Face, Style
from policybrief_exporters.word.markup import declarations, escape

_FAMILIES = {"roman": "Cambria", "swiss": "Calibri", "modern": "Consolas"}


def part(style: Style) -> str:
    """`word/fontTable.xml` (ISO/IEC 29500-1, 17.8.3): the faces that theme and styles name."""
    fonts = entries(style)
    return f"<w:fonts {declarations('w')}>{''.join(fonts[family] for family in sorted(fonts))}</w:fonts>"


def entries(style: Style) -> dict[str, str]:
    """The `w:font` of each face, by its family."""
    faces = (
        style.fonts.body,
        style.fonts.heading,
        style.fonts.mono,
        *style.fonts.fallback[:1],
        *style.fonts.fallback[-1:],
    )
    return {face.family: _font(face, mono=face is style.fonts.mono) for face in reversed(faces)}


def _font(face: Face, mono: bool) -> str:
    panose = _panose(face.files.get("regular", b""))
    family = "modern" if mono else "roman" if panose[:1] == b"\x02" and 2 <= panose[1] <= 10 else "swiss"
    number = f'<w:panose1 w:val="{panose.hex().upper()}"/>' if any(panose) else ""
    return (
        f'<w:font w:name="{escape(face.family)}"><w:altName w:val="{_FAMILIES[family]}"/>{number}'
        f'<w:family w:val="{family}"/><w:pitch w:val="{"fixed" if mono else "variable"}"/></w:font>'
    )


def _panose(data: bytes) -> bytes:
    """The ten bytes of the classification in the OS/2 table (OpenType 1.9), or b"" where the font has none."""
    try:
        (tables,) = struct.unpack_from(">H", data, 4)
        for index in range(tables):
            tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            if tag == b"OS/2":
                return data[offset + 32 : offset + 42]
    except struct.error:
        pass
    return b""
