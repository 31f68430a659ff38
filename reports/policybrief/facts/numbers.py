"""Numbers in running text, by language: value, range, per cent, currency, and how the text qualifies them."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from policybrief.facts.language import Language, alternatives, common, language
from policybrief.facts.masks import masked
from policybrief.facts.spelled import Spelled, spelled


class Number(Struct, frozen=True, kw_only=True):
    """A number that stands at `text[start:end]`, with its scale word, per cent sign and currency.

    Args:
        start, end: where it stands, without its qualifier.
        value: the number; the lower end of a range.
        min, max: the ends of a range, else None.
        percent: whether it is in per cent or percentage points; the value is then 45 for "45 %".
        currency: the ISO 4217 code, `rupee` where the text leaves open whose, or None.
        ordinal: whether it is a place in an order: "third", "12th".
        fraction: whether it is a part of a whole: "two-thirds", "1 in 4".
        qualifier: how the text qualifies it, as the schema names it: about, over, under, at-least …
        qualifier_start: where the qualifier begins; `start` where there is none.
    """

    start: int
    end: int
    value: Decimal
    min: Decimal | None = None
    max: Decimal | None = None
    percent: bool = False
    currency: str | None = None
    ordinal: bool = False
    fraction: bool = False
    qualifier: str | None = None
    qualifier_start: int = 0


class Vague(Struct, frozen=True, kw_only=True):
    """A quantity without a number at `text[start:end]`; `amount` is its order: `dozens`, `hundreds of thousands`."""

    start: int
    end: int
    amount: str


def numbers(text: str, language: str) -> list[Number]:
    """The numbers of `text`, in order, none overlapping.

    Dates, times, addresses, telephone numbers, section numbers and parts of identifiers ("COVID-19") are none.
    `language` is a BCP 47 tag; it decides over separators and words. Time grows with the text.
    """
    rules = _rules(language)
    plain = masked(text, language)
    return list(_qualified(_ranges(_found(plain, rules), plain, rules), plain, rules))


def vague(text: str, language: str) -> list[Vague]:
    """The quantities of `text` that have no number: "dozens", "several hundred", "tens of thousands"."""
    rules = _rules(language)
    found = []
    for match in rules.vague.finditer(text):
        names = [rules.words.vague.get(word.lower(), word.lower()) for word in match["words"].split() if word]
        amount = " ".join(names)
        if match["few"]:
            amount = rules.plural.get(amount, amount)
        found.append(Vague(start=match.start(), end=match.end(), amount=amount))
    return found


class _Rules(Struct, frozen=True):
    """A language's patterns, compiled."""

    tag: str
    words: Language
    money_before: re.Pattern[str]
    money_after: re.Pattern[str]
    money_scale: re.Pattern[str]
    attached_scale: re.Pattern[str]
    percent: re.Pattern[str]
    fraction: re.Pattern[str]
    half: re.Pattern[str]
    gap: re.Pattern[str]
    ratio: re.Pattern[str]
    qualifier: re.Pattern[str]
    vague: re.Pattern[str]
    plural: dict[str, str]


_AMOUNTS = {12: "dozens", 100: "hundreds", 1000: "thousands", 10**6: "millions", 10**9: "billions", 10**12: "trillions"}


