"""A picture is as large in Word as in the PDF, whatever density it states."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image

import policybrief as pb
from policybrief.exporting import prepare
from policybrief.resolver import MemoryResolver
from policybrief.style.loading import load_style
from read_back import word_root

HEAD = {"schema": "urn:policybrief:briefing:1", "id": "b", "kind": "briefing", "title": "T", "language": "en-GB"}
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


def picture(width: int, height: int, dpi: tuple[float, float] | None, form: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#C8553D").save(buffer, form, **({"dpi": dpi} if dpi else {}))
    return buffer.getvalue()


def sizes(data: bytes, **style: Any) -> list[tuple[float, float]]:
    """Width and height of the picture in points, in Word and in the PDF."""
    figure = {"kind": "figure", "alt": "A map.", "image": "map.png"}
    paragraph = {"kind": "paragraph", "text": "A map."}
    section = {"id": "s", "title": "S", "blocks": [paragraph if style else figure]}
    loaded = pb.load({**HEAD, "status": "draft", "sections": [section]}, resolver=MemoryResolver({"map.png": data}))
    prepared = prepare(loaded, style=replace(load_style(), **style))
    (extent,) = word_root(prepared.export("docx").data).iter(EXTENT)
    return [in_word(extent), in_pdf(prepared.export("pdf").data)]


def in_word(extent: etree._Element) -> tuple[float, float]:
    return int(extent.get("cx")) / 12700, int(extent.get("cy")) / 12700


def in_pdf(data: bytes) -> tuple[float, float]:
    """By the matrix that stands before the one image is painted."""
    with pikepdf.open(io.BytesIO(data)) as file:
        matrices: list[tuple[float, float]] = []
        for page in file.pages:
            matrix: list[float] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "cm":
                    matrix = [float(number) for number in operands]
                elif str(operator) == "Do" and page.Resources.XObject[operands[0]].Subtype == "/Image":
                    matrices.append((matrix[0], matrix[3]))
    (size,) = matrices
    return size


@pytest.mark.parametrize(
    ("data", "size"),
    [
        pytest.param(picture(288, 144, None), (144, 72), id="no density: 144 dots an inch"),
        pytest.param(picture(288, 144, (1, 1)), (144, 72), id="one that makes no sense"),
        pytest.param(picture(192, 96, (96, 96)), (144, 72), id="96 dots an inch"),
        pytest.param(picture(288, 144, (72, 144), "JPEG"), (288, 72), id="another across than down"),
    ],
)
def test_a_picture_has_its_natural_size_in_both_formats(data: bytes, size: tuple[float, float]) -> None:
    for found in sizes(data):
        assert found == pytest.approx(size, abs=0.5)


@pytest.mark.parametrize(("width", "height"), [(4000, 500), (500, 4000), (4000, 4000)])
def test_a_large_picture_is_made_smaller_alike_and_keeps_its_shape(width: int, height: int) -> None:
    word, pdf = sizes(picture(width, height, None))
    assert word == pytest.approx(pdf, abs=0.5)
    assert word[0] / word[1] == pytest.approx(width / height, rel=0.01)


def test_a_logo_is_as_large_in_both_formats() -> None:
    word, pdf = sizes(b"", logo=picture(900, 300, None), logo_alt="The ministry")
    assert word == pytest.approx(pdf, abs=0.5)
