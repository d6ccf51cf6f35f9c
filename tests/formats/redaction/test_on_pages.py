"""What stands on the pages when nobody says anything else."""

from datetime import UTC

from incident_desk.formats.redaction.on_pages import OnPages, PaperSize


def test_a_copy_is_on_a4_in_utc_with_its_record_unless_told_otherwise():
    on = OnPages()
    assert (on.paper, on.zone, on.attaches) == (PaperSize.A4, UTC, True)
    assert not on.says_removed and on.version == ""
