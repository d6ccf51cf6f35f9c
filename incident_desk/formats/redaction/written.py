"""A handout as the text of a file: Markdown, HTML, JSON, CSV."""

import csv
import json
from datetime import datetime
from io import StringIO

from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import utc
from incident_desk.formats.markdown_report import write
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.timeline_export import TimelineView, neutral, timeline_csv

KEY_TIMES = ("time", "until", "precision", "kind", "text")
"""The columns of a copy without a timeline: its milestones."""


def text_for(handout: Handout, ending: str) -> str:
    """The text of the file whose name ends so (``.md``, ``.html``, ``.json``, ``.csv``)."""
    match ending:
        case ".html":
            # It brings python-markdown, which a window that shows a report has no need of.
            from incident_desk.formats.html_report import page_of

            return page_of(handout.document)
        case ".json":
            return json.dumps(handout.data, ensure_ascii=False, indent=1) + "\n"
        case ".csv":
            return csv_of(handout)
        case _:
            return write(handout.document)


def csv_of(handout: Handout) -> str:
    """The timeline as a table; the milestones where these readers get no timeline."""
    report = handout.report
    if report.timeline:
        start = report.moment(Milestone.DECLARED)
        began = start.at if start is not None and start.at is not None else report.header.declared_at
        return timeline_csv(
            TimelineView(report.header.key, report.header.title, report.timeline, began, handout.wish.on.zone)
        )
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(KEY_TIMES)
    for one in report.milestones:
        if one.moment is not None:
            cells = (_iso(one.moment.at), _iso(one.moment.until), one.moment.precision, "milestone")
            writer.writerow([neutral(cell) for cell in (*cells, TITLES[one.milestone])])
    return text.getvalue()


def _iso(moment: datetime | None) -> str:
    return utc(moment).isoformat() if moment else ""
