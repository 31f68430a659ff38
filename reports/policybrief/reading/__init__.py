"""From the bytes of a brief, YAML or JSON, to plain data whose every part knows its place in the file."""

from policybrief.reading.located import Located, Position
from policybrief.reading.parsing import SIZE_LIMIT, parse

__all__ = ["SIZE_LIMIT", "Located", "Position", "parse"]
