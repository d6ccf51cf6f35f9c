"""A mark is a place on a page, whatever the page's size."""

from incident_desk.formats.redaction.marks import Mark, MarkKind


def test_a_mark_begins_a_term_unless_it_says_otherwise():
    mark = Mark(MarkKind.REPLACED, 3, 0, 0.1, 0.2, 0.3, 0.01)
    assert mark.begins and mark.kind == "replaced"
