"""What a reviewer changes in the data of a chart is told; a chart that was left alone is not."""

from __future__ import annotations

import io
import zipfile

import pytest

import policybrief as pb
import sample_briefs
from outside import outside
from policybrief.returned import Returned
from policybrief_exporters.word import WordExporter

FILE = pb.export(sample_briefs.briefing("rich"), "docx", options={"profile": "review"}).data


def read(data: bytes) -> Returned:
    return WordExporter().changes(data, pb.extract(data), "accept")


def edited(part: str, before: str, after: str) -> bytes:
    """The file with one value of a part changed, as Word keeps it after its workbook was edited."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILE)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            if name == part:
                assert before.encode() in xml
                xml = xml.replace(before.encode(), after.encode(), 1)
            new.writestr(name, xml)
    return buffer.getvalue()


def test_charts_that_were_left_alone_are_not_told() -> None:
    assert read(FILE) == Returned()


def test_a_number_changed_in_the_data_of_a_chart_is_told_with_both_readings() -> None:
    (found,) = read(edited("word/charts/chart1.xml", "<c:v>62</c:v>", "<c:v>6200</c:v>")).unplaced
    assert found.what == "the data of a chart"
    assert "62," not in found.after.replace("6200", "")
    assert "6200" in found.after
    assert "6200" not in found.before
    assert found.near == "f-rain/alt"


def test_the_name_of_a_series_is_told() -> None:
    (found,) = read(edited("word/charts/chart1.xml", "Heaviest rainfall</c:v>", "Most rain</c:v>")).unplaced
    assert "Most rain" in found.after


@pytest.mark.validator
def test_libreoffice_keeps_the_data_of_charts(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("saved")
    file = folder / "brief.docx"
    file.write_bytes(FILE)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    outside(
        "soffice", profile, "--headless", "--convert-to", "docx", "--outdir", folder / "again", folder / "brief.docx"
    )
    saved = (folder / "again/brief.docx").read_bytes()
    assert not [one for one in read(saved).unplaced if "chart" in one.what]
