"""Drawings: pictures, and graphics as groups of vector shapes, in the line of text and with alternative text."""

from __future__ import annotations

from typing import assert_never

from policybrief.document.direction import right_to_left, runs_from_right
from policybrief.document.graphics import Circle, Colour, Graphic, Label, Line, Rect, Shape
from policybrief.style import Style
from policybrief_exporters.word import colours
from policybrief_exporters.word.markup import escape
from policybrief_exporters.word.pictures import Picture
from policybrief_exporters.word.writing import Writing

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_ALIGNED = {"start": "left", "middle": "center", "end": "right"}
_MIRRORED = {"start": "right", "middle": "center", "end": "left"}
Room = tuple[float, float]
"""The width and height that a drawing keeps within, in points."""
_ASCENT = 0.94
"""Where Word puts the baseline of a line of exactly 1.2 times its size, as a share of the size."""
_ONE_LINE = str.maketrans("\t\n\r", "   ")
"""A label is one line."""


def emu(points: float) -> int:
    """English Metric Units: 12,700 to the point."""
    return round(points * 12700)


def fitting(width: float, height: float, room: Room) -> float:
    """By how much a thing of that size is made smaller to stand in `room`; 1 where it fits."""
    return min(1.0, room[0] / width, room[1] / height)


def picture_run(writing: Writing, picture: Picture, alt: str, room: Room) -> str:
    """A run that shows the picture, no larger than `room`."""
    scale = fitting(picture.width, picture.height, room)
    number = writing.next_drawing()
    size = f'cx="{emu(picture.width * scale)}" cy="{emu(picture.height * scale)}"'
    return inline(
        writing,
        number,
        size,
        alt,
        _PICTURE,
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{picture.relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>',
    )


def graphic_run(writing: Writing, graphic: Graphic, alt: str, room: Room) -> str:
    """A run that shows the graphic, no larger than `room`, as shapes that can be edited."""
    scale = fitting(graphic.width, graphic.height, room)
    number = writing.next_drawing()
    pen = _Pen(writing, scale, graphic.width)
    size = f'cx="{emu(graphic.width * scale)}" cy="{emu(graphic.height * scale)}"'
    shapes = "".join(pen.draw(shape) for shape in graphic.shapes)
    frame = f'<a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/>'
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{frame}</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>"
    words = " ".join(shape.text for shape in graphic.shapes if isinstance(shape, Label))
    run = inline(writing, number, size, alt, _GROUP, group, words=words)
    content = run.removeprefix("<w:r>").removesuffix("</w:r>")
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{content}</mc:Choice><mc:Fallback/>'
        "</mc:AlternateContent></w:r>"
    )


def inline(
    writing: Writing, number: int, size: str, alt: str, kind: str, content: str, *, title: str = "", words: str = ""
) -> str:
    """A run with a drawing of `kind` in the line of text, its alternative text and, where it has one, its title; the
    record is told of it, and of the `words` in it."""
    name = f"Drawing {number}"
    writing.drawn[name] = (alt, words)
    titled = f' title="{escape(title)}"' if title else ""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{escape(alt)}"{titled}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


