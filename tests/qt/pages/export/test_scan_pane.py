"""The scan says when it read what, and shows the first leak."""

from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.sorts import Sort

LEAKS = tuple(Leak(Sort.WORD, word, Where.METADATA, f"the {word} of it", 0) for word in ("Checkout", "down"))


def test_a_clean_scan_has_no_card(room):
    room.come((".pdf", ".md"))
    scan = room.page.scan
    assert not scan.card.isVisible() and scan.at.text() == "09:14:26 UTC" and "known terms" in scan.about.text()
    assert len(scan.table.model.lines) == 2 and not scan.why.isVisible()


def test_leaks_are_cleared_one_after_the_other(room):
    room.work.leaks = {".html": LEAKS}
    room.come((".html",))
    scan = room.page.scan
    room.until(scan.card.isVisible)
    assert scan.card.title.text() == "Hidden of its own is still in the metadata, 1 of 2"
    scan.card.replace.click()
    room.made()
    assert scan.card.title.text() == "Hidden of its own is still in the metadata"
    scan.card.replace.click()
    room.made()
    assert not scan.card.isVisible()


def test_what_could_not_be_read_is_said(room):
    room.work.unread = {".md"}
    room.come((".md",))
    assert room.page.scan.why.isVisible() and "read back" in room.page.scan.why.text()
