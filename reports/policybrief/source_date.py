"""The only clock there is: the time that the caller sets (https://reproducible-builds.org/specs/source-date-epoch/)."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from policybrief.errors import MisuseError


def source_date() -> datetime | None:
    """The time that `SOURCE_DATE_EPOCH` gives, or None where it is not set.

    Raises `MisuseError` where it holds no number of seconds since 1970.
    """
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError):
        raise MisuseError(f"SOURCE_DATE_EPOCH is no number of seconds since 1970: {value!r}") from None
