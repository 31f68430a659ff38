"""What is special about single characters: those that nothing is drawn for, stand-ins."""

from __future__ import annotations

import re
import unicodedata

STAND_INS: dict[int, int] = {
    0x00A0: 0x20, 0x2007: 0x20, 0x202F: 0x20, 0x2002: 0x20, 0x2003: 0x20, 0x2009: 0x20, 0x200A: 0x20, 0x3000: 0x20,
    0x2010: 0x2D, 0x2011: 0x2D, 0x2212: 0x2D, 0x02BC: 0x2019, 0x00AD: 0x2D,
}  # fmt: skip
"""Characters that another one's glyph may be drawn for where a font lacks their own: spaces, hyphens, apostrophes."""

IGNORABLE = re.compile("[\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
"""Characters that steer others and are not drawn (Unicode's Default_Ignorable_Code_Point, the common part).

U+00AD is not among them: line breaking takes it out wherever no word is divided, so one that is drawn is a hyphen.
"""

COMPLEX = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u11ff\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua67d\ua69e\ua69f\ua6f0\ua6f1\ua800-\uabff\ud7b0-\ud7ff"
    "\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufeff\U00010800-\U00011fff\U0001e000-\U0001e95f\U0001ee00-\U0001eeff]"
)
"""Characters whose shape or place depends on their neighbours: joined and reordered scripts, combining marks."""

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that mean what their font makes of them (Unicode's Private Use Area)."""

REPLACEMENTS = (0x25A1, 0xFFFD, 0x3F)
"""What is drawn for a character that no face has, in the order of preference: a box, a replacement mark, "?"."""

_PAIRS = re.compile("[\ud800-\udfff]")


def is_ignorable(code: int) -> bool:
    """Whether nothing is drawn for the character."""
    return IGNORABLE.match(chr(code)) is not None


def is_mark(char: str) -> bool:
    """Whether the character is drawn onto the one before it."""
    return COMPLEX.match(char) is not None and unicodedata.category(char)[0] == "M"


def to_unicode(code: int) -> str:
    """The text that a glyph stands for in the file; what Unicode forbids there is the replacement character.

    ISO 19005-3, 6.2.11.7.2: a ToUnicode map never gives U+0000, U+FEFF or U+FFFE.
    """
    char = chr(code)
    if code < 0x20 or 0x7F <= code < 0xA0 or code in (0xFEFF, 0xFFFE, 0xFFFF) or _PAIRS.match(char):
        return "\ufffd"
    return char


def name_of(char: str) -> str:
    """How a problem names a character: `U+1F600 GRINNING FACE`."""
    code = ord(char)
    fallback = "CONTROL CHARACTER" if unicodedata.category(char) == "Cc" else "no name"
    if unicodedata.category(char) == "Cs":
        fallback = "LONE SURROGATE"
    return f"U+{code:04X} {unicodedata.name(char, fallback)}"
