"""The looks that are worked out from a template, for the styles that it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict, replace

from policybrief.document.graphics import Colour
from policybrief.style import Face, Fonts, Sizes, Style
from policybrief.style.contrast import NEEDED, PAIRS, ratio
from policybrief_exporters.word.colours import THEME
from policybrief_exporters.word.house_style import HouseStyle, Slots
from policybrief_exporters.word.markup import escape
from policybrief_exporters.word.opening import W
from policybrief_exporters.word.paragraph_styles import HEADING_FONTS
from policybrief_exporters.word.template.reading import Template
from policybrief_exporters.word.template.sheet import Sheet

Palette = dict[Colour, str]

_WORD_SIZE = 20
"""The half-points of text where nothing else is said (ISO/IEC 29500-1, 17.3.2.38)."""
_SOFT = 0.14
"""How much of the accent is in its soft form, the rest being paper."""
_ACCENTS = ("tx2", "accent1", "tx1", *(f"accent{number}" for number in range(2, 7)))


def house_style(
    style: Style, template: Template, sheet: Sheet, names: Mapping[str, str], indents: tuple[int, ...]
) -> HouseStyle:
    """`style` with the page, the colours, the fonts and the size of text of the template; `names` are the template's
    ids of styles. Where its colours cannot be read on each other, those of `style` hold."""
    body, heading = names.get("BodyText") or names.get("Normal", ""), names.get("Heading1", "")
    own = {field: getattr(style, field) for field in style.__struct_fields__}
    theme = template.theme.colours if template.theme else {}
    palette = _palette(dict(style.palette), theme, _colour_of(sheet, heading))
    looks: dict[str, Any] = {
        **own,
        "fonts": _fonts(style, template, sheet, body, heading),
        "sizes": _sizes(style.sizes, sheet, body, heading),
        "palette": palette,
        "logo": None if any(margin.pictures for margin in template.margins.values()) else style.logo,
    }
    slots = _slots(palette, theme) if template.theme else THEME
    fonts = _heading_fonts(template, sheet, heading)
    return HouseStyle(**looks, setup=template.setup, slots=slots, heading_fonts=fonts, indents=indents)


def _palette(palette: Palette, theme: Mapping[str, str], heading: str) -> Palette:
    own = dict(palette)
    palette.update({"ink": theme.get("tx1", own["ink"]), "paper": theme.get("bg1", own["paper"])})
    if not _is_readable(palette, "ink") or not _is_readable(palette, "paper", but="accent"):
        palette.update({"ink": own["ink"], "paper": own["paper"]})
    palette["panel"] = theme.get("bg2", own["panel"])
    if not _is_readable(palette, "panel", but="accent"):
        palette["panel"] = own["panel"]
    for accent in filter(None, (heading, theme.get("tx2"), theme.get("accent1"), own["accent"], palette["ink"])):
        palette.update({"accent": accent, "accent-soft": _mixed(accent, palette["paper"])})
        if _is_readable(palette, "accent") and _is_readable(palette, "accent-soft"):
            break
    if not _is_readable(palette, "muted"):
        palette["muted"] = palette["ink"]
    for number in range(1, 7):
        series: Colour = f"series-{number}"  # type: ignore[assignment]
        palette[series] = theme.get(f"accent{number}", own[series])
    return palette


def _is_readable(palette: Palette, colour: Colour, but: Colour | None = None) -> bool:
    """Whether `colour` stands out from all that it is printed on, or all from it; pairs with `but` are left out."""
    pairs = (pair for pair in PAIRS if colour in pair and but not in pair)
    return all(ratio(palette[ink], palette[ground]) >= NEEDED for ink, ground in pairs)


def _mixed(colour: str, ground: str) -> str:
    channels = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * _SOFT + other * (1 - _SOFT)):02X}" for one, other in channels)


def _colour_of(sheet: Sheet, identity: str) -> str:
    """The colour of a style's text as `#RRGGBB`, or ""."""
    value = sheet.attribute(identity, "rPr/color") if identity else ""
    is_colour = len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value)
    return f"#{value.upper()}" if is_colour else ""


def _slots(palette: Palette, theme: Mapping[str, str]) -> Slots:
    """The place in the theme of each colour that is there; the accent may be any of them."""
    words = {drawing: word for word, drawing in THEME.values()}
    found: dict[Colour, tuple[str, str]] = {}
    for colour, (word, drawing) in THEME.items():
        if palette[colour] == theme.get(drawing):
            found[colour] = (word, drawing)
    slot = next((name for name in _ACCENTS if theme.get(name) == palette["accent"]), None)
    if slot is not None:
        found["accent"] = (words[slot], slot)
    return found


def _fonts(style: Style, template: Template, sheet: Sheet, body: str, heading: str) -> Fonts:
    """The families, for the parts that a template may lack: its theme and its table of fonts."""
    text = sheet.attribute(body, "rPr/rFonts", "ascii") or (template.theme.minor if template.theme else "")
    heads = sheet.attribute(heading, "rPr/rFonts", "ascii") if heading else ""
    heads = heads or (template.theme.major if template.theme else "") or text
    return replace(
        style.fonts,
        body=Face(family=text, files={}) if text else style.fonts.body,
        heading=Face(family=heads, files={}) if heads else style.fonts.heading,
    )


def _sizes(sizes: Sizes, sheet: Sheet, body: str, heading: str) -> Sizes:
    """The sizes of `sizes` in proportion to the template's text; the first heading as the template has it."""
    size = _half_points(sheet, body) / 2
    scale = size / sizes.body
    scaled = {
        name: tuple(one * scale for one in value) if isinstance(value, tuple) else value * scale
        for name, value in asdict(sizes).items()
        if name != "leading"
    }
    if heading:
        scaled["headings"] = (_half_points(sheet, heading) / 2, *scaled["headings"][1:])
    return replace(sizes, **scaled)


def _half_points(sheet: Sheet, identity: str) -> float:
    value = sheet.attribute(identity, "rPr/sz")
    return float(value) if value.isdecimal() and 8 <= int(value) <= 144 else float(_WORD_SIZE)


def _heading_fonts(template: Template, sheet: Sheet, heading: str) -> str:
    """The fonts of headings: those of the first heading, else those of the theme, else those of the text."""
    element = sheet.element(heading, "rPr/rFonts") if heading else None
    if element is None:
        return HEADING_FONTS if template.theme else ""
    written = "".join(
        f' w:{name.removeprefix(W)}="{escape(value)}"' for name, value in element.items() if name.startswith(W)
    )
    return f"<w:rFonts{written}/>"
