"""Composition: from a checked briefing to the document that every format prints."""

from policybrief.compose.document import compose
from policybrief.compose.labels import labels_problem

__all__ = ["compose", "labels_problem"]
