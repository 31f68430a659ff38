"""A small brief with its source, as files that a test writes where it wants them, in its folder."""

from __future__ import annotations

from pathlib import Path

SOURCE = """Readout of the talks on the ferry link

The two sides agreed on 3 March 2026 to reopen the ferry link. The port of Easthaven will invest 12 million euros.

A joint committee is likely to meet in May 2026.
"""

BRIEF = """\
# yaml-language-server: $schema=briefing.schema.json
schema: urn:policybrief:briefing:1
id: ferry-readout
kind: readout
title: Talks on the ferry link
language: en-GB
date: "2026-03-05"
status: {status}
marking: {{scheme: tlp, level: GREEN}}
people:
  - {{name: Ada Byron, role: contact, email: ada@example.org}}
sources:
  - {{id: s1, title: Readout of the talks, file: statement.txt}}
summary:
  - text: {text}
    evidence: ["The two sides agreed on 3 March 2026 to reopen the ferry link."]
"""

AGREED = "The two sides agreed on 3 March 2026 to reopen the ferry link."
WRONG = "The two sides agreed on 4 March 2027 to reopen 5 ferry links."


def write_seed(folder: Path, name: str = "statement.txt") -> Path:
    """The source document."""
    path = folder / name
    path.write_text(SOURCE, "utf-8")
    return path


def write_brief(folder: Path, *, status: str = "draft", text: str = AGREED, name: str = "brief.yaml") -> Path:
    """The brief, and its source beside it. With the text `WRONG` its figures are not in its evidence."""
    write_seed(folder)
    path = folder / name
    path.write_text(BRIEF.format(status=status, text=text), "utf-8")
    return path
