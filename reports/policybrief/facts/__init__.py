"""Facts in running text: numbers, dates and proper names, by language, each with its place in the text given."""

from policybrief.facts.dates import DateMention, Yearless, dates, yearless
from policybrief.facts.names import Name, names
from policybrief.facts.numbers import Number, Vague, numbers, vague

__all__ = ["DateMention", "Name", "Number", "Vague", "Yearless", "dates", "names", "numbers", "vague", "yearless"]
