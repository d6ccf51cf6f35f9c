"""Which message is drafted: by the stage of the incident, a whole message before the status line."""

from dataclasses import replace

import pytest

from incident_desk.domain.errors import NotFound
from incident_desk.domain.incident import UpdateSent
from incident_desk.domain.playbook import Playbook, Template
from incident_desk.domain.status import Status
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.templates import STATUS_LINE, stage_of, template_for, template_named, templates_of
from tests.fakes import NOON, Bench

STAGES = tuple(Template(stage, stage, f"{stage} words") for stage in ("initial", "progress", "resolved"))
FORM = "Status: [Investigating|Resolved] - [brief description]"


def incident(templates=STAGES, form="", *, told=False, status=Status.INVESTIGATING):
    book = Playbook("Outage", templates=templates, status_format=form)
    one = Bench().desk.declare(Declaration("Down", "P1", book), "MK")
    return replace(one, updates=(UpdateSent("x", NOON, (), "MK"),) if told else (), status=status)


def test_the_template_follows_the_stage():
    assert template_for(incident()).stage == "initial"
    assert template_for(incident(told=True)).stage == "progress"
    ended = [template_for(incident(told=told, status=one)) for told in (True, False)
             for one in (Status.RESOLVED, Status.CLOSED)]  # fmt: skip
    assert {one.stage for one in ended} == {"resolved"}
    assert [stage_of(incident(), told) for told in (False, True)] == ["initial", "progress"]


def test_where_no_template_is_meant_for_the_stage_it_is_the_status_line():
    assert template_for(incident(STAGES[1:])).body == STATUS_LINE
    assert template_for(incident(STAGES[1:], FORM)).body == FORM
    assert template_for(replace(incident(), playbook=None)).body == STATUS_LINE
    assert [one.mark for one in template_for(incident((), FORM)).blanks] == [
        "[Investigating|Resolved]", "[brief description]"
    ]  # fmt: skip


def test_a_whole_message_goes_before_a_status_line_that_is_meant_for_the_same_stage():
    line = Template("Communication", "progress", FORM)
    assert template_for(incident((line, *STAGES), FORM, told=True)).name == "progress"
    assert template_for(incident((line,), FORM, told=True)) == line


def test_a_status_line_that_is_a_template_already_is_not_there_twice():
    line = Template("Communication", "progress", FORM)
    assert templates_of(incident((line,), FORM)) == (line,)
    assert [one.name for one in templates_of(incident())] == ["initial", "progress", "resolved", "Status line"]


def test_a_template_is_named_by_its_name_or_its_beginning():
    assert template_named(incident(), " PROG").name == "progress"
    assert template_named(incident(), "status line").body == STATUS_LINE
    line = Template("Communication", "progress", FORM)
    assert template_named(incident((line,), FORM), "Status line") == line
    both = (Template("Update", body="a"), Template("Update to customers", body="b"))
    assert template_named(incident(both), "update").body == "a"


@pytest.mark.parametrize("name", ["", "nothing", "Status page"])
def test_an_unknown_or_ambiguous_name_is_refused_with_the_list(name):
    two = (Template("Status page: start"), Template("Status page: end"))
    with pytest.raises(NotFound, match="The templates are: Status page: start, Status page: end, Status line"):
        template_named(incident(two), name)


def test_the_blanks_of_our_own_status_line_are_those_that_stand_in_it():
    assert templates_of(Bench().desk.declare(Declaration("Down", "P1"), "MK"))[-1].blanks == blanks_in(STATUS_LINE)
