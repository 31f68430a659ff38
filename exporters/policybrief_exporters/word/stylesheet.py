"""The parts of a style sheet: a style as data, and its properties in the order that the schema wants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from policybrief_exporters.word.markup import escape


class WordStyle(Struct, frozen=True):
    """A style of Word's. `common` ones are always there for an author to use, the others where the document needs them.

    Args:
        identity, name: its id in the file, and what Word's list of styles shows (a built-in name is translated there).
        kind: what it applies to.
        based: the id of the style it varies. `following`: the id of the style of the next paragraph.
        body: `w:pPr`, `w:rPr`, `w:tblPr` … as XML.
        quick: whether it stands in the gallery of styles.
    """

    identity: str
    name: str
    kind: Literal["paragraph", "character", "table", "numbering"]
    based: str = ""
    following: str = ""
    body: str = ""
    quick: bool = False
    common: bool = False
    default: bool = False

    def xml(self) -> str:
        based = f'<w:basedOn w:val="{self.based}"/>' if self.based else ""
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        shown = "<w:qFormat/>" if self.quick else ""
        default = ' w:default="1"' if self.default else ""
        return (
            f'<w:style w:type="{self.kind}"{default} w:styleId="{self.identity}"><w:name w:val="{escape(self.name)}"/>'
            f'{based}{following}<w:uiPriority w:val="{1 if self.quick else 99}"/>{shown}{self.body}</w:style>'
        )


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def paragraph_properties(
    *,
    keep_next: bool = False,
    keep_lines: bool = False,
    numbering: tuple[int, int] | None = None,
    borders: str = "",
    shading: str = "",
    tabs: Sequence[tuple[str, float]] = (),
    line_to: float = 0.0,
    bidi: bool | None = None,
    before: float | None = None,
    after: float | None = None,
    line: float | None = None,
    line_rule: Literal["auto", "atLeast", "exact"] = "atLeast",
    left: float | None = None,
    right: float | None = None,
    hanging: float | None = None,
    align: str = "",
    outline: int | None = None,
) -> str:
    """`w:pPr` (ISO/IEC 29500-1, 17.3.1.26). Lengths in points; `line` in lines where its rule is `auto`.

    `numbering` is an instance and a level; `outline` counts from 0; a tab to `line_to` draws a line to write on.
    """
    pitch = None if line is None else round(line * 240) if line_rule == "auto" else twips(line)
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>' for kind, at in tabs)
    stops += f'<w:tab w:val="right" w:leader="underscore" w:pos="{twips(line_to)}"/>' if line_to else ""
    parts = (
        "<w:keepNext/>" if keep_next else "",
        "<w:keepLines/>" if keep_lines else "",
        f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>' if numbering else "",
        f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
        shading,
        f"<w:tabs>{stops}</w:tabs>" if stops else "",
        "" if bidi is None else "<w:bidi/>" if bidi else '<w:bidi w:val="0"/>',
        _element("spacing", before=_length(before), after=_length(after), line=pitch,
                 lineRule=None if pitch is None else line_rule),
        _element("ind", left=_length(left), right=_length(right), hanging=_length(hanging)),
        f'<w:jc w:val="{align}"/>' if align else "",
        "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>',
    )  # fmt: skip
    inside = "".join(parts)
    return f"<w:pPr>{inside}</w:pPr>" if inside else ""


def run_properties(
    *,
    fonts: str = "",
    bold: bool | None = None,
    italic: bool = False,
    colour: str = "",
    spacing: float | None = None,
    size: float | None = None,
    underline: bool = False,
    shading: str = "",
    raised: bool = False,
) -> str:
    """`w:rPr` (ISO/IEC 29500-1, 17.3.2.28), for both Western and complex scripts. Sizes in points."""
    half_points = None if size is None else round(size * 2)
    parts = (
        fonts,
        "" if bold is None else "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>',
        "<w:i/><w:iCs/>" if italic else "",
        colour,
        "" if spacing is None else f'<w:spacing w:val="{twips(spacing)}"/>',
        "" if half_points is None else f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>',
        '<w:u w:val="single"/>' if underline else "",
        shading,
        '<w:vertAlign w:val="superscript"/>' if raised else "",
    )
    inside = "".join(parts)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _length(points: float | None) -> int | None:
    return None if points is None else twips(points)


def _element(name: str, **attributes: int | str | None) -> str:
    written = "".join(f' w:{key}="{value}"' for key, value in attributes.items() if value is not None)
    return f"<w:{name}{written}/>" if written else ""
