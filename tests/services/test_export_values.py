"""A scan is clean only where all of a file was read."""

from datetime import UTC, datetime

from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.services.export_values import Scan, ScanCell, Seen

AT = datetime(2026, 3, 2, tzinfo=UTC)


def scan(*seen, leaks=()):
    return Scan(dict(zip(Where, map(ScanCell, seen), strict=False)), leaks, 14, AT)


def test_what_has_no_such_place_is_clean_and_what_was_not_scanned_is_not():
    assert scan(Seen.CLEAN, Seen.NO_PLACE).is_clean
    assert not scan(Seen.CLEAN, Seen.NOT_SCANNED).is_clean
    leak = Leak(Sort.CUSTOMER, "Acme", Where.TEXT, "for Acme", 3)
    assert not scan(Seen.FOUND, leaks=(leak,)).is_clean
