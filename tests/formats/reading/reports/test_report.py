"""Whole reports in many styles, and any text at all: nothing is made up and nothing raises."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.past_report import PastReport
from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.page import page_of
from incident_desk.formats.reading.playbook import title_of_page
from incident_desk.formats.reading.reports.report import read_report
from incident_desk.formats.reading.sections import assign_roles
from incident_desk.formats.reading.words import folded
from tests.formats.reading.corpus import documents


def report(text):
    page = page_of(text)
    assign_roles(page.root)
    return read_report(page, title_of_page(page, "notes.md"))


LABELS = """\
# Post-mortem: queue full

**Date:** 4 March 2025
**Duration:** about 1 h 30 min
**Severity:** SEV-1 (critical)
**Status:** Resolved, actions open
**Prepared by:** Mo Example

## Summary
Orders failed for everybody.

## Timeline (UTC)
- 10:00 Outage begins
- 10:40 Queue emptied
- 11:30 Service restored

## Root cause
The disk of the queue was full.

### Contributing factors
- No alert

## Lessons learned
### What went well
- Quick rollback
### What went wrong
- Late call

## Action items
| Action | Owner | Due | Status |
|---|---|---|---|
| Alert on the disk | Mo | 2025-03-10 | Done |
| Bigger disk | Al | | Open |
"""


def test_a_report_with_labels():
    read = report(LABELS)
    assert (read.title, read.date.moment.day, read.zone) == ("Post-mortem: queue full", "2025-03-04", "UTC")
    assert (read.start.iso, read.end.iso) == ("2025-03-04T10:00:00Z", "2025-03-04T11:30:00Z")
    assert (read.duration.seconds, read.duration.precision) == (5400, PastPrecision.APPROXIMATE)
    assert (read.severity.name, read.status.state) == ("SEV-1", "resolved")
    assert read.root_cause.text == "The disk of the queue was full." and read.root_cause.span.first == 18
    assert [one.text for one in read.contributing] == ["No alert"] and len(read.timeline) == 3
    assert [(one.text, one.done, one.owner, one.due) for one in read.actions] == [
        ("Alert on the disk", True, "Mo", "2025-03-10"), ("Bigger disk", False, "Al", ""),
    ]  # fmt: skip
    assert (len(read.lessons.well), len(read.lessons.wrong)) == (1, 1)
    assert [(one.label, one.value) for one in read.sign_off] == [("Prepared by", "Mo Example")]
    assert read.doubts == () and PastReport.from_data(read.to_data()) == read


TABLES = """\
# Incident 42

| | |
|---|---|
| Fecha del incidente | 04/03/2025 |
| Inicio | 14:00 CET |
| Fin | 15:30 CET |
| Duración total | 90 minutos |
| Severidad | Alta |
| Estado | Cerrado |
| Causa raíz | El disco de la cola estaba lleno y nadie lo vio. |

## Cronología

| Hora | Evento |
|---|---|
| 14:00 | Alerta |
| 15:30 | Servicio restablecido |

## Acciones
1. ✅ Alerta de disco
2. Disco mayor
"""


def test_a_report_in_tables_in_spanish():
    read = report(TABLES)
    assert (read.start.iso, read.end.iso) == ("2025-03-04T14:00:00+01:00", "2025-03-04T15:30:00+01:00")
    assert (read.length_s, read.severity.name, read.status.state) == (5400, "Alta", "resolved")
    assert read.root_cause.text.startswith("El disco") and [one.done for one in read.actions] == [True, False]


PROSE = """\
+++
title = "Queue outage"
date = 2025-03-09
+++

At 2025-03-04 01:38 UTC the queue went down because its disk was full. The outage lasted 25 minutes.

Timeline
--------
All times in UTC.

**01:38:** alert

**02:03:** back online

What we will do
---------------
* Alert on the disk. (Done)
* Bigger disk.
"""


def test_a_report_in_prose_whose_front_matter_dates_the_paper():
    read = report(PROSE)
    assert (read.title, read.date.moment.day, read.start.iso) == (
        "Queue outage",
        "2025-03-04",
        "2025-03-04T01:38:00Z",
    )
    assert (read.duration.text, read.duration.span.first) == ("25 minutes", 6)
    assert read.root_cause.text.startswith("At 2025-03-04 01:38 UTC the queue went down because")
    assert [(one.text, one.done) for one in read.actions] == [
        ("Alert on the disk. (Done)", True),
        ("Bigger disk.", False),
    ]
    assert read.severity is None and read.status is None and read.sign_off == ()


HEADINGS = """\
# 障害報告：キュー停止

## 発生日時
2025年3月4日 10:00 JST

## 重要度
高

