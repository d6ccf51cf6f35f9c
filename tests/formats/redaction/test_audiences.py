"""Each audience's rule names fields and sections that there are."""

from dataclasses import fields

import pytest

from incident_desk.domain.report import Header, ReportModel
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.timeline import Entry
from incident_desk.formats.redaction.audiences import ALL, RULES, Audience
from incident_desk.formats.redaction.sorts import EVERY
from incident_desk.formats.report_sections import sections
from tests.report_samples import checkout


@pytest.mark.parametrize("audience", [one for one in Audience if RULES[one].fields is not None])
def test_every_allowed_field_is_one_that_there_is(audience):
    for kind in (ReportModel, Header, Entry):
        allowed = RULES[audience].fields.get(kind.__name__, frozenset())
        assert allowed == ALL or allowed <= {one.name for one in fields(kind)}


def test_every_allowed_section_of_an_incident_is_one_that_there_is():
    titles = {one.title for one in sections(build_report(checkout().events, "x"))}
    for audience in (Audience.CUSTOMER, Audience.TIMELINE):
        assert RULES[audience].sections <= titles


def test_customers_get_no_log_no_people_and_no_checks():
    allowed = RULES[Audience.CUSTOMER].fields["ReportModel"]
    assert not allowed & {"timeline", "roles", "checks", "evidence", "actions", "contact_calls", "pauses"}
    assert "commander" not in RULES[Audience.CUSTOMER].fields["Header"]


@pytest.mark.parametrize("audience", (Audience.CUSTOMER, Audience.TIMELINE))
def test_of_a_past_report_only_its_times_and_its_length_go_outside(audience):
    allowed = RULES[audience].fields
    assert allowed["PastReport"] == {"date", "start", "end", "duration", "zone"}
    assert allowed["PastFacts"] == {"report", "zone", "is_dated"} and "written" not in allowed["PastMoment"]
    assert "Passage" not in allowed and "Source" not in allowed


def test_what_goes_outside_is_searched_for_everything_and_what_stays_inside_for_nothing():
    assert RULES[Audience.CUSTOMER].sorts == RULES[Audience.TIMELINE].sorts == EVERY
    assert RULES[Audience.INTERNAL].sorts == frozenset() and RULES[Audience.INTERNAL].fields is None
