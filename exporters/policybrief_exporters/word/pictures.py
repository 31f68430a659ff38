"""Pictures of a Word file: PNG and JPEG, each held once."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

_TYPES = {"PNG": ("png", "image/png"), "JPEG": ("jpeg", "image/jpeg")}
_LARGEST = 100_000_000
"""Pixels; a picture that claims more is not decoded."""


class BrokenPicture(Exception):
    """Bytes that are no whole PNG or JPEG; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its relationship's id, its natural size in points, its file name ending and media type."""

    relationship: str
    width: float
    height: float
    ending: str
    media_type: str


@dataclass(slots=True)
class Pictures:
    """The pictures of one part, in the order of their first use; `rId…` numbers start at `first`."""

    first: int
    held: dict[bytes, Picture] = field(default_factory=dict)

    def add(self, data: bytes) -> Picture:
        """The picture of these bytes. Raises `BrokenPicture`."""
        if data not in self.held:
            self.held[data] = _measure(data, f"rId{self.first + len(self.held)}")
        return self.held[data]


def _measure(data: bytes, relationship: str) -> Picture:
    """Decodes the picture once, for Word shows a red cross where a part of it is missing."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=tuple(_TYPES)) as image:
            if image.width * image.height > _LARGEST:
                raise BrokenPicture(f"it has {image.width} × {image.height} pixels")
            kind, density = str(image.format), image.info.get("dpi")
            image.load()
            size = image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BrokenPicture("it is no whole PNG or JPEG") from error
    across, down = (_density(value) for value in (density or (96, 96)))
    ending, media_type = _TYPES[kind]
    return Picture(relationship, size[0] * 72 / across, size[1] * 72 / down, ending, media_type)


def _density(dots: float) -> float:
    """Dots an inch, or 96 where the picture states none that makes sense."""
    return float(dots) if 30 <= dots <= 3000 else 96.0
