"""Styles are loaded by name or file, and their faults are named in the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from policybrief.errors import InvalidStyle, MisuseError, OutsideError
from policybrief.style import contrast, loading
from policybrief.style.loading import BUILT_IN, load_style
from tiny_png import PNG

FOLDER = Path(loading.__file__).parent
FONTS = FOLDER / "default/fonts"
OWN = """\
name: ministry
page: {size: Letter, left: 90}
sizes: {body: 13, headings: [18, 14]}
palette: {accent: "#7A1F1F"}
labels: {en: {summary: In brief}, "*": {draft: NOT FINAL}}
order: [recommendations, summary]
logo: {file: logo.png, alt: Coat of arms}
hyphenation: false
embed_model: false
"""


def write(folder: Path, text: str, name: str = "style.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def refused(path: Path) -> list[str]:
    """The problems of a style file, each as line, rule and path."""
    with pytest.raises(InvalidStyle) as caught:
        load_style(path)
    assert all(problem.file == str(path) for problem in caught.value.problems)
    return [f"{problem.line} {problem.rule} {problem.path}" for problem in caught.value.problems]


def test_the_default_style_has_fonts_for_every_use() -> None:
    style = load_style()
    assert style.name == "default"
    assert [face.family for face in (style.fonts.body, style.fonts.heading)] == ["Source Sans 3", "Source Serif 4"]
    assert sorted(style.fonts.body.files) == ["bold", "bold-italic", "italic", "regular"]
    assert style.fonts.body.files["italic"] == (FONTS / "SourceSans3-Italic.ttf").read_bytes()


def test_a_font_is_read_when_it_is_asked_for_and_then_kept(tmp_path: Path) -> None:
    shutil.copy(FONTS / "SourceSans3-Regular.ttf", tmp_path / "a.ttf")
    face = load_style(write(tmp_path, "fonts: {body: {family: A, regular: a.ttf}}")).fonts.body
    (tmp_path / "a.ttf").write_bytes(b"changed since")
    assert "regular" in face.files
    assert face.files["regular"] == b"changed since"
    (tmp_path / "a.ttf").unlink()
    assert face.files["regular"] is face.files["regular"]
    assert face.files.get("bold") is None


def test_a_font_that_has_gone_since_is_an_error_of_the_outside(tmp_path: Path) -> None:
    shutil.copy(FONTS / "SourceSans3-Regular.ttf", tmp_path / "a.ttf")
    face = load_style(write(tmp_path, "fonts: {body: {family: A, regular: a.ttf}}")).fonts.body
    (tmp_path / "a.ttf").unlink()
    with pytest.raises(OutsideError, match=r"a\.ttf"):
        face.files["regular"]


def test_a_style_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    default, style = load_style(), load_style(write(tmp_path, OWN))
    assert style.name == "ministry"
    assert style.page == replace(default.page, size="Letter", left=90)
    assert style.sizes == replace(default.sizes, body=13, headings=(18, 14, 14, 14, 14, 14))
    assert style.palette == {**default.palette, "accent": "#7A1F1F"}
    assert style.labels == {"en": {"summary": "In brief"}, "*": {"draft": "NOT FINAL"}}
    assert style.order == ("recommendations", "summary")
    assert (style.logo, style.logo_alt) == (PNG, "Coat of arms")
    assert (default.hyphenation, default.embed_model) == (True, True)
    assert (style.hyphenation, style.embed_model) == (False, False)
    assert style.fonts == default.fonts


def test_a_folder_stands_for_the_style_file_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "ministry"
    folder.mkdir()
    write(folder, "sizes: {body: 12}")
    assert load_style(folder).sizes.body == 12
    assert load_style(str(folder)).name == "ministry"


def test_a_style_may_be_json(tmp_path: Path) -> None:
    assert load_style(write(tmp_path, '{"sizes": {"leading": 1.5}}', "s.json")).sizes.leading == 1.5


def test_an_empty_object_is_the_default_style(tmp_path: Path) -> None:
    style, default = load_style(write(tmp_path, "{}")), load_style()
    assert (style.palette, style.page, style.sizes, style.fonts) == (
        default.palette, default.page, default.sizes, default.fonts,
    )  # fmt: skip


def test_keys_of_others_change_nothing(tmp_path: Path) -> None:
    style = load_style(write(tmp_path, "x-a: 1\npage: {x-b: {c: 1}}\npalette: {x-d: 1}\nsizes: {x-e: 1}"))
    assert style.palette == load_style().palette


def test_an_unknown_name_is_misuse_and_names_what_there_is() -> None:
    with pytest.raises(MisuseError, match="no style is named 'ministry'; built in: default"):
        load_style("ministry")


def test_a_file_that_is_not_there_is_an_error_of_the_outside(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"none\.yaml"):
        load_style(tmp_path / "none.yaml")


def test_a_device_is_no_style_file() -> None:
    """Reading one may never end."""
    with pytest.raises(OutsideError, match="no regular file"):
        load_style("/dev/zero")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fonts:\n  body:\n    family: A\n    regular: none.ttf\n", "4 style-font /fonts/body/regular"),
        ("fonts:\n  fallback:\n  - {family: A, regular: ../a.ttf}\n", "3 style-font /fonts/fallback/0/regular"),
        ("fonts:\n  mono: {family: A, regular: style.yaml}\n", "2 style-font /fonts/mono/regular"),
        ("logo: {file: style.yaml, alt: x}\n", "1 style-logo /logo/file"),
        ("logo: {file: ../../x.png, alt: x}\n", "1 style-logo /logo/file"),
        ("palette:\n  paper: '#FFFFFF'\n  muted: '#8A949E'\n", "3 style-contrast /palette/muted"),
    ],
)
def test_a_fault_is_placed_in_the_file(tmp_path: Path, text: str, found: str) -> None:
    assert refused(write(tmp_path, text))[0] == found


def test_what_the_schema_refuses_is_placed_in_the_file(tmp_path: Path) -> None:
    (problem,) = refused(write(tmp_path, "page:\n  top: 70\n  size: A5\n"))
    line, _, path = problem.split()
    assert (line, path) == ("3", "/page/size")


def test_a_file_outside_the_folder_is_not_read_even_through_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "style"
    folder.mkdir()
    shutil.copy(FONTS / "SourceSans3-Regular.ttf", tmp_path / "a.ttf")
    (folder / "a.ttf").symlink_to(tmp_path / "a.ttf")
    path = write(folder, "fonts: {body: {family: A, regular: a.ttf}}")
    with pytest.raises(InvalidStyle, match="lies outside the folder style"):
        load_style(path)


def test_a_face_may_lie_in_an_installed_package(tmp_path: Path) -> None:
    text = "fonts: {fallback: [{family: A, package: policybrief, regular: style/default/fonts/DejaVuSans.ttf}]}"
    (face,) = load_style(write(tmp_path, text)).fonts.fallback
    assert face.files["regular"] == (FONTS / "DejaVuSans.ttf").read_bytes()


def test_a_fallback_face_whose_package_is_not_installed_is_left_out(tmp_path: Path) -> None:
    text = "fonts: {fallback: [{family: A, package: no_such_package, regular: a.ttf}]}"
    assert load_style(write(tmp_path, text)).fonts.fallback == ()


def test_another_face_whose_package_is_not_installed_is_named(tmp_path: Path) -> None:
    text = "fonts: {body: {family: A, package: no_such_package, regular: a.ttf}}"
    assert refused(write(tmp_path, text)) == ["1 style-font /fonts/body/package"]


def test_files_outside_the_folder_of_the_package_are_not_read(tmp_path: Path) -> None:
    text = "fonts: {fallback: [{family: A, package: policybrief, regular: ../policybrief_schemas/__init__.py}]}"
    assert refused(write(tmp_path, text)) == ["1 style-font /fonts/fallback/0/regular"]


def test_a_variable_font_is_refused(tmp_path: Path) -> None:
    """Its table directory names `fvar`; what follows does not matter."""
    head = b"\x00\x01\x00\x00" + (1).to_bytes(2) + bytes(6)
    (tmp_path / "v.ttf").write_bytes(head + b"fvar" + bytes(12))
    with pytest.raises(InvalidStyle, match="variable font"):
        load_style(write(tmp_path, "fonts: {body: {family: A, regular: v.ttf}}"))


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "fonts: {body: {family: A, regular: a.ttf, bold: b.ttf}}\nlogo: {file: c.png, alt: c}")
    assert refused(path) == [
        "1 style-font /fonts/body/regular", "1 style-font /fonts/body/bold", "2 style-logo /logo/file",
    ]  # fmt: skip


def test_text_that_does_not_stand_out_is_named_with_its_ratio(tmp_path: Path) -> None:
    path = write(tmp_path, "palette:\n  muted: '#9AA5B1'\n")
    with pytest.raises(InvalidStyle) as caught:
        load_style(path)
    first = caught.value.problems[0]
    assert (first.line, first.path) == (2, "/palette/muted")
    assert "text in muted (#9AA5B1) on paper (#FFFFFF) has a contrast of 2.50:1; 4.5:1 is needed" in first.message


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_style_can_be_copied_and_changed(tmp_path: Path, name: str) -> None:
    """Its folder holds all that it names, with the licences of its fonts, and has no problems."""
    shutil.copytree(FOLDER / name, tmp_path / "own")
    style, own = load_style(name), load_style(tmp_path / "own")
    assert own == style
    assert {cut: own.fonts.body.files[cut] for cut in own.fonts.body.files} == dict(style.fonts.body.files.items())
    assert list((tmp_path / "own/fonts").glob("*OFL.txt"))


def test_a_style_extends_any_of_the_built_in_ones(tmp_path: Path) -> None:
    style = load_style(write(tmp_path, "extends: serif-letter\npage: {left: 100}"))
    assert style.page == replace(load_style("serif-letter").page, left=100)
    assert style.logo == load_style("serif-letter").logo


def test_the_second_style_differs_in_all_that_a_style_can_change() -> None:
    default, letter = load_style("default"), load_style("serif-letter")
    assert (default.fonts.body.family, default.fonts.heading.family) == (
        letter.fonts.heading.family, letter.fonts.body.family,
    )  # fmt: skip
    assert (default.page.size, letter.page.size) == ("A4", "Letter")
    assert default.sizes != letter.sizes
    assert [role for role in default.palette if default.palette[role] == letter.palette[role]] == ["paper"]
    assert (default.logo, bool(letter.logo), bool(letter.logo_alt)) == (None, True, True)
    assert (default.labels, default.order) == ({}, ())
    assert letter.labels["en"]["summary"] == "In brief"
    assert letter.order[:2] == ("summary", "recommendations")
    assert (default.hyphenation, letter.hyphenation) == (True, False)


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_a_drawing_means_stands_out_from_the_page_and_from_panels(name: str) -> None:
    """WCAG 2.1, 1.4.11: 3:1 for the parts of drawings that say something, as lines, bars, points and outlines do."""
    palette = load_style(name).palette
    meaning = ["ink", "muted", "accent", *(role for role in palette if role.startswith("series"))]
    assert [
        (role, ground)
        for role in meaning
        for ground in ("paper", "panel")
        if contrast.ratio(palette[role], palette[ground]) < contrast.NEEDED_BY_MARKS
    ] == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_text_stands_out_in_the_built_in_styles(name: str) -> None:
    palette = load_style(name).palette
    assert all(contrast.ratio(palette[ink], palette[ground]) >= contrast.NEEDED for ink, ground in contrast.PAIRS)


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21; the greys are the ones that WCAG 2.1 examples give as just enough and just too little."""
    assert contrast.ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast.ratio("#777777", "#777777") == 1
    assert contrast.ratio("#767676", "#FFFFFF") >= 4.5 > contrast.ratio("#777777", "#FFFFFF")
