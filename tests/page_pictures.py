"""Pages as small grey pictures, and how far two of them are apart: what a reader would see at a glance."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from outside import outside

DOTS = 36
"""Dots per inch: words are grey bars, panels, tables and drawings keep their shapes."""
COLUMNS = 6
"""Pages side by side on a sheet."""
LEVELS = 32
"""Levels of grey that a sheet is kept in, which halves its size."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two pictures may be apart: blurred by `radius` dots, at most a `share` of them may differ by more than
    `levels` of 255. Two programs that draw the same page stay below, however each smooths letters and edges."""

    radius: float
    levels: int
    share: float


SHAPES = Tolerance(radius=1.0, levels=60, share=0.0035)
"""What stands where: lines, words, rules."""
TONES = Tolerance(radius=6.0, levels=7, share=0.04)
"""How dark an area is."""


def pages(data: bytes, folder: Path, program: str = "pdftoppm") -> list[Image.Image]:
    """Each page of a PDF, drawn by one of poppler's programs."""
    (folder / "drawn.pdf").write_bytes(data)
    kind = ("-gray",) if program == "pdftoppm" else ("-gray", "-png")
    outside(program, "-r", str(DOTS), *kind, folder / "drawn.pdf", folder / program)
    return [_opened(file.read_bytes()) for file in sorted(folder.glob(f"{program}-*"))]


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """The pages on one sheet."""
    width, height = pictures[0].size
    rows = -(-len(pictures) // COLUMNS)
    whole = Image.new("L", (width * COLUMNS, height * rows), 255)
    for place, picture in enumerate(pictures):
        whole.paste(picture, (place % COLUMNS * width, place // COLUMNS * height))
    step = 255 / (LEVELS - 1)
    return whole.point([round(round(level / step) * step) for level in range(256)])


def cut(whole: Image.Image, size: tuple[int, int]) -> list[Image.Image]:
    """The pages of a sheet, those that are blank at its end among them."""
    width, height = size
    grey = whole.convert("L")
    return [
        grey.crop((left, top, left + width, top + height))
        for top in range(0, grey.height, height)
        for left in range(0, grey.width, width)
    ]


def saved(whole: Image.Image) -> bytes:
    """The sheet as a PNG."""
    buffer = io.BytesIO()
    whole.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def differ(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures of a page look different."""
    return one.size != other.size or any(_share(one, other, kind) > kind.share for kind in (SHAPES, TONES))


def _share(one: Image.Image, other: Image.Image, kind: Tolerance) -> float:
    blurred = [picture.convert("L").filter(ImageFilter.GaussianBlur(kind.radius)) for picture in (one, other)]
    counts = ImageChops.difference(*blurred).histogram()
    return sum(counts[kind.levels :]) / sum(counts)


def changed(golden: Image.Image, now: list[Image.Image]) -> list[int]:
    """The numbers of the pages that look different from the golden sheet, or that only one of the two has."""
    kept = cut(golden, now[0].size)
    blank = Image.new("L", now[0].size, 255)
    drawn = [*now, *[blank] * max(len(kept) - len(now), 0)]
    kept += [blank] * (len(drawn) - len(kept))
    return [number for number, pair in enumerate(zip(kept, drawn, strict=True), 1) if differ(*pair)]


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")
