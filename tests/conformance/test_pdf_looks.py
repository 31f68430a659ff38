"""Both sample briefs look as they were approved, page by page; a change that is meant renews the goldens."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

import policybrief as pb
import sample_briefs as samples
from page_pictures import changed, cut, pages, sheet
from policybrief.style.loading import load_style

pytestmark = pytest.mark.validator
GOLDENS = Path(__file__).parent / "goldens"
RENEW = "look at the pages; if the change is meant, run `python tests/conformance/renew_pdf_goldens.py`"


def golden(name: str) -> Image.Image:
    """The approved sheet of a brief."""
    with Image.open(GOLDENS / f"{name}.png") as opened:
        opened.load()
        return opened


@pytest.mark.parametrize("name", ["edited", "rich"])
def test_the_pages_look_as_approved(name: str, tmp_path: Path) -> None:
    assert changed(golden(name), pages(samples.export(name, "pdf"), tmp_path)) == [], RENEW


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    """The pages of the shorter brief as they are now."""
    return pages(samples.export("edited", "pdf"), tmp_path_factory.mktemp("drawn"))


def test_a_sheet_is_its_pages(drawn: list[Image.Image]) -> None:
    assert changed(sheet(drawn), drawn) == []


def test_a_missing_page_is_seen(drawn: list[Image.Image]) -> None:
    assert changed(sheet(drawn), drawn[:-1]) == [len(drawn)]


def test_another_order_of_pages_is_seen(drawn: list[Image.Image]) -> None:
    assert changed(sheet(drawn), [drawn[1], drawn[0], *drawn[2:]]) == [1, 2]


def test_the_lower_half_of_a_page_four_points_lower_is_seen(drawn: list[Image.Image]) -> None:
    page = drawn[1].copy()
    half = page.crop((0, page.height // 2, page.width, page.height))
    page.paste(ImageChops.offset(half, 0, 2), (0, page.height // 2))
    assert changed(sheet(drawn), [drawn[0], page, *drawn[2:]]) == [2]


def test_another_colour_of_the_panels_is_seen(drawn: list[Image.Image], tmp_path: Path) -> None:
    style = load_style()
    other = replace(style, palette={**style.palette, "panel": "#DDE2E8"})
    data = pb.export(samples.briefing("edited"), "pdf", style=other).data
    assert changed(sheet(drawn), pages(data, tmp_path)) != []


def test_another_way_of_smoothing_edges_is_no_change(drawn: list[Image.Image], tmp_path: Path) -> None:
    """Poppler has two programs that draw pages, each with a library of its own."""
    others = pages(samples.export("edited", "pdf"), tmp_path, "pdftocairo")
    assert [picture.tobytes() for picture in others] != [picture.tobytes() for picture in drawn]
    assert changed(sheet(drawn), others) == []


def test_the_goldens_are_small_and_hold_whole_pages(drawn: list[Image.Image]) -> None:
    files = sorted(GOLDENS.glob("*.png"))
    assert [file.stem for file in files] == ["edited", "rich"]
    assert sum(file.stat().st_size for file in files) < 400_000
    assert len(cut(golden("edited"), drawn[0].size)) >= len(drawn)
