"""How the tests of whole outputs draw generated briefs: the same in every run."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

SETTINGS = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)

UNSHRUNK = settings(SETTINGS, phases=[Phase.generate])
"""A failure among many is reported as it is found: shrinking a large brief takes minutes."""
