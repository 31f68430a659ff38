"""A brief reaches only the files it may."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybrief.resolver import FolderResolver, MemoryResolver, OverlayResolver, Unresolved, Use, project_root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a brief's folder, a source beside it, and a secret outside."""
    (tmp_path / "secret.txt").write_text("secret")
    root = tmp_path / "project"
    (root / "briefs").mkdir(parents=True)
    (root / "sources").mkdir()
    (root / "pyproject.toml").touch()
    (root / "sources" / "a.txt").write_text("source")
    (root / "briefs" / "logo.png").write_bytes(b"logo")
    return root


def resolver(project: Path) -> FolderResolver:
    return FolderResolver(project / "briefs", project)


def test_a_source_may_lie_anywhere_under_the_root(project: Path) -> None:
    assert resolver(project).read("../sources/a.txt", "source") == b"source"


@pytest.mark.parametrize("use", ["image", "style"])
def test_an_image_or_style_must_lie_under_the_briefs_folder(project: Path, use: Use) -> None:
    assert resolver(project).read("logo.png", use) == b"logo"
    with pytest.raises(Unresolved, match="lies outside"):
        resolver(project).read("../sources/a.txt", use)


@pytest.mark.parametrize("path", ["../../secret.txt", "/etc/passwd"])
def test_nothing_outside_the_root_is_read(project: Path, path: str) -> None:
    with pytest.raises(Unresolved, match="lies outside"):
        resolver(project).read(path, "source")


def test_a_symbolic_link_does_not_lead_out(project: Path) -> None:
    (project / "briefs" / "link.txt").symlink_to(project.parent / "secret.txt")
    with pytest.raises(Unresolved, match="lies outside"):
        resolver(project).read("link.txt", "source")


def test_a_missing_file_is_named(project: Path) -> None:
    with pytest.raises(Unresolved, match=r"gone\.txt: No such file"):
        resolver(project).read("gone.txt", "source")


def test_a_folder_is_no_file(project: Path) -> None:
    with pytest.raises(Unresolved, match="sources"):
        resolver(project).read("../sources", "source")


def test_the_overlay_comes_first(project: Path) -> None:
    overlaid = OverlayResolver({"logo.png": b"fresh"}, resolver(project))
    assert overlaid.read("logo.png", "image") == b"fresh"
    with pytest.raises(Unresolved, match=r"gone\.txt"):
        overlaid.read("gone.txt", "source")


def test_memory_holds_only_what_was_passed() -> None:
    memory = MemoryResolver({"a.txt": b"a"})
    assert memory.read("a.txt", "source") == b"a"
    with pytest.raises(Unresolved, match=r"b\.txt"):
        memory.read("b.txt", "source")


def test_the_project_root_is_the_nearest_marked_folder(project: Path, tmp_path: Path) -> None:
    assert project_root(project / "briefs") == project.resolve()
    lone = tmp_path / "lone"
    lone.mkdir()
    assert project_root(lone) == lone.resolve()
