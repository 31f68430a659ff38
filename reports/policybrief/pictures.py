"""Pictures that a brief or a style names: PNG and JPEG, decoded whole before any format shows them."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


DENSITY = 144.0
"""The dots to an inch of a picture that states none, or none that makes sense: as sharp as print needs."""
TALLEST_PICTURE, TALLEST_DRAWING = 0.7, 0.8
"""The share that one may take of the height of a page's text."""
LOGO_ROOM = (180.0, 46.0)
"""The width and height, in points, that a style's logo keeps within."""

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin as a PNG or a JPEG does; what follows may still be broken."""
    return data.startswith(_BEGINNINGS)


class BrokenPicture(ValueError):
    """Bytes that are no whole PNG or JPEG, or one that is too large; the message says what is wrong with it."""


def natural_size(picture: Image) -> tuple[float, float]:
    """Width and height in points, by the density that the picture states across and down."""
    across, down = (float(dots) if 30 <= dots <= 3000 else DENSITY for dots in picture.info.get("dpi") or (0, 0))
    return picture.width * 72 / across, picture.height * 72 / down


def opened(data: bytes) -> Image:
    """The picture of a PNG's or JPEG's bytes, decoded: a part that is missing is found here, not by the reader.

    Raises `BrokenPicture`, also where it claims more pixels than Pillow takes for honest (`Image.MAX_IMAGE_PIXELS`).
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow thinks of a picture that it shows all the same
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            image.load()
    except UnidentifiedImageError as error:
        raise BrokenPicture("it is no PNG or JPEG") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BrokenPicture(f"it has more than {Image.MAX_IMAGE_PIXELS:,} pixels") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise BrokenPicture(f"it is not whole: {error}") from error
    return image
