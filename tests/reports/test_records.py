"""A record is read once, held against its hash, and trusted only then."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from policybrief.evidence.records import Records
from policybrief.problems import Severity
from policybrief.resolver import FolderResolver, MemoryResolver, Use

TEXT = "Two trains met. Nobody was hurt.\n"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def records(files: dict[str, bytes], **source: Any) -> Records:
    data = {"language": "en", "sources": [{"id": "s0", "title": "Other"}, {"id": "s1", "title": "T", **source}]}
    return Records.of(data, MemoryResolver(files))


def test_a_plain_text_file_is_its_own_record() -> None:
    made = records({"a.txt": TEXT.encode()}, file="a.txt", text_sha256=sha(TEXT))
    assert made.text("s1") == TEXT
    assert made.problem("s1") is None


def test_the_record_comes_before_the_file() -> None:
    made = records({"a.txt": b"x", "r.txt": TEXT.encode()}, file="a.txt", record="r.txt", text_sha256=sha(TEXT))
    assert made.text("s1") == TEXT


def test_a_byte_order_mark_and_carriage_returns_are_no_part_of_the_record() -> None:
    made = records(
        {"a.txt": b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()}, file="a.txt", text_sha256=sha(TEXT)
    )
    assert made.text("s1") == TEXT


def test_a_changed_text_is_an_error_and_not_trusted() -> None:
    made = records({"a.txt": b"Three trains met."}, file="a.txt", text_sha256=sha(TEXT))
    problem = made.problem("s1")
    assert problem is not None
    assert (problem.severity, problem.rule, problem.path) == (
        Severity.ERROR,
        "source-changed",
        "/sources/1/text_sha256",
    )
    assert sha(TEXT) in problem.message
    assert made.text("s1") is None


def test_a_source_without_hash_is_trusted_with_a_warning() -> None:
    made = records({"a.txt": TEXT.encode()}, file="a.txt")
    problem = made.problem("s1")
    assert made.text("s1") == TEXT
    assert problem is not None
    assert (problem.rule, problem.path) == ("source-without-hash", "/sources/1")
    assert "--fix" in problem.hint


@pytest.mark.parametrize(
    ("files", "source", "says"),
    [
        ({}, {}, "has no record"),
        ({}, {"file": "a.txt"}, "no such file"),
        ({"a.txt": b"\xff\xfe"}, {"file": "a.txt"}, "not UTF-8"),
        ({"a.pdf": b"%PDF-1.7 \xff"}, {"file": "a.pdf"}, "no plain text and has no record"),
        ({"a.html": b"<p>Hello</p>"}, {"file": "a.html", "text_sha256": sha("Hello")}, "no plain text"),
    ],
)
def test_a_record_that_cannot_be_had_leaves_the_source_unverified(
    files: dict[str, bytes], source: dict[str, Any], says: str
) -> None:
    made = records(files, **source)
    problem = made.problem("s1")
    assert problem is not None
    assert (problem.severity, problem.rule) == (Severity.WARNING, "source-unverified")
    assert says in problem.message
    assert problem.hint
    assert made.text("s1") is None


def test_any_file_whose_hash_is_the_records_is_the_record() -> None:
    made = records({"notes.md": TEXT.encode()}, file="notes.md", text_sha256=sha(TEXT))
    assert made.text("s1") == TEXT


def test_a_path_outside_the_root_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "brief"
    folder.mkdir()
    data = {"language": "en", "sources": [{"id": "s1", "title": "T", "file": "../secret.txt"}]}
    made = Records.of(data, FolderResolver(folder, folder))
    problem = made.problem("s1")
    assert made.text("s1") is None
    assert problem is not None
    assert "outside" in problem.message


@dataclass
class CountingResolver:
    asked: list[str] = field(default_factory=list)

    def read(self, path: str, use: Use) -> bytes:
        self.asked.append(path)
        return TEXT.encode()


def test_a_record_is_read_once_and_only_when_asked_for() -> None:
    resolver = CountingResolver()
    made = Records.of({"language": "en", "sources": [{"id": "s1", "title": "T", "file": "a.txt"}]}, resolver)
    assert resolver.asked == []
    assert made.text("s1") == made.text("s1") == TEXT
    assert made.problem("s1") is not None
    assert resolver.asked == ["a.txt"]


def test_an_unknown_source_has_neither_text_nor_problem() -> None:
    made = records({})
    assert made.text("s9") is None
    assert made.problem("s9") is None


def test_sentences_are_counted_in_the_record() -> None:
    made = records({"a.txt": TEXT.encode()}, file="a.txt", text_sha256=sha(TEXT))
    assert [TEXT[start:end] for start, end in made.sentences("s1")] == ["Two trains met.", "Nobody was hurt."]
