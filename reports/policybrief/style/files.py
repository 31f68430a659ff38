"""The files that a style names: fonts and a logo, read only from under the style's folder or a package of fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from policybrief.opening import read_file
from policybrief.pictures import is_picture

CUTS = ("regular", "italic", "bold", "bold_italic")
"""The cuts of a face, as a style file names them."""

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")


class FontFiles(Mapping[str, bytes]):
    """The font files of a face by cut, each read when it is first asked for and kept from then on.

    Raises `OutsideError` where a file has gone since the style was loaded.
    """

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = dict(paths)
        self._read: dict[str, bytes] = {}

    def __getitem__(self, cut: str) -> bytes:
        if cut not in self._read:
            self._read[cut] = read_file(self._paths[cut])
        return self._read[cut]

    def __contains__(self, cut: object) -> bool:
        return cut in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def face_folder(folder: Path, face: Mapping[str, str]) -> Path | None:
    """The folder that the files of a face lie under: the style's, or that of the installed package that the face names;
    None where it is not installed. The package is not imported."""
    if "package" not in face:
        return folder
    spec = find_spec(face["package"])
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def font_fault(folder: Path, name: str) -> str:
    """What keeps the file `name` of a style from being used as a font, or ""."""
    if fault := _place_fault(folder, name):
        return fault
    try:
        with (folder / name).open("rb") as file:
            head = file.read(12)
            tables = file.read(16 * int.from_bytes(head[4:6]))
    except OSError as error:
        return f"{name}: {error.strerror or error}"
    if head[:4] not in _TRUETYPE:
        return f"{name} is not a TrueType font; OpenType fonts with PostScript outlines and collections are not taken"
    if b"fvar" in {tables[start : start + 4] for start in range(0, len(tables), 16)}:
        return f"{name} is a variable font; give a static one for each cut"
    return ""


def picture_fault(folder: Path, name: str) -> str:
    """What keeps the file `name` of a style from being used as a picture, or ""."""
    if fault := _place_fault(folder, name):
        return fault
    return "" if is_picture(read_file(folder / name)) else f"{name} is neither a PNG nor a JPEG file"


def _place_fault(folder: Path, name: str) -> str:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()):
        return f"{name} lies outside the folder {folder.name}; files are only read from under it"
    return "" if target.is_file() else f"{name}: no such file in the folder {folder.name}"
