"""The list keeps its place when the copy is made anew, and says which row is the chosen one."""

from dataclasses import replace

from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import hand_out
from incident_desk.formats.redaction.may_be import MayBe
from incident_desk.qt.pages.export.choices import Choices
from incident_desk.qt.pages.export.goes import rows_of
from incident_desk.qt.pages.export.goes_list import GoesList


def test_the_chosen_row_stays_chosen_and_headings_are_passed(themes, report, handout, qtbot):
    goes, went = GoesList(themes), []
    qtbot.addWidget(goes)
    goes.went_to.connect(went.append)
    goes.show_goes(rows_of(handout, {}))
    number = next(one.number for one in handout.findings if one.text == "a939863")
    goes.go_to(number)
    assert goes.row.finding.text == "a939863" and went == [number]
    goes.go_to(999)
    assert goes.row.number == number
    other = hand_out(report, Choices(Audience.TIMELINE).add_word("hangs").wish)
    goes.show_goes(rows_of(other, {}))
    assert goes.row.finding.text == "a939863"
    goes.show_goes(())
    assert goes.row is None and went[-1] == 0
    goes.show_goes(rows_of(handout, {}))
    goes.go_to_first()
    assert goes.row is not None


def test_no_mark_leads_to_what_only_may_be_a_name(themes, report, handout, qtbot):
    goes = GoesList(themes)
    qtbot.addWidget(goes)
    name = replace(handout, may_be=(MayBe("Ana Lopez", (("timeline", 1, "text"),)),))
    goes.show_goes(rows_of(name, {}))
    goes.go_to(0)
    assert goes.row is None
