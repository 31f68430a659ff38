"""A closer look at what was edited within a paragraph: letter by letter, and emphasis and links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from policybrief import inline
from policybrief.document.inlines import plain_text
from policybrief.fields import Field, fields
from read_back import squeezed
from reviewing import views
from reviewing.facts import Facts, said_by
from reviewing.salted import salts
from reviewing.storm import Storm
from reviewing.wordfile import BODY, NOTES, Element, W, WordFile, tags

_IN_PLACE = ("typed", "struck", "replaced", "emphasised", "unlinked", "linked")


def misread(storm: Storm, told: Facts, merged: Mapping[str, Any], reported: Collection[str]) -> list[str]:
    """The fields edited in place that read otherwise in the merged brief than in the file, letter by letter.

    Looked at are those printed once, of which nothing is reported and the analyst changed nothing.
    """
    controls = _controls(storm, told)
    elsewhere = {name for entry in storm.script if entry.edit not in _IN_PLACE for name in entry.tags}
    current, now = fields(storm.current), list(fields(merged).values())
    wrong = []
    for anchor, field in fields(storm.base).items():
        found = controls.get(f"pb:{anchor}", ())
        if len(found) != 1 or f"pb:{anchor}~2" in controls or f"pb:{anchor}" in elsewhere or not _plain(field):
            continue
        shown, beside = views.shown(found[0]).replace(views.MARK, ""), _beside(found[0])
        became = next((one for one in now if said_by(one) & said_by(field)), None)
        if became is None or "zq" in beside or salts(shown) & {*reported} or said_by(field) & {*reported}:
            continue
        if anchor in current and current[anchor].value == field.value and squeezed(_read(became)) != squeezed(shown):
            wrong.append(f"{anchor} {_read(became)!r} for {shown!r}")
    return wrong


def looks_lost(storm: Storm, told: Facts, merged: Mapping[str, Any], reported: Collection[str]) -> list[str]:
    """Words set bold or italic, or as a link, that are not so in a field of prose, and not reported."""
    wanted = {word: look for entry in storm.script for marked, look in entry.looks for word in salts(marked)
              if (not entry.tracked or storm.choice == "accept") and entry.tags and word in told.kept}  # fmt: skip
    wrong = []
    for field in fields(merged).values():
        for word in (said_by(field) & wanted.keys()) - {*reported} if field.kind == "prose" else ():
            if wanted[word] != "plain" and word not in _marked(inline.parse(field.value), wanted[word]):
                wrong.append(f"{word} {wanted[word]}")
    return wrong


def _controls(storm: Storm, told: Facts) -> dict[str, list[Element]]:
    """The content controls of the returned file by their tags."""
    file = WordFile(storm.returned)
    found: dict[str, list[Element]] = {}
    for part in (BODY, NOTES):
        if part in file.parts:
            for control in views.settled(file.tree(part), told.view).iter(f"{W}sdt"):
                for name in tags(control)[:1]:
                    found.setdefault(name, []).append(control)
    return found


def _plain(field: Field) -> bool:
    """Whether a field is text that is printed as it is written: no number, no reference."""
    return field.kind != "number" and "](#" not in field.value


def _beside(control: Element) -> str:
    """What the paragraph of a control says besides."""
    return views.shown(next(control.iterancestors(f"{W}p"))).replace(views.shown(control), "", 1)


def _read(field: Field) -> str:
    read = inline.plain(field.value) if field.kind == "prose" else str(field.value)
    return read.replace(views.MARK, "")


def _marked(inlines: Iterable[Any], look: str) -> str:
    """The text that is emphasised so, or linked to that address."""
    found = []
    for one in inlines:
        if look in (getattr(one, "role", ""), getattr(one, "target", "")):
            found.append(plain_text((one,)))
        else:
            found.append(_marked(getattr(one, "children", ()), look))
    return " ".join(found)
