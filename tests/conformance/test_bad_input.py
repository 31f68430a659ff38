"""What people and machines hand over by mistake: each gives a clear problem or a correct output, the exit code that
fits, no traceback, and no partial file."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import policybrief as pb
from command import run, run_json
from small_briefs import AGREED, BRIEF, SOURCE, write_brief, write_seed

BOILERPLATE = "Read also: Ten things to know\n\nShare this article on Facebook\n\nSubscribe to our newsletter\n"


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def report(seed: Path, *options: object) -> tuple[int, str, list[str]]:
    """The exit code, the messages, and the files of `report` on one input."""
    out = seed.parent / "out"
    result = run("report", seed, "--to", "docx,pdf,json", "--out", out, *options)
    assert result.stdout == ""
    return result.exit_code, result.stderr, written(out)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "white space"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "is a PNG picture"),
        ("archive.html", b"PK\x03\x04" + b"\x00" * 500, "is a zip archive"),
        ("page.html", b"<!doctype html><html><body><script>go()</script></body></html>", ""),
        ("boilerplate.txt", BOILERPLATE.encode(), "boilerplate"),
    ],
)
def test_a_seed_without_content_is_refused_with_the_reason(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    code, messages, files = report(tmp_path / name)
    assert code == 1
    assert f"{name}: error: " in messages
    assert says in messages
    assert files == []


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_a_seed_that_is_not_utf8_is_read_for_what_it_says(tmp_path: Path, encoding: str) -> None:
    text = SOURCE.replace("Easthaven", "Çeşme" if encoding != "cp1252" else "Málaga") * 3
    (tmp_path / "statement.txt").write_bytes(text.encode(encoding))
    code, messages, files = report(tmp_path / "statement.txt")
    assert code == 0, messages
    assert len(files) == 3
    made = (tmp_path / "out" / "statement.json").read_text("utf-8")
    assert ("Málaga" if encoding == "cp1252" else "Çeşme") in made


def test_a_seed_of_one_line_becomes_a_brief(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_text("The two sides agreed to reopen the ferry link in May 2026.", "utf-8")
    code, messages, files = report(tmp_path / "line.txt")
    assert code == 0, messages
    assert files == ["line.docx", "line.json", "line.pdf"]


@pytest.mark.slow
def test_a_huge_text_is_refused_or_written_within_bounds(tmp_path: Path) -> None:
    """Fifty megabytes of prose: no hang, no crash, and nothing half written."""
    seed = tmp_path / "huge.txt"
    sentence = "The committee met in March 2026 and agreed on the budget of the port for the year. "
    seed.write_text(sentence * (50_000_000 // len(sentence)), "utf-8")
    code, messages, files = report(seed)
    assert (code, files) in ((0, ["huge.docx", "huge.json", "huge.pdf"]), (1, []))
    assert "Traceback" not in messages
    assert code == 0 or "huge.txt: error: " in messages


def test_a_device_is_no_seed_and_is_not_read_for_ever() -> None:
    result = run("fill", "/dev/zero")
    assert result.exit_code == 3
    assert "/dev/zero" in result.stderr


def test_a_device_is_no_brief_and_is_not_read_for_ever(tmp_path: Path) -> None:
    (tmp_path / "endless.yaml").symlink_to("/dev/zero")
    result = run("check", tmp_path / "endless.yaml")
    assert result.exit_code in (1, 3)
    assert "endless.yaml" in result.stderr


@pytest.mark.parametrize("command", ["fill", "report"])
def test_a_folder_is_no_seed(tmp_path: Path, command: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    result = run(command, tmp_path / "folder.txt", *(["--out", tmp_path / "out"] if command == "report" else []))
    assert result.exit_code == 3
    assert "folder.txt" in result.stderr


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
LINE = BRIEF.format(status="draft", text="The two sides agreed.")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("broken.yaml", "title: [\n", "broken.yaml:2:1: "),
        ("tabs.yaml", "title:\n\t- a\n", "tabs.yaml:2:"),
        ("bomb.yaml", BOMB, "bomb.yaml:"),
        ("twice.yaml", LINE + "title: Another\n", "twice.yaml:17:1: "),
        ("unknown.yaml", LINE.replace("kind: readout", "kynd: readout"), "kind"),
        ("deep.yaml", LINE.replace('evidence: ["', 'evidence: [3, "'), "/summary/0/evidence/0"),
        ("tag.yaml", "title: !!python/object/apply:os.system [echo]\n", "tag.yaml:1:"),
        ("list.yaml", "- a\n- b\n", "list.yaml:"),
        ("scalar.yaml", "hello\n", "scalar.yaml:"),
        ("empty.yaml", "", "empty.yaml"),
        ("broken.json", '{"title": ', "broken.json:1:"),
        ("twice.json", '{"id": "a", "id": "b"}', "twice.json:1:"),
        ("nan.json", '{"id": NaN}', "nan.json:1:"),
        ("deeper.json", "[" * 100_000, "deeper.json:1:"),
        ("deeper.yaml", "[" * 100_000, "deeper.yaml:"),
    ],
)
def test_a_brief_that_cannot_be_read_says_where(tmp_path: Path, name: str, text: str, says: str) -> None:
    write_seed(tmp_path)
    (tmp_path / name).write_text(text, "utf-8")
    code, messages, files = report(tmp_path / name)
    assert code == 1
    assert ": error: " in messages
    assert says in messages
    assert "unexpected" not in messages
    assert "[internal]" not in messages
    assert files == []


@pytest.mark.parametrize("data", [b"title: caf\xe9\n", b"\x00\x01\x02\x03", b"\x89PNG\r\n\x1a\n\x00"])
def test_a_brief_that_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "brief.yaml").write_bytes(data)
    code, messages, files = report(tmp_path / "brief.yaml")
    assert code == 1
    assert "brief.yaml" in messages
    assert files == []


def test_a_missing_source_is_told_of_and_a_draft_leaves(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    (tmp_path / "statement.txt").unlink()
    code, messages, files = report(brief)
    assert code == 0
    assert "statement.txt" in messages
    assert len(files) == 3


def test_a_final_brief_whose_source_is_missing_is_refused(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, status="final")
    (tmp_path / "statement.txt").unlink()
    code, messages, files = report(brief)
    assert code == 1
    assert "statement.txt" in messages
    assert files == []


def test_a_source_that_has_changed_is_an_error(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, status="final")
    run("check", "--fix", brief)
    assert report(brief)[0] == 0
    (tmp_path / "statement.txt").write_text(SOURCE.replace("3 March", "4 March"), "utf-8")
    (tmp_path / "out" / "ferry-readout.json").unlink()
    code, messages, files = report(brief)
    assert code == 1
    assert "has changed" in messages
    assert files == ["ferry-readout.docx", "ferry-readout.pdf"]


def test_a_span_past_the_end_is_an_error_at_its_place(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    run("check", "--fix", brief)
    start = SOURCE.index(AGREED)
    text = brief.read_text("utf-8")
    assert f"start: {start}," in text
    brief.write_text(text.replace(f"start: {start}, end: {start + len(AGREED)}", "start: 90000, end: 90062"), "utf-8")
    errors = [problem for problem in run_json("check", brief) if problem["severity"] == "error"]
    assert any(problem["path"].startswith("/summary/0/evidence/0") for problem in errors)


@pytest.mark.parametrize("path", ["../../../../etc/hostname", "/etc/hostname", "C:/hostname", "~/hostname"])
def test_nothing_outside_the_briefs_folder_is_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "briefs").mkdir()
    brief = write_brief(tmp_path / "briefs")
    brief.write_text(brief.read_text("utf-8").replace("file: statement.txt", f"file: {path}"), "utf-8")
    _, messages, _ = report(brief)
    hostname = Path("/etc/hostname").read_text("utf-8").strip() if Path("/etc/hostname").exists() else "hostname"
    assert "-unverified]" in messages or "/sources/0/file: error" in messages
    assert f"{hostname}:" not in messages


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "briefs").mkdir()
    brief = write_brief(tmp_path / "briefs")
    (tmp_path / "briefs" / "statement.txt").unlink()
    (tmp_path / "briefs" / "statement.txt").symlink_to("../secret.txt")
    assert any("lies outside" in problem["message"] for problem in run_json("check", brief))


def test_an_output_that_is_a_folder_fails_alone(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    (tmp_path / "out" / "ferry-readout.pdf").mkdir(parents=True)
    code, messages, files = report(brief)
    assert code == 3
    assert "ferry-readout.pdf: is a folder" in messages
    assert files == ["ferry-readout.docx", "ferry-readout.json"]


def test_an_output_folder_that_is_a_file_is_told_of(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    (tmp_path / "out").write_text("not a folder", "utf-8")
    for folder in ("out", "out/deeper"):
        result = run("report", brief, "--out", tmp_path / folder)
        assert result.exit_code == 3
        assert f"{tmp_path / 'out'} is a file, not a folder" in result.stderr
    assert (tmp_path / "out").read_text("utf-8") == "not a folder"


@pytest.mark.parametrize("command", ["report", "export", "fill", "schema", "example"])
def test_a_folder_that_cannot_be_written_gives_three(tmp_path: Path, command: str) -> None:
    """`/proc` refuses new files whoever asks."""
    brief, seed = write_brief(tmp_path), tmp_path / "statement.txt"
    arguments: dict[str, list[object]] = {
        "report": [brief, "--out", "/proc/out"],
        "export": [brief, "--to", "json", "-o", "/proc/brief.json"],
        "fill": [seed, "-o", "/proc/brief.yaml"],
        "schema": ["briefing", "--write", "/proc"],
        "example": ["/proc/demo"],
    }
    result = run(command, *arguments[command])
    assert result.exit_code == 3
    assert "/proc/" in result.stderr
    assert "cannot be written" in result.stderr


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder that holds 16 KiB: a file system of that size, or, without the right to mount one, a limit that the
    system sets each file and enforces in the same way."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder]
    if os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        yield folder
        subprocess.run(["umount", folder], check=True)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, hard))
    yield folder
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_of_and_leaves_whole_files_only(tmp_path: Path, full_disk: Path) -> None:
    brief = write_brief(tmp_path)
    whole = pb.export_all(pb.load(brief), ["json", "pdf", "docx"])
    assert len(whole["pdf"].data) > 16 * 1024
    result = run("report", brief, "--to", "json,pdf,docx", "--out", full_disk)
    assert result.exit_code == 3
    assert "No space left on device" in result.stderr or "File too large" in result.stderr
    assert "ferry-readout.pdf" not in written(full_disk)
    for path in full_disk.iterdir():
        assert path.read_bytes() == whole[path.suffix.removeprefix(".")].data


def test_a_full_standard_output_is_told_of(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  # a device, not a path
        done = subprocess.run(
            [sys.executable, "-m", "policybrief", "schema", "briefing"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def test_arguments_that_are_no_text_are_names_of_files(tmp_path: Path) -> None:
    """On Linux a file's name is bytes; one that is not UTF-8 is read, or told of, like any other."""
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(SOURCE, "utf-8")
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"policybrief", b"fill", name], capture_output=True, check=False
    )
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
