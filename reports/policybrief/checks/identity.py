"""Every id names one part."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.checks.subject import Subject, error, own_id
from policybrief.model.head import MarkingScheme
from policybrief.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """`duplicate-id` (error): an id that an earlier part has. Marking schemes have names of their own."""
    seen: dict[str, str] = {}
    schemes: dict[str, str] = {}
    for pointer, part in subject.having("id"):
        identifier, taken = (part.id, schemes) if isinstance(part, MarkingScheme) else (own_id(part), seen)
        if identifier is None:
            continue
        if identifier in taken:
            message = f"the id {identifier!r} is already that of {taken[identifier]}"
            hint = "give each part an id of its own, or leave it out and let `policybrief check --fix` write one"
            yield error("duplicate-id", f"{pointer}/id", message, hint)
        taken.setdefault(identifier, pointer)
