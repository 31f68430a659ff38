"""Pictures of a Word file: PNG and JPEG, each held once."""

from __future__ import annotations

from msgspec import Struct

from policybrief.pictures import natural_size, opened

_TYPES = {"PNG": ("png", "image/png"), "JPEG": ("jpeg", "image/jpeg")}


class Picture(Struct, frozen=True):
    """A picture: its relationship's id, its natural size in points, its file name ending and media type."""

    relationship: str
    width: float
    height: float
    ending: str
    media_type: str


class Pictures(Struct):
    """The pictures of one part, in the order of their first use; `rId…` numbers start at `first`."""

    first: int
    held: dict[bytes, Picture] = {}

    def add(self, data: bytes) -> Picture:
        """The picture of these bytes. Raises `BrokenPicture`."""
        if data not in self.held:
            self.held[data] = _measure(data, f"rId{self.first + len(self.held)}")
        return self.held[data]


def _measure(data: bytes, relationship: str) -> Picture:
    image = opened(data)
    return Picture(relationship, *natural_size(image), *_TYPES[str(image.format)])
