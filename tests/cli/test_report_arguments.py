"""What the report's options name is there."""

from incident_desk.cli.report_arguments import KINDS, REPORT
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.services.handing_out import ENDINGS


def options(name):
    return next(one.options for one in REPORT.arguments if name in one.names)


def test_every_kind_audience_and_format_is_named():
    assert KINDS.split(", ") == [sort.value for sort in Sort]
    assert options("--audience")["choices"] == tuple(one.value for one in Audience)
    assert {f".{one}" for one in options("--format")["choices"]} == set(ENDINGS)
