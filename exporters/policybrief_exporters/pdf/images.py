"""Images: a PNG or JPEG as the samples that a PDF holds."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO


class BrokenImage(ValueError):
    """Bytes that are no image that can be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image: its size in pixels, its samples (or the JPEG as it is), and its resolution in dots per inch."""

    width: int
    height: int
    data: bytes
    jpeg: bool
    colours: str
    dpi: float


def read(data: bytes) -> Picture:
    """The picture of a PNG's or JPEG's bytes. Transparent parts are laid on white. Raises `BrokenImage`."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow warns of a decompression bomb before it refuses one
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            image.load()
            return _picture(image, data)
    except UnidentifiedImageError as error:
        raise BrokenImage("it is no PNG or JPEG") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BrokenImage(f"it has more than {Image.MAX_IMAGE_PIXELS:,} pixels") from error
    except (OSError, ValueError, SyntaxError, Warning) as error:
        raise BrokenImage(str(error) or type(error).__name__) from error


def _picture(image: object, data: bytes) -> Picture:
    from PIL import Image

    assert isinstance(image, Image.Image)
    resolution = image.info.get("dpi", (0, 0))[0]
    dpi = float(resolution) if 30 < resolution < 2400 else 144.0
    if image.format == "JPEG" and image.mode in ("RGB", "L"):
        colours = "DeviceRGB" if image.mode == "RGB" else "DeviceGray"
        return Picture(width=image.width, height=image.height, data=data, jpeg=True, colours=colours, dpi=dpi)
    if "A" in image.getbands() or "transparency" in image.info:
        rgba = image.convert("RGBA")
        flat = Image.new("RGB", image.size, "white")
        flat.paste(rgba, mask=rgba.getchannel("A"))
    else:
        flat = image.convert("RGB")
    return Picture(width=flat.width, height=flat.height, data=flat.tobytes(), jpeg=False, colours="DeviceRGB", dpi=dpi)
