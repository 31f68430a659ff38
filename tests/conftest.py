"""Generated examples are the same in every run; `make soak` alone draws others each time. Every PDF and every Word
file is validated."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("seeded", derandomize=True, deadline=None, database=None)
settings.load_profile("seeded")


@pytest.fixture(scope="session", autouse=True)
def every_pdf_is_validated() -> Iterator[None]:
    """No test can make a PDF that does not conform and go on."""
    from pdf_conformity import watched

    with watched():
        yield


@pytest.fixture(scope="session", autouse=True)
def every_word_file_is_validated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """No test can make a Word file with a fault and go on; in `make test-all` the Open XML SDK reads all in the end."""
    from open_xml_sdk import installed, sdk_errors
    from word_conformity import watched

    asked = request.config.getoption("markexpr") == "not soak" and (installed() or os.environ.get("CI"))
    kept = tmp_path_factory.mktemp("word-files") if asked else None
    with watched(kept):
        yield
    if kept is not None:
        found = {file.name: errors for file, errors in sdk_errors(sorted(kept.iterdir())).items() if errors}
        assert found == {}


@pytest.fixture(autouse=True)
def every_file_on_disk_is_validated(request: pytest.FixtureRequest) -> Iterator[None]:
    """The same for the files that a command left in the test's folder."""
    import pdf_conformity
    import word_conformity

    yield
    folder = request.node.funcargs.get("tmp_path")
    if isinstance(folder, Path):
        pdf_conformity.assert_folder_conforms(folder)
        word_conformity.assert_folder_conforms(folder)
