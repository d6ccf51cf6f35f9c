"""What a scan says place by place."""

from datetime import UTC, datetime

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Part, Where
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.on_pages import OnPages
from incident_desk.services.export_scan import not_scanned, scan_of
from incident_desk.services.export_values import Seen
from tests.planted_secrets import CUSTOMERS, planted

AT = datetime(2026, 3, 2, tzinfo=UTC)


def handout(**more):
    report = build_report(planted().events, "Incident Desk 0.1.0")
    return hand_out(report, Wish(Audience.CUSTOMER, customers=CUSTOMERS, **more))


def test_known_terms_are_counted_where_they_stand():
    copy = handout()
    parts = [Part(Where.TEXT, f"for {CUSTOMERS[0]}, {CUSTOMERS[1]}"), Part(Where.ALTERNATIVE, "a bar")]
    scan = scan_of(copy, ".html", [*parts, Part(Where.BOOKMARKS, ""), Part(Where.METADATA, "lost £5,000")], AT)
    told = {where: (cell.seen, cell.terms, cell.leaks) for where, cell in scan.cells.items()}
    assert told == {
        Where.TEXT: (Seen.FOUND, 2, 2),
        Where.ALTERNATIVE: (Seen.CLEAN, 0, 0),
        Where.BOOKMARKS: (Seen.CLEAN, 0, 0),
        Where.METADATA: (Seen.FOUND, 0, 1),
        Where.ATTACHED: (Seen.NO_PLACE, 0, 0),
    }
    assert scan.known == len(copy.hidden) and not scan.is_clean and scan.at == AT


def test_a_place_that_was_not_read_is_not_clean():
    scan = scan_of(handout(), ".pdf", [Part(Where.TEXT, "fine")], AT)
    assert scan.cells[Where.METADATA].seen is Seen.NOT_SCANNED and not scan.is_clean
    nothing = not_scanned(handout(), "of another make", AT)
    assert {cell.seen for cell in nothing.cells.values()} == {Seen.NOT_SCANNED} and not nothing.is_clean


def test_a_copy_without_its_record_has_no_such_place():
    scan = scan_of(handout(on=OnPages(attaches=False)), ".pdf", [], AT)
    assert scan.cells[Where.ATTACHED].seen is Seen.NO_PLACE
