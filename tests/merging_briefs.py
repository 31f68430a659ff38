"""A brief with what reviewers change, and merging a returned file that a test makes up."""

from __future__ import annotations

from typing import Any

from policybrief.ids import assign
from policybrief.loading import opened
from policybrief.merging.merge import Merged, brought_together
from policybrief.reading import parse
from policybrief.resolver import MemoryResolver
from policybrief.returned import Returned, View

RECORD = "The talks began in May. Both sides met twice. They agreed on 12 steps. They end in June.\n"

BRIEF = """\
schema: urn:policybrief:briefing:1   # the version
id: talks
kind: submission
title: The talks
subtitle: Where they stand
language: en-GB
status: draft
sources:
  - {id: s1, title: A report, file: report.txt}
summary:
  # the bottom line
  - id: sum1
    text: The talks began in May.
    evidence: [s1#1]
  - id: sum2
    text: They agreed on 12 steps.
    evidence: [s1#3]
sections:
  - id: sec1
    title: Background
    blocks:
      # first
      - kind: paragraph
        id: p1
        text: >-
          Both sides met twice. They agreed on 12 steps. Nobody
          left early.
        evidence: [s1#2]
      - kind: paragraph   # the second
        id: p2
        lead: Note.
        text: They end in June.
        evidence:
          - s1#4
      - kind: list
        id: l1
        items:
          - {id: i1, text: one}
          - id: i2
            text: two
            items:
              - {id: i3, text: within}
      - kind: table
        id: t1
        title: Steps
        columns:
          - title: Step
          - {title: Cost, kind: number}
        rows:
          - {id: r1, cells: [dig, 1200]}
          - {id: r2, cells: [fill, 34.5]}
  - id: sec2
    title: Outlook
    blocks:
      - {kind: paragraph, id: p3, text: "See [](#p2)."}
options:
  - id: o1
    title: Wait
    advantages: [{id: a1, text: cheap}, {id: a2, text: simple}]
glossary:
  - {id: g1, term: Step, meaning: A measure.}
people:
  - {name: Ada Byron, role: author}
"""


def merged(returned: Returned, current: str = BRIEF, base: str = BRIEF, view: View = "accept") -> Merged:
    """What comes of a file that was exported from `base` and returned, where the brief says `current` now."""
    resolver = MemoryResolver({"report.txt": RECORD.encode()})
    located = parse(current.encode(), "brief.yaml")
    model = assign(parse(base.encode(), "base.yaml").data)
    return brought_together(located, resolver, current, model, returned, view)


def data(text: str) -> Any:
    """What a YAML text says."""
    return opened(text.encode())[0].data
