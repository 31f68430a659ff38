"""The command line: `policybrief COMMAND`. Data go to the standard output, messages to the standard error.

Every command is a room of its own here, and imports what it works with when it runs: `--help` loads nothing.
"""

from policybrief.cli.door import main

__all__ = ["main"]
