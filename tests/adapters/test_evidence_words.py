"""The words of attached texts, as far as a search reads them."""

import pytest

from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.adapters.evidence_words import EvidenceWords
from incident_desk.domain.searched import LONGEST_FILE
from incident_desk.formats.media import media_of
from incident_desk.services.acts.attaching import attach
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import Bench


@pytest.fixture
def attached(tmp_path):
    """What is said of a file with these bytes, once it is attached."""
    bench, files = Bench(), EvidenceFiles(tmp_path / "evidence")
    one = bench.desk.declare(Declaration("Down"), "MK").id

    def said(data, name="pool.log", lost=False):
        sha256, size, head = files.take_data(data, name)
        found = (sha256, size, media_of(head))
        event = bench.desk.act(one, lambda *_: attach((), found, name, None), "MK").events[0]
        if lost:
            files.forget(sha256)
        return EvidenceWords(tmp_path / "evidence").of(event)

    return said


def test_a_text_says_its_beginning(attached):
    assert attached(b"FATAL: pool is full\n") == "FATAL: pool is full\n"
    assert len(attached(b"x" * (LONGEST_FILE + 500))) == LONGEST_FILE
    assert "pool" in attached('{"state": "größe pool"}'.encode(), "state.json")


def test_a_picture_and_what_is_missing_say_nothing(attached):
    assert attached(b"\x89PNG\r\n\x1a\n pool", "atlas.png") == ""
    assert attached(b"gone", lost=True) == ""


def test_a_sign_that_is_cut_is_no_fault(attached):
    assert attached("ä".encode() * LONGEST_FILE).startswith("ää")
