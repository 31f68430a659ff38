"""Images: a PNG or JPEG as the samples that a PDF holds."""

from __future__ import annotations

from msgspec import Struct

from policybrief.pictures import natural_size, opened


class Picture(Struct, frozen=True, kw_only=True):
    """An image: its size in pixels, its samples (or the JPEG as it is), and its natural size in points."""

    width: int
    height: int
    data: bytes
    jpeg: bool
    colours: str
    size: tuple[float, float]


def read(data: bytes) -> Picture:
    """The picture of a PNG's or JPEG's bytes. Transparent parts are laid on white. Raises `BrokenPicture`."""
    from PIL import Image

    image = opened(data)
    size = natural_size(image)
    if image.format == "JPEG" and image.mode in ("RGB", "L"):
        colours = "DeviceRGB" if image.mode == "RGB" else "DeviceGray"
        return Picture(width=image.width, height=image.height, data=data, jpeg=True, colours=colours, size=size)
    if "A" in image.getbands() or "transparency" in image.info:
        rgba = image.convert("RGBA")
        flat = Image.new("RGB", image.size, "white")
        flat.paste(rgba, mask=rgba.getchannel("A"))
    elif image.mode.startswith("I"):  # grey in 16 bits, which Pillow's own conversion would cut off at 255
        flat = image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    else:
        flat = image.convert("RGB")
    return Picture(
        width=flat.width, height=flat.height, data=flat.tobytes(), jpeg=False, colours="DeviceRGB", size=size
    )