@functools.lru_cache(maxsize=64)
def _rules(tag: str) -> _Rules:
    words, shared = language(tag), common()
    codes = "|".join(shared["codes"])
    symbols = alternatives(shared["symbols"])
    vague_words = alternatives(words.vague)
    few = alternatives(words.vague_before)
    of = rf"\s{words.vague_of}\s" if words.vague_of else "(?!)"
    scale_words = alternatives([name for name, value in words.multipliers.items() if len(name) > 4])
    return _Rules(
        tag=tag,
        words=words,
        money_before=re.compile(rf"(?<![^\W\d_])(?P<sign>{symbols}|(?:{codes})(?=[\s\d]|$))\s?$"),
        money_after=re.compile(
            rf"\s?(?:(?P<sign>€|£|¥|₹|US\$|\$(?!\d)|(?:{codes})(?!\w))|-?(?P<word>{alternatives(words.currencies)})(?!\w))"
        ),
        money_scale=re.compile(rf"\s?({alternatives(words.money_multipliers)})(?!\w)"),
        attached_scale=re.compile(rf"({alternatives(words.attached_multipliers)})(?!\w)"),
        percent=re.compile(rf"[\s\u00a0-]?(?:{words.percent})(?![^\W_])"),
        fraction=re.compile(
            rf"[\s-](?P<part>{alternatives(words.fractions)})(?!\w)(?P<of>\s(?:{alternatives(words.fraction_of)})(?!\w))?",
            re.I,
        ),
        half=re.compile(
            rf"(?<![\w-])(?P<half>{alternatives(words.half)})(?=\s(?:{alternatives(words.half_before)})(?!\w))"
            rf"|(?<!\w)(?:{alternatives(words.articles)})[\s-](?P<part>{alternatives(words.fractions)})"
            rf"(?=\s(?:{alternatives(words.fraction_of)})(?!\w))|(?<![\w/.,])(?P<over>[1-9])/(?P<under>[2-9])(?![\w/]|[.,]\d)"
            r"|(?P<sign>[¼½¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘])",
            re.I,
        ),
        ratio=re.compile(rf"\s(?:{words.ratio or '(?!)'})\s"),
        gap=re.compile(rf"\s?[-–—‑]\s?|\s(?:{words.to or '(?!)'})\s"),
        qualifier=re.compile(rf"(?<!\w)(?P<words>{alternatives(words.qualifiers)})\s{{1,2}}$", re.I),
        vague=re.compile(
            rf"(?<![\w-])(?:(?P<few>(?:{few})\s)(?=(?:{scale_words})(?!\w)))?"
            rf"(?P<words>(?(few)(?:{scale_words})|(?:{vague_words})(?:{of}(?:{vague_words}))?))(?!\w)",
            re.I,
        ),
        plural={name: _AMOUNTS[value] for name, value in words.multipliers.items() if value in _AMOUNTS},
    )


def _found(text: str, rules: _Rules) -> list[Number]:
    """The numbers and fractions, before ranges are joined; of two that overlap the one that begins first."""
    items = list(spelled(text, rules.tag))
    found = [number for item in items if (number := _complete(item, text, rules))]
    found += _ratios(items, text, rules)
    apart: list[Number] = []
    for number in sorted([*found, *_fractions(text, rules)], key=lambda number: (number.start, -number.end)):
        if not apart or number.start >= apart[-1].end:
            apart.append(number)
    return apart


def _ratios(items: list[Spelled], text: str, rules: _Rules) -> Iterator[Number]:
    """ "1 in 4", "two out of three": a part of a whole."""
    for first, second in itertools.pairwise(items):
        small = 0 < first.value < second.value and first.value < 10 and second.value in _WHOLES
        if small and not second.ordinal and rules.ratio.fullmatch(text, first.end, second.start):
            yield Number(start=first.start, end=second.end, value=first.value / second.value, fraction=True)


_WHOLES = frozenset(map(Decimal, (*range(2, 11), 20, 50, 100, 1000, 10_000, 100_000)))


def _complete(item: Spelled, text: str, rules: _Rules) -> Number | None:
    """The value with what stands around it: currency, short scale, per cent; or the fraction it begins."""
    if item.ordinal:
        return Number(start=item.start, end=item.end, value=item.value, ordinal=True)
    if part := rules.fraction.match(text, item.end):
        whole = rules.words.fractions[part["part"].lower()]
        if item.value == item.value.to_integral_value() and 0 < item.value < whole:
            return Number(start=item.start, end=part.end("part"), value=item.value / whole, fraction=True)
    if item.pronoun:
        return None
    start, end, value = item.start, item.end, item.value
    currency = None
    before = rules.money_before.search(text, max(0, start - 6), start)
    if before:
        currency, start = _currency(before["sign"]), before.start()
    if item.digits:
        scale = rules.money_scale.match(text, end) if currency else rules.attached_scale.match(text, end)
        if scale:
            short = {**rules.words.money_multipliers, **rules.words.attached_multipliers}
            value, end = value * short[scale[1]], scale.end()
    if percent := rules.percent.match(text, end):
        return Number(start=start, end=percent.end(), value=value, percent=True)
    if currency is None and (after := rules.money_after.match(text, end)):
        currency = _currency(after["sign"]) if after["sign"] else rules.words.currencies[after["word"]]
        end = after.end()
    return Number(start=start, end=end, value=value, currency=currency)


