"""What is looked up, not read through."""

from dataclasses import replace

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_appendix import appendices
from incident_desk.formats.report_document import Table
from tests.report_samples import checkout


def test_the_event_log_has_every_row_with_the_beginning_of_its_hash():
    report = build_report(checkout().events, "x")
    log = next(one for one in appendices(report) if one.title == "Event log")
    rows = [row for block in log.blocks if isinstance(block, Table) for row in block.rows]
    assert len(rows) == len(report.timeline)
    hashes = {one.seq: one.hash for one in report.chain}
    assert all(hashes[int(row[0].text)].startswith(row[-1].text) and row[-1].text for row in rows)


def test_a_copy_without_the_chain_has_no_log():
    report = replace(build_report(checkout().events, "x"), chain=())
    assert not [one for one in appendices(report) if one.title == "Event log"]


def test_every_term_says_what_it_was_here():
    report = build_report(checkout().events, "x")
    words = next(one for one in appendices(report) if one.title == "Words and formulas")
    (table,) = (block for block in words.blocks if isinstance(block, Table))
    here = {row[0].text: row[2].text for row in table.rows}
    assert all(here.values())
    assert here["Response target"] == "2 h, from settings" and here["RTO"] == "not stated"
