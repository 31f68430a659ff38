"""veraPDF finds nothing wrong: PDF/UA-1 and PDF/A-3a in one file, PDF/A-2a without the model inside."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

import pdf_documents
import policybrief as pb
import right_to_left_briefs
import sample_briefs as samples
from generation import UNSHRUNK
from pdf_conformity import PROFILES
from pdf_file_rules import attached
from pdf_reading import pdf
from pdf_specimen import specimen
from pdf_structure import TaggedPdf
from policybrief.exporting import prepare
from policybrief.style.loading import load_style
from strategies import GeneratedBrief, briefings
from verapdf_results import failed_rules

pytestmark = [pytest.mark.validator, pytest.mark.slow]
ARCHIVE = {"3a": "PDFA-3A", "2a": "PDFA-2A"}


def fixtures() -> dict[str, bytes]:
    """The PDFs of the samples, of documents with every block kind, and of fifty generated briefs."""
    made = {name: samples.export(name, "pdf") for name in samples.NAMES}
    made["specimen"] = specimen()[1]
    made |= {language: right_to_left_briefs.exported(language)[1] for language in ("ur", "ar")}
    made["every kind"] = pdf(pdf_documents.every_kind())
    bare = replace(load_style(), embed_model=False)
    made["without its model"] = pb.export(samples.briefing("edited"), "pdf", style=bare).data

    @given(briefings(scale=2))
    @settings(UNSHRUNK, max_examples=50)
    def generate(brief: GeneratedBrief) -> None:
        data = prepare(pb.load(brief.data, resolver=brief.resolver)).export("pdf").data
        made[f"generated {hashlib.sha256(data).hexdigest()[:8]}"] = data

    generate()
    return made


def test_every_file_conforms_to_both_standards(tmp_path: Path) -> None:
    files = {}
    for name, data in fixtures().items():
        file = tmp_path / f"{name.replace(' ', '-')}.pdf"
        file.write_bytes(data)
        for profile in ("PDFUA-1", ARCHIVE[PROFILES[bool(attached(TaggedPdf(data)))]]):
            files[file, profile] = name
    assert len(files) > 80
    failed = failed_rules(list(files))
    assert {f"{name} ({key[1]})": failed[key] for key, name in files.items() if failed[key]} == {}
