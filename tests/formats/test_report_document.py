"""The blocks of a report."""

from incident_desk.formats.report_document import Bar, BarPart, BarPoint, Tone


def test_a_bar_can_be_read_as_a_sentence():
    bar = Bar(
        (BarPoint("Detected", "02:58:20", 0.0), BarPoint("Declared", "03:02:00", 1.0)),
        (BarPart("3 min 40 s", "not declared", 0.0, 1.0, Tone.WARN),),
        "Times in UTC.",
    )
    assert bar.sentence == "Detected 02:58:20 → 3 min 40 s not declared → Declared 03:02:00"


def test_a_bar_without_points_has_no_sentence():
    assert Bar((), (), "nothing").sentence == ""
