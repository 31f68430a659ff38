"""How callouts look."""

from __future__ import annotations

from typing import get_args

from policybrief.document.blocks import CalloutRole
from policybrief.style import contrast
from policybrief.style.looks import PANELS


def test_every_callout_has_a_look() -> None:
    assert set(PANELS) == set(get_args(CalloutRole))


def test_the_text_on_every_ground_is_checked_for_its_contrast() -> None:
    for look in PANELS.values():
        for ink in ("ink", "muted", "accent"):
            assert (ink, look.ground) in contrast.PAIRS


def test_a_decision_alone_has_a_strong_frame() -> None:
    assert [role for role, look in PANELS.items() if look.frame == "accent"] == ["decision"]
