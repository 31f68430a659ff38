"""Pictures of a Word file: PNG and JPEG, each held once."""

from __future__ import annotations

from dataclasses import dataclass, field

from policybrief.pictures import opened

_TYPES = {"PNG": ("png", "image/png"), "JPEG": ("jpeg", "image/jpeg")}


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
    image = opened(data)
    across, down = (_density(value) for value in image.info.get("dpi") or (96, 96))
    ending, media_type = _TYPES[str(image.format)]
    return Picture(relationship, image.width * 72 / across, image.height * 72 / down, ending, media_type)


def _density(dots: float) -> float:
    """Dots an inch, or 96 where the picture states none that makes sense."""
    return float(dots) if 30 <= dots <= 3000 else 96.0
