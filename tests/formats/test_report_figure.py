"""Figures are numbers and the program's own words."""

import json

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_figure import Lanes
from tests.report_samples import ATTACKS, hostile


def test_nothing_that_anybody_typed_is_in_a_figure():
    doc = document(build_report(hostile().events, "x"))
    blocks = [one for section in document_data(doc)["sections"] for one in section["blocks"] if one["b"] == "lanes"]
    assert blocks and any(isinstance(one, Lanes) for section in doc.sections for one in section.blocks)
    assert not any(json.dumps(attack)[1:30] in json.dumps(blocks) for attack in ATTACKS)
