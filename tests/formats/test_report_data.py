"""A document as plain data for the PDF child."""

import json

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from tests.report_samples import checkout, drill, hostile, opened


def data_of(recorder):
    return document_data(document(build_report(recorder.events, "Incident Desk 0.1.0")))


def texts(data):
    """Every text that stands as words."""
    if isinstance(data, dict):
        if data.keys() == {"t"}:
            yield data["t"]
            return
        data = data.values()
    if not isinstance(data, (str, int, float, type(None))):
        for one in data:
            yield from texts(one)


def test_the_data_is_json():
    data = data_of(hostile())
    assert json.loads(json.dumps(data)) == data


def test_words_from_people_stand_as_texts_and_nowhere_else():
    attack = "<script>alert(1)</script>"
    data = data_of(opened(attack + "x"))
    assert sum(attack in text for text in texts(data)) >= 2
    without = json.dumps({key: value for key, value in data.items() if key != "name"})
    for text in set(texts(data)):
        without = without.replace(json.dumps({"t": text}), "")
    assert attack not in without


def test_every_block_of_the_document_is_named():
    names = {block["b"] for section in data_of(checkout())["sections"] for block in section["blocks"]}
    names |= {block["b"] for block in data_of(checkout())["front"]}
    assert names == {
        "table",
        "paragraph",
        "subheading",
        "facts",
        "cards",
        "points",
        "message",
        "bar",
        "statements",
        "lanes",
        "items",
    }


def test_a_drill_says_that_it_is_one():
    assert data_of(drill())["drill"] and not data_of(checkout())["drill"]


def test_longer_titles_are_set_smaller():
    sizes = [data_of(opened("T" * length))["size"] for length in (20, 80, 180)]
    assert sizes == ["large", "medium", "small"]
