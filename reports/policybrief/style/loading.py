"""Styles from their files: the built-in ones by name, an office's own by its file or folder."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from policybrief.errors import InvalidBriefing, InvalidStyle, MisuseError
from policybrief.opening import read_file
from policybrief.problems import Problem, Severity
from policybrief.reading import Located, parse
from policybrief.style import Face, Fonts, Page, Sizes, Style, contrast
from policybrief.style.files import CUTS, FontFiles, face_folder, font_fault, picture_fault

BUILT_IN = ("default", "serif-letter")
"""The styles that come with the package, by name."""

_FOLDER = Path(__file__).parent
_FILE = "style.yaml"


def load_style(name_or_path: str | Path = "default") -> Style:
    """The style of that name, or the one in that file or folder.

    A word without a point or slash is the name of a built-in style; anything else leads to a style file (YAML or JSON),
    or to a folder with a `style.yaml`. What the file leaves out is taken from the style it `extends`, the default one
    where it names none. The files that it names are read only from under its folder; font files are opened here only
    to see that they are static TrueType, and read when an exporter asks for them. A face may lie in an installed
    package instead; a fallback face whose package is not installed is left out.

    Raises:
        InvalidStyle: with all problems of the file, placed in it.
        MisuseError: there is no built-in style of that name.
        OutsideError: the file cannot be read.
    """
    if isinstance(name_or_path, str) and not set(name_or_path) & set("./\\"):
        return _built_in(name_or_path)
    path = Path(name_or_path)
    path = path / _FILE if path.is_dir() else path
    located = _parsed(path)
    folder = path.resolve().parent
    _refuse(_schema_problems(located))
    base = _built_in(located.data.get("extends", "default"))
    # Nothing is read before it is known to lie under the folder.
    _refuse([*_file_problems(located, folder), *_contrast_problems(located, base)])
    return _built(located.data, folder, base)


@functools.cache
def _built_in(name: str) -> Style:
    if name not in BUILT_IN:
        raise MisuseError(
            f"no style is named {name!r}; built in: {', '.join(BUILT_IN)}; write a path, such as ./{name}/style.yaml, "
            "for one of your own"
        )
    # The package's own styles have no problems: a test says so, and a load need not pay for it.
    data = _parsed(_FOLDER / name / _FILE).data
    return _built(data, _FOLDER / name, _built_in(data["extends"]) if "extends" in data else None)


def _parsed(path: Path) -> Located:
    try:
        return parse(read_file(path), str(path))
    except InvalidBriefing as error:
        raise InvalidStyle(error.problems) from None


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise InvalidStyle(problems)


def _schema_problems(located: Located) -> list[Problem]:
    from policybrief.checks.schema import validate

    problems = validate(located.data, "style")
    return [problem if problem.line is not None else _placed(located, problem) for problem in problems]


def _placed(located: Located, problem: Problem) -> Problem:
    line, column = located.locate(problem.path)
    return replace(problem, file=located.name, line=line, column=column)


def _file_problems(located: Located, folder: Path) -> Iterator[Problem]:
    """Every file that cannot be used as what the style names it for."""
    fonts = located.data.get("fonts", {})
    faces = [(f"/fonts/{use}", fonts[use]) for use in ("body", "heading", "mono") if use in fonts]
    faces += [(f"/fonts/fallback/{index}", face) for index, face in enumerate(fonts.get("fallback", ()))]
    for path, face in faces:
        place = face_folder(folder, face)
        if place is None:
            if "/fallback/" not in path:
                fault = f"the package {face['package']} is not installed; only a fallback face may be left out"
                yield _placed(located, _error("style-font", f"{path}/package", fault))
            continue
        for cut in CUTS:
            if cut in face and (fault := font_fault(place, face[cut])):
                yield _placed(located, _error("style-font", f"{path}/{cut}", fault))
    if "logo" in located.data and (fault := picture_fault(folder, located.data["logo"]["file"])):
        yield _placed(located, _error("style-logo", "/logo/file", fault))


def _contrast_problems(located: Located, base: Style) -> Iterator[Problem]:
    """Every colour of text that does not stand out from a ground it is put on."""
    own = located.data.get("palette", {})
    palette = {**base.palette, **own}
    for ink, ground in contrast.PAIRS:
        ratio = contrast.ratio(palette[ink], palette[ground])
        if ratio < contrast.NEEDED:
            path = f"/palette/{ink if ink in own else ground}"
            message = (
                f"text in {ink} ({palette[ink]}) on {ground} ({palette[ground]}) has a contrast of "
                f"{ratio:.2f}:1; {contrast.NEEDED}:1 is needed (WCAG 2.1, 1.4.3)"
            )
            yield _placed(located, _error("style-contrast", path, message))


def _error(rule: str, path: str, message: str) -> Problem:
    return Problem(severity=Severity.ERROR, rule=rule, path=path, message=message)


def _built(data: Mapping[str, Any], folder: Path, base: Style | None) -> Style:
    """The style that `data` describes; what it leaves out is that of `base`, which is None for a complete one."""
    logo = data.get("logo")
    own_logo = (read_file(folder / logo["file"]), logo["alt"]) if logo else None
    logo_data, logo_alt = own_logo or ((base.logo, base.logo_alt) if base else (None, ""))
    labels = {language: dict(words) for language, words in (base.labels if base else {}).items()}
    for language, words in _own(data.get("labels", {})).items():
        labels[language] = labels.get(language, {}) | words
    return Style(
        name=data.get("name", folder.name),
        fonts=_fonts(data.get("fonts", {}), folder, base.fonts if base else None),
        page=replace(base.page if base else Page(), **_numbers(data.get("page", {}))),
        sizes=_sizes(data.get("sizes", {}), base.sizes if base else Sizes()),
        palette={**(base.palette if base else {}), **_own(data.get("palette", {}))},
        logo=logo_data,
        logo_alt=logo_alt,
        labels=labels,
        order=tuple(data.get("order", base.order if base else ())),
        hyphenation=data.get("hyphenation", base.hyphenation if base else True),
        embed_model=data.get("embed_model", base.embed_model if base else True),
    )


def _fonts(data: Mapping[str, Any], folder: Path, base: Fonts | None) -> Fonts:
    faces: dict[str, Any] = {use: _face(data[use], folder) for use in ("body", "heading", "mono") if use in data}
    if "fallback" in data:
        found = (_face(face, folder) for face in data["fallback"])
        faces["fallback"] = tuple(face for face in found if face is not None)
    return replace(base, **faces) if base else Fonts(**faces)


def _face(data: Mapping[str, str], folder: Path) -> Face | None:
    """The face, or None where it lies in a package that is not installed."""
    place = face_folder(folder, data)
    if place is None:
        return None
    paths = {cut.replace("_", "-"): place / data[cut] for cut in CUTS if cut in data}
    return Face(family=data["family"], files=FontFiles(paths))


def _sizes(data: Mapping[str, Any], base: Sizes) -> Sizes:
    numbers = _numbers({key: value for key, value in data.items() if key != "headings"})
    if "headings" not in data:
        return replace(base, **numbers)
    headings = tuple(float(size) for size in data["headings"][:6])
    return replace(base, **numbers, headings=headings + headings[-1:] * (6 - len(headings)))


def _numbers(data: Mapping[str, Any]) -> dict[str, Any]:
    """The settings as the style holds them: every number a float."""
    return {key: value if isinstance(value, str) else float(value) for key, value in _own(data).items()}


def _own(data: Mapping[str, Any]) -> dict[Any, Any]:
    """The settings without keys of others (`x-…`)."""
    return {key: value for key, value in data.items() if not key.startswith("x-")}
