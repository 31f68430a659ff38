"""Files are written whole or not at all."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from policybrief.context import Export
from policybrief.errors import OutsideError
from policybrief.writing import write


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("content", [Export(data=b"caf\xc3\xa9"), b"caf\xc3\xa9", "café"])
def test_an_export_bytes_and_text_are_written_as_they_are(tmp_path: Path, content: Export | bytes | str) -> None:
    assert write(content, tmp_path / "brief.txt") == tmp_path / "brief.txt"
    assert (tmp_path / "brief.txt").read_bytes() == b"caf\xc3\xa9"


def test_a_missing_folder_is_made_and_nothing_else_is_left_in_it(tmp_path: Path) -> None:
    write(b"new", tmp_path / "a" / "b" / "brief.pdf")
    assert names(tmp_path / "a" / "b") == ["brief.pdf"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"old and longer")
    write(b"new", tmp_path / "brief.pdf")
    assert (tmp_path / "brief.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_permissions_are_those_of_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write(b"", tmp_path / "brief.pdf")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "brief.pdf").stat().st_mode) == 0o666 & ~umask


def test_a_file_that_is_replaced_hands_on_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"old")
    (tmp_path / "brief.pdf").chmod(0o600)
    write(b"new", tmp_path / "brief.pdf")
    assert stat.S_IMODE((tmp_path / "brief.pdf").stat().st_mode) == 0o600


def test_a_name_as_long_as_the_file_system_allows_is_written(tmp_path: Path) -> None:
    assert write(b"x", tmp_path / ("n" * 255)).read_bytes() == b"x"


def test_a_folder_of_the_name_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").mkdir()
    with pytest.raises(OutsideError, match=r"brief\.pdf: is a folder"):
        write(b"x", tmp_path / "brief.pdf")
    assert names(tmp_path) == ["brief.pdf"]


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OutsideError, match="cannot be written"):
        write(b"x", tmp_path / "out" / "brief.pdf")
    assert (tmp_path / "out").read_bytes() == b"a file"


def test_a_device_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutsideError, match="no regular file"):
        write(b"x", tmp_path / "pipe")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert names(tmp_path) == ["pipe"]


def test_a_link_is_replaced_and_what_it_points_to_stays(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"precious")
    (tmp_path / "brief.pdf").symlink_to("elsewhere")
    write(b"new", tmp_path / "brief.pdf")
    assert (tmp_path / "elsewhere").read_bytes() == b"precious"
    assert not (tmp_path / "brief.pdf").is_symlink()
    assert (tmp_path / "brief.pdf").read_bytes() == b"new"


def test_a_link_to_nothing_creates_nothing_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "brief.pdf").symlink_to(tmp_path / "made-by-the-link")
    write(b"new", tmp_path / "out" / "brief.pdf")
    assert not (tmp_path / "made-by-the-link").exists()


def test_a_linked_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "out").symlink_to("share")
    write(b"new", tmp_path / "out" / "brief.pdf")
    assert (tmp_path / "share" / "brief.pdf").read_bytes() == b"new"


@pytest.fixture
def small_files() -> Iterator[int]:
    """No file may grow beyond the limit: the system refuses the bytes after it, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64_000, hard))
    yield 64_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_takes_no_more_leaves_the_old_file_and_no_stray_one(tmp_path: Path, small_files: int) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"old")
    with pytest.raises(OutsideError, match=r"brief\.pdf: cannot be written: File too large"):
        write(b"x" * (small_files + 1), tmp_path / "brief.pdf")
    assert names(tmp_path) == ["brief.pdf"]
    assert (tmp_path / "brief.pdf").read_bytes() == b"old"


def test_a_folder_that_may_not_be_written_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match="cannot be written") as caught:
        write(b"x", "/proc/brief.pdf")
    assert caught.value.exit_code == 3


def test_a_killed_run_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """A process that is killed while it writes again and again leaves one of the two contents, never a part."""
    target = tmp_path / "brief.pdf"
    program = (
        "from policybrief.writing import write\n"
        "while True:\n"
        f"    write(b'a' * 3_000_000, {str(target)!r})\n"
        f"    write(b'b' * 3_000_000, {str(target)!r})\n"
    )
    with subprocess.Popen([sys.executable, "-c", program]) as process:
        while not target.exists():
            assert process.poll() is None
        process.kill()
    data = target.read_bytes()
    assert len(data) == 3_000_000
    assert len(set(data)) == 1
