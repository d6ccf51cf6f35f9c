"""A short table stays on its page; one that could be higher than a page may be parted, and loses nothing."""

import pytest

from incident_desk.adapters.reports.engine import pdf_of
from incident_desk.adapters.reports.low_tables import MOST_ROWS, is_low_list, kept_together, stays_whole
from tests.pdf_opened import said_by


def row(*texts, note=""):
    return [{"text": {"t": text}, **({"note": {"t": note}} if note else {})} for text in texts]


def low(rows, rooms=(100.0, 100.0)):
    return stays_whole(rows, rooms, lambda line: 5.0 * len(line))


def test_a_few_short_rows_stay_together():
    assert low([row("a", "b")] * MOST_ROWS) and not low([row("a", "b")] * (MOST_ROWS + 1))


@pytest.mark.parametrize(
    "tall",
    [row("x" * 2000, "b"), row("a", "one\n" * 100), row("a", "b", note="x" * 1000), row("a\r\u2028\x0b" * 20, "b")],
)
def test_one_tall_cell_lets_a_table_be_parted(tall):
    assert not low([row("a", "b"), tall])


def test_a_narrow_column_makes_a_text_tall():
    text = "word " * 40
    assert low([row("a", text)], (100.0, 400.0)) and not low([row("a", text)], (400.0, 20.0))


def test_the_short_words_under_a_low_table_stay_with_it():
    low_one, words = {"b": "table", "whole": True}, {"b": "paragraph", "text": {"t": "By the playbook."}}
    heading = {"b": "subheading"}

    def kept(*blocks):
        return [one.get("keeps", False) for one in kept_together(blocks, blocks)]

    assert kept(low_one, words, heading) == [True, False, False] and kept(low_one, words) == [True, False]
    assert not any(kept(low_one, {**words, "text": {"t": "x" * 900}})) and not any(kept(low_one, heading, words))
    assert not any(kept({**low_one, "whole": False}, words))
    assert not any(kept(low_one, words, low_one)), "they lead to the next one"


def test_a_low_list_stays_together_and_a_long_one_may_be_parted():
    item = {"runs": [{"text": {"t": "Nobody owns the load test"}}]}
    assert is_low_list([item] * MOST_ROWS) and not is_low_list([item] * (MOST_ROWS + 1))
    assert not is_low_list([{"runs": [{"text": {"t": "x" * 3000}}]}])
    assert not is_low_list([{"runs": [{"text": {"t": "a\n" * 90}}]}])


def test_no_word_of_a_tall_row_is_lost(tmp_path):
    from incident_desk.domain.report_builder import build_report
    from incident_desk.formats.prose import document
    from incident_desk.formats.report_data import document_data
    from incident_desk.formats.report_document import Cell, Column, Section, Table
    from tests.report_samples import bare

    report = build_report(bare().events, "x")
    words = " ".join(f"word{number}" for number in range(2000))
    table = Table((Column("A", 1), Column("B", 3)), ((Cell("a"), Cell(words)), (Cell("last"), Cell("row"))))
    doc = document_data(document(report).__class__("k", "t", "r", (), (Section("S", (table,)),), ("f", "g")))
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(doc, report.to_data(), report.header.recorded_until))
    said = said_by("pdftotext", path, "-").split()
    assert {f"word{number}" for number in range(2000)} | {"last", "row"} <= set(said)