class _Pen:
    """Draws the shapes of one graphic, `width` units wide, at one scale."""

    def __init__(self, writing: Writing, scale: float, width: float) -> None:
        self._writing = writing
        self._width = width
        self._style: Style = writing.context.style
        self._scale = scale

    def draw(self, shape: Shape) -> str:
        match shape:
            case Rect():
                filling = colours.filling(self._style, shape.fill, shape.hatch)
                looks = filling + self._outline(shape.stroke, shape.stroke_width)
                return self._shape(shape.x, shape.y, shape.width, shape.height, _preset("rect"), looks)
            case Circle():
                looks = colours.filling(self._style, shape.fill) + self._outline(shape.stroke, shape.stroke_width)
                box = (shape.x - shape.radius, shape.y - shape.radius, 2 * shape.radius, 2 * shape.radius)
                return self._shape(*box, _preset("ellipse"), looks)
            case Line():
                return self._line(shape)
            case Label():
                return self._label(shape)
            case _:
                assert_never(shape)

    def _emu(self, units: float) -> int:
        return emu(units * self._scale)

    def _shape(self, x: float, y: float, width: float, height: float, form: str, looks: str, text: str = "") -> str:
        number = self._writing.next_drawing()
        body = text or "<wps:bodyPr/>"
        kind = ' txBox="1"' if text else ""
        return (
            f'<wps:wsp><wps:cNvPr id="{number}" name="Shape {number}"/><wps:cNvSpPr{kind}/><wps:spPr><a:xfrm>'
            f'<a:off x="{self._emu(x)}" y="{self._emu(y)}"/>'
            f'<a:ext cx="{max(0, self._emu(width))}" cy="{max(0, self._emu(height))}"/></a:xfrm>'
            f"{form}{looks}</wps:spPr>{body}</wps:wsp>"
        )

    def _outline(self, colour: Colour | None, width: float, dash: tuple[float, ...] = ()) -> str:
        lengths = tuple(length * self._scale for length in dash)
        return colours.outline(self._style, colour, width * self._scale, lengths)

    def _line(self, line: Line) -> str:
        left, top = min(x for x, _ in line.points), min(y for _, y in line.points)
        width, height = max(x for x, _ in line.points) - left, max(y for _, y in line.points) - top
        points = [f'<a:pt x="{self._emu(x - left)}" y="{self._emu(y - top)}"/>' for x, y in line.points]
        path = f"<a:moveTo>{points[0]}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
        form = (
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{self._emu(width)}" h="{self._emu(height)}" fill="none">{path}</a:path>'
            "</a:pathLst></a:custGeom>"
        )
        looks = "<a:noFill/>" + self._outline(line.stroke, line.stroke_width, line.dash)
        return self._shape(left, top, width, height, form, looks)

    def _label(self, label: Label) -> str:
        if not label.text:
            return ""
        self._writing.styles.add("GraphicLabel")
        left, room = self._room(label)
        size = label.size * self._scale
        pitch = round(size * 1.2 * 20)
        half_points = max(2, round(size * 2))
        backwards = runs_from_right(label.text, otherwise=self._writing.document.direction == "rtl")
        rtl = "<w:rtl/>" if backwards or right_to_left(label.text) else ""
        # In a paragraph that runs from right to left, Word takes left for where its lines begin.
        aligned = _MIRRORED[label.anchor] if backwards else _ALIGNED[label.anchor]
        run = (
            f"<w:r><w:rPr>{'<w:b/><w:bCs/>' if label.strong else ''}{colours.text_colour(self._style, label.colour)}"
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>{rtl}</w:rPr>'
            f'<w:t xml:space="preserve">{escape(label.text.translate(_ONE_LINE))}</w:t></w:r>'
        )
        paragraph = (
            f'<w:p><w:pPr><w:pStyle w:val="GraphicLabel"/>{"<w:bidi/>" if backwards else ""}'
            f'<w:spacing w:line="{pitch}" w:lineRule="exact"/><w:jc w:val="{aligned}"/></w:pPr>{run}</w:p>'
        )
        text = (
            f"<wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx>"
            '<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
        )
        looks = "<a:noFill/><a:ln><a:noFill/></a:ln>"
        top = label.y - label.size * _ASCENT
        return self._shape(left, top, room, label.size * 1.2, _preset("rect"), looks, text)

    def _room(self, label: Label) -> tuple[float, float]:
        """Where the box of a label starts and how wide it is. It keeps inside the drawing, since LibreOffice 7 shrinks
        a group to what its shapes take; the words may be wider than their box."""
        room = label.size * (len(label.text) * 0.8 + 1)
        match label.anchor:
            case "start":
                return label.x, max(0.0, min(room, self._width - label.x))
            case "end":
                start = max(0.0, label.x - room)
                return start, max(0.0, label.x - start)
            case "middle":
                half = max(0.0, min(room / 2, label.x, self._width - label.x))
                return label.x - half, 2 * half


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'
