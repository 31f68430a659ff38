"""Facts in running text: numbers, dates and proper names, by language, each with its place in the text given."""

from policybrief.facts.dates import DateMention, Yearless, dates, yearless
from policybrief.facts.numbers import Number, Vague, numbers, vague

__all__ = ["DateMention", "Number", "Vague", "Yearless", "dates", "numbers", "vague", "yearless"]