## ステータス
解決済み

## 影響
- **ダウンタイム**: 約2時間

## 根本原因
ディスクの空き容量がなくなっていたためです。

## 再発防止策
- [x] 監視を追加
- [ ] ディスクを増設

## 承認
- **承認者**: 山田
"""


def test_a_report_whose_headings_are_its_labels_in_japanese():
    read = report(HEADINGS)
    assert (read.date.moment.day, read.start.iso) == ("2025-03-04", "2025-03-04T10:00:00+09:00")
    assert (read.severity.name, read.status.state, read.duration.seconds) == ("高", "resolved", 7200)
    assert read.root_cause.text.startswith("ディスク") and [one.done for one in read.actions] == [True, False]
    assert [(one.label, one.value) for one in read.sign_off] == [("承認者", "山田")]


def test_nothing_stated_is_nothing_read():
    read = report("# Post-mortem: the queue\n\n## Summary\nOrders failed.\n\n## Action items\nNone.\n")
    stated = (
        read.date,
        read.start,
        read.end,
        read.duration,
        read.severity,
        read.status,
        read.root_cause,
        read.impact,
    )
    assert stated == (None,) * 8 and (read.timeline, read.actions, read.sign_off, read.zone) == ((), (), (), "")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "**Duration:** 3 hours\n**Start:** 2025-03-04 10:00\n**End:** 2025-03-04 10:20",
            "not that from start to end",
        ),
        ("**Start:** 2025-03-04 10:00\n**End:** 2025-03-03 10:20", "before the start"),
        ("**Status:** Resolved\n**Service status:** Ongoing", "in several ways"),
        ("**Date:** 2025-03-04\n**Start:** 23:00\n**End:** 00:10", "next day"),
    ],
)
def test_contradictions_are_told_and_kept(text, word):
    (doubt,) = report(f"# Outage\n\n{text}\n").doubts
    assert word in doubt


@pytest.mark.parametrize("stated", ["12+ hours", "about 20 min", "< 3 hours"])
def test_a_length_that_agrees_is_no_doubt(stated):
    end = "2025-03-04 22:30" if "12" in stated else "2025-03-04 10:20"
    text = f"# Outage\n\n**Duration:** {stated}\n**Start:** 2025-03-04 10:00\n**End:** {end}\n"
    assert report(text).doubts == ()


LINES = (
    *LABELS.split("\n"), *TABLES.split("\n"), *PROSE.split("\n"), *HEADINGS.split("\n"),
    "- **Impact**:", "  - nested", "> quoted: yes", "```", "# Other", "**Lessons**", "- [x] done", "10:00 - 11:00",
    "<li>10:00 html</li>", "***", "- Resolved 2025-03-04 11:00", "| a |", "Status: [P1|P2]", "**Owner:**",
)  # fmt: skip
WORD = re.compile(r"[^\W_]+")


def values_of(item):
    """Every word that a report states, but for the names of precisions, forms and states, and for doubts."""
    if isinstance(item, dict):
        named = (
            "precision",
            "how",
            "state",
            "doubt",
            "doubts",
            "inherited",
            "day",
            "clock",
            "until_day",
            "until_clock",
        )
        return [word for key, value in item.items() if key not in named for word in values_of(value)]
    if isinstance(item, list):
        return [word for value in item for word in values_of(value)]
    return WORD.findall(folded(item)) if isinstance(item, str) else []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40).map("\n".join))
def test_every_stated_word_stands_in_the_document_and_every_span_in_its_lines(text):
    read = report(text)
    known = set(WORD.findall(folded(text))) | {"notes"}
    assert set(values_of(read.to_data())) <= known
    assert PastReport.from_data(read.to_data()) == read
    last = text.count("\n") + 1
    for one in (
        read.date,
        read.duration,
        read.root_cause,
        read.impact,
        *read.actions,
        *read.sign_off,
        *read.timeline,
    ):
        assert one is None or one.span is None or 1 <= one.span.first <= one.span.last <= last


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text):
    assert report(text.replace("\r\n", "\n").replace("\r", "\n")).to_data()


def test_a_long_report_is_read_in_sane_time():
    piece = "\n## Part {0}\n\n**Note {0}:** words of a sentence. And more: of them.\n\n- [ ] item {0} - Owner: Mo\n"
    text = LABELS + "".join(piece.format(number) for number in range(800))
    begun = time.process_time()
    report(text)
    assert time.process_time() - begun < 10


def test_reports_of_the_field_state_only_what_stands_in_them():
    for document in documents("seeds")[:2]:
        text = document.read_text("utf-8")
        assert set(values_of(report(text).to_data())) <= set(WORD.findall(folded(text)))
