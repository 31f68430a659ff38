"""A key figure's number is the one that its text prints."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policybrief.checks.subject import Subject, error, warning
from policybrief.facts.language import language
from policybrief.facts.tracing import SCALES, Facts, Stated, facts
from policybrief.model.parts import KeyFigure
from policybrief.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """`key-figure-differs` (error): `value`, `min` or `max` is not in the text, or they contradict one another.
    `key-figure-qualifier` (warning): the text qualifies the number otherwise than `qualifier` says."""
    for position, figure in enumerate(subject.briefing.key_figures):
        pointer = f"/key_figures/{position}"
        text = facts(figure.text, subject.briefing.language)
        yield from _values(figure, pointer, text, subject.briefing.language)
        yield from _qualifier(figure, pointer, text)


def _values(figure: KeyFigure, pointer: str, text: Facts, tag: str) -> Iterator[Problem]:
    scales = SCALES if _counts_in_scale(figure, tag) else SCALES[:1]
    for name in ("value", "min", "max"):
        value = getattr(figure, name)
        if value is not None and not Stated([text]).has_value(Decimal(value), scales):
            message = f"the text “{figure.text}” does not have the {name} {value}"
            yield error("key-figure-differs", f"{pointer}/{name}", message, "make one follow the other")
    low, high = figure.min, figure.max
    if low is not None and high is not None and low > high:
        yield error("key-figure-differs", f"{pointer}/min", f"the min {low} is above the max {high}", "exchange them")


def _counts_in_scale(figure: KeyFigure, tag: str) -> bool:
    """Whether the unit says what is counted in: 2.5 and "million US dollars"."""
    return any(word in language(tag).multipliers for word in (figure.unit or "").lower().split())


def _qualifier(figure: KeyFigure, pointer: str, text: Facts) -> Iterator[Problem]:
    said = list(dict.fromkeys(number.qualifier for number in text.numbers if number.qualifier))
    if figure.qualifier and said and figure.qualifier not in said:
        message = f"the text “{figure.text}” says {said[0]}, the field `qualifier` says {figure.qualifier}"
        yield warning("key-figure-qualifier", f"{pointer}/qualifier", message, "make one follow the other")
    elif figure.qualifier and text.numbers and not said:
        message = f"the text “{figure.text}” does not say {figure.qualifier}"
        yield warning("key-figure-qualifier", f"{pointer}/qualifier", message, "say it in the text, or take it out")
    elif said and not figure.qualifier and figure.value is not None:
        message = f"the text “{figure.text}” says {said[0]}, and the figure has no `qualifier`"
        yield warning("key-figure-qualifier", pointer, message, f"add `qualifier: {said[0]}`")
