"""The seeds are read right, field by field, as the corpus's own scorer judges; dev does not get worse."""

import pytest

from tests.formats.reading.corpus import documents, export, judged, score

PLAYBOOKS = ("002", "003", "004")
FLOOR = {"common": 0.99, "playbook": 1.0}
"""Of the seeds; the fields of reports of incidents (000, 001) are not read yet."""
DEV = {"common": 1.0, "playbook": 0.98}


@pytest.mark.parametrize("number", PLAYBOOKS)
def test_a_playbook_seed_is_right_in_every_field(number):
    (document,) = [path for path in documents("seeds") if path.name.startswith(number)]
    fields = judged(document)
    assert len(fields) > 9
    assert {name: share for name, share in fields.items() if share < 1} == {}


def test_the_seeds_keep_their_floor(tmp_path):
    export("seeds", tmp_path)
    verdict = score(tmp_path, "seeds")[0]
    assert verdict["missing_predictions"] == 0
    for group, floor in FLOOR.items():
        assert verdict[group] >= floor, verdict
    wrong = {name: field for name, field in verdict["fields"].items() if field.get("fp")}
    assert set(wrong) <= {"headings"}, "nothing may be invented"


def test_dev_keeps_its_floor(tmp_path):
    export("dev", tmp_path)
    verdict = score(tmp_path, "dev")[0]
    for group, floor in DEV.items():
        assert verdict[group] >= floor, verdict
