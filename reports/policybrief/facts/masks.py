"""What looks like a number in running text and is none: dates, times, addresses, telephone numbers, identifiers."""

from __future__ import annotations

import functools
import re

from policybrief.facts.dates import scan
from policybrief.facts.language import alternatives, common, language

MASK = "\x00"
"""What stands in place of each character masked, so that offsets hold."""

_EVERYWHERE = (
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
    r"(?<![\w+])\+\d{1,3}(?:[\s()/-]{1,2}\d{1,5}){2,6}(?!\w)",
    r"(?<!\w)\(\d{2,5}\)\s?\d{3,4}[- ]\d{3,5}(?!\w)",
    r"(?<![\w-])(?<!\d\s)0[1-9]\d{0,3}(?:[ /-]\d{2,8}){1,4}(?!\w)",
    r"(?<![\d:.])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?!\d)",
    r"(?<![\w.,])\d{1,2}(?:\.\d{2})?\s?(?:[ap]\.m\.|[ap]m(?!\w)|Uhr(?!\w))",
    r"(?<![\w.,-])\d{1,6}(?:-\d{1,6}){2,8}(?!\w)",
    r"(?m:^)[^\S\n]{0,8}(?:\(?\d{1,2}[.)](?=\s{1,3}[^\W\d_])|\d{1,2}(?:\.\d{1,2}){1,5}\.?(?=\s{1,3}[A-ZÀ-Þ]))",
    r"\[\d{1,4}(?:[,–-]\s?\d{1,4}){0,5}\]|[§#№]\s?\d[\w.]{0,12}",
    r"(?<![\w/])(?:[A-Z][\w.]{0,15}/){1,6}\d[\w/.]{0,20}\w|(?<![\w/.])\d{1,6}/\d{1,6}/[A-Z]{1,8}(?!\w)",
)


_DIGIT = re.compile(r"\d")


def masked(text: str, tag: str) -> str:
    """`text` with every character that belongs to such a thing replaced, at the same length."""
    if _DIGIT.search(text) is None:
        return text
    characters = list(text)
    for item in scan(text, tag):
        characters[item.start : item.end] = MASK * (item.end - item.start)
    return _pattern(tag).sub(lambda match: MASK * len(match[0]), "".join(characters))


@functools.lru_cache(maxsize=64)
def _pattern(tag: str) -> re.Pattern[str]:
    words = language(tag)
    shared = common()
    money = "|".join([*shared["codes"], "Rs"])
    scales = (words.multipliers, words.money_multipliers, words.attached_multipliers)
    suffixes = "|".join(
        [words.ordinal_suffix or "(?!)", *shared["codes"], *map(re.escape, shared["units"]), *map(alternatives, scales)]
    )
    named = rf"(?!(?:{money})\d)[A-Z][A-Za-z]{{0,15}}[-‑–+]?\d\w{{0,15}}"
    lower = r"[a-z]{1,8}\d\w{0,15}"
    numbered = rf"\d{{1,9}}(?!(?:{suffixes})(?!\w))[A-Za-z]\w{{0,15}}"
    identifier = rf"(?<![\w.,$€£-])(?:{named}|{lower}|{numbered})(?:\.\d{{1,4}})?(?:[-‑/+]\w{{1,15}}){{0,5}}"
    reference = (
        rf"(?<!\w)(?:{words.references or '(?!)'})\s{{1,2}}(?:No\.\s?|Nr\.\s?)?\d[\d./]{{0,15}}(?:\(\w{{1,4}}\)){{0,4}}"
        r"(?:(?:\s?[-–]\s?|,\s|\s(?:and|und|to|bis)\s)\d[\d./]{0,15}(?![\w%])){0,6}(?<![./])(?!,?\d)"
    )
    listed = rf"(?<![\w/])(?:{alternatives(words.identifiers)})(?![\w/])"
    thousands = r"(?!\d{1,3}(?:\.\d{3}){2,8}(?!\d|\.\d))" if "." in words.group else ""
    dotted = rf"(?<![\w.,]){thousands}\d{{1,5}}(?:\.\d{{1,5}}){{2,8}}\.?(?!\w)"
    return re.compile("|".join([*_EVERYWHERE, dotted, reference, listed, identifier]))