def _currency(sign: str) -> str:
    code: str = common()["symbols"].get(sign, sign)
    return code


def _fractions(text: str, rules: _Rules) -> Iterator[Number]:
    """Fractions without a numeral before their name: "half of", "a third of", "3/4", "½"."""
    for match in rules.half.finditer(text):
        if match["half"]:
            value = Decimal("0.5")
        elif match["part"]:
            value = Decimal(1) / rules.words.fractions[match["part"].lower()]
        elif match["sign"]:
            if text[match.start() - 1 : match.start()].isdigit():
                continue
            value = Decimal(str(unicodedata.numeric(match["sign"])))
        else:
            value = Decimal(match["over"]) / Decimal(match["under"])
        yield Number(start=match.start(), end=match.end(), value=value, fraction=True)


def _ranges(found: list[Number], text: str, rules: _Rules) -> Iterator[Number]:
    """Two numbers that are the ends of one range, as one."""
    position = 0
    while position < len(found):
        number = found[position]
        following = found[position + 1] if position + 1 < len(found) else None
        joined = _range(number, following, text, rules) if following else None
        yield joined or number
        position += 2 if joined else 1


def _range(first: Number, second: Number, text: str, rules: _Rules) -> Number | None:
    gap = text[first.end : second.start]
    if len(gap) > 10 or first.ordinal or second.ordinal or first.fraction or second.fraction:
        return None
    before = text[max(0, first.start - 12) : first.start].lower().split()
    word = before[-1] if before else ""
    if word in rules.words.between:
        joins = gap.strip() == rules.words.between_and or bool(rules.gap.fullmatch(gap))
    else:
        joins = bool(rules.gap.fullmatch(gap)) and not (word in rules.words.from_ and gap.strip().isalpha())
    if not joins or (first.currency and second.currency and first.currency != second.currency):
        return None
    low, high = _ends(first, second, text, rules)
    if low >= high or (first.percent and not second.percent):
        return None
    return replace(
        first,
        end=second.end,
        value=low,
        min=low,
        max=high,
        percent=second.percent,
        currency=first.currency or second.currency,
    )


def _ends(first: Number, second: Number, text: str, rules: _Rules) -> tuple[Decimal, Decimal]:
    """The ends of a range; a scale word after the second counts for both: "10-15 million"."""
    written = next(iter(spelled(_numeral(text, second), rules.tag)), None)
    if written is None or written.value == 0:
        return first.value, second.value
    scale = second.value / written.value
    bare = next(iter(spelled(_numeral(text, first), rules.tag)), None)
    shares = bare is not None and bare.value == first.value and first.value < written.value
    return (first.value * scale if shares else first.value), second.value


def _numeral(text: str, number: Number) -> str:
    """The digits or first word of a number, without its scale."""
    written = text[number.start : number.end]
    match = re.search(r"\d[\d.,'’\u00a0\u202f]*", written) or re.search(r"[^\W\d_]+", written)
    return match[0].rstrip(".,") if match else ""


def _qualified(found: Iterator[Number], text: str, rules: _Rules) -> Iterator[Number]:
    for number in found:
        match = rules.qualifier.search(text, max(0, number.start - 28), number.start)
        if match and not number.ordinal:
            name = rules.words.qualifiers[re.sub(r"\s", " ", match["words"]).lower()]
            yield replace(number, qualifier=name, qualifier_start=match.start())
        else:
            yield replace(number, qualifier_start=number.start)
