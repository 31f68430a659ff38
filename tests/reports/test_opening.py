"""Only regular files of a bearable size are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policybrief.errors import OutsideError
from policybrief.opening import SIZE_LIMIT, read_file


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00bytes")
    assert read_file(tmp_path / "a") == b"\x00bytes"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"bytes")
    (tmp_path / "b").symlink_to("a")
    assert read_file(tmp_path / "b") == b"bytes"


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutsideError, match="pipe: is no regular file"):
        read_file(tmp_path / "pipe")
    with pytest.raises(OutsideError, match="is a folder"):
        read_file(tmp_path)
    with pytest.raises(OutsideError, match="/dev/zero: is no regular file"):
        read_file(Path("/dev/zero"))


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with pytest.raises(OutsideError, match="larger than the 256 MiB"):
        read_file(tmp_path / "sparse")


@pytest.mark.parametrize("name", ["missing", "no\x00name", "n" * 300])
def test_what_is_not_there_is_told_of_by_the_name_that_was_used(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutsideError, match=r"^as written: "):
        read_file(tmp_path / name, shown="as written")
