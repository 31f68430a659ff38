"""How the tests of whole outputs draw generated briefs: the same in every run."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, Verbosity, settings

UNSHRUNK = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    verbosity=Verbosity.quiet,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
"""A failure among many is reported as it is found, by its message: shrinking or writing a large brief takes minutes."""
