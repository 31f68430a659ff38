"""Whether text stands out from its ground: the contrast ratio of WCAG 2.1 (1.4.3, relative luminance of sRGB)."""

from __future__ import annotations

from policybrief.document.graphics import Colour

NEEDED = 4.5
"""The least ratio for text of body size, at level AA."""

NEEDED_BY_MARKS = 3.0
"""The least ratio for the parts of a drawing that mean something (1.4.11)."""

PAIRS: tuple[tuple[Colour, Colour], ...] = (
    ("ink", "paper"), ("ink", "panel"), ("ink", "accent-soft"), ("ink", "low"), ("ink", "medium"), ("ink", "high"),
    ("muted", "paper"), ("muted", "panel"), ("muted", "medium"), ("muted", "high"),
    ("accent", "paper"), ("accent", "panel"), ("accent", "accent-soft"), ("accent", "medium"), ("accent", "high"),
    ("paper", "accent"),
)  # fmt: skip
"""The colours that text has, each on the grounds that exporters and drawings put it on."""


def ratio(one: str, other: str) -> float:
    """The contrast of two colours `#RRGGBB`, from 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
