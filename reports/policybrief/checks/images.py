"""The images of figures can be had, and are of a kind that every page can show."""

from __future__ import annotations

from collections.abc import Iterator

from policybrief.checks.subject import Subject
from policybrief.model.blocks import Figure
from policybrief.pictures import BrokenPicture, opened
from policybrief.problems import Problem
from policybrief.resolver import Unresolved


def check(subject: Subject) -> Iterator[Problem]:
    """`image-unavailable`: a page would show the description in the image's place, which a final brief may not (error;
    else a warning)."""
    for pointer, part in subject.of(Figure):
        if isinstance(part, Figure) and part.image and (why := _unavailable(subject, part.image)):
            yield Problem(
                severity=subject.grave,
                rule="image-unavailable",
                path=f"{pointer}/image",
                message=f"the image cannot be shown: {why}",
                hint="give a PNG or JPEG under the brief's folder",
            )


def _unavailable(subject: Subject, image: str) -> str:
    try:
        opened(subject.records.resolver.read(image, "image"))
    except Unresolved as error:
        return str(error)
    except BrokenPicture as error:
        return f"{image}: {error}"
    return ""
