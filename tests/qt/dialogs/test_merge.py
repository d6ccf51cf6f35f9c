"""The dialog of a merge: into which one, and what happens to both, before Enter."""

import pytest

from incident_desk.qt.dialogs.merge import MergeDialog, plan_words
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.merging import Merging
from tests.fakes import Bench


@pytest.fixture
def three():
    desk = Bench().desk
    return desk, *(desk.declare(Declaration(title), "MK") for title in ("Shop", "Pay", "Mail"))


def test_what_happens_is_told_of_the_one_that_is_chosen(themes, window, shown, qtbot, three):
    desk, shop, pay, mail = three
    dialog = shown(MergeDialog(themes, pay, [shop, mail], window))
    with qtbot.waitSignal(dialog.plan_wished) as told:
        dialog.ask()
    assert told.args == [shop.id] and "looked at" in dialog.missing()
    dialog.show_plan(Merging(desk).plan(pay.id, mail.id))
    assert dialog.missing(), "a plan that comes late is of another choice"
    dialog.show_plan(Merging(desk).plan(pay.id, shop.id))
    assert dialog.missing() == "" and dialog.do.text() == f"Merge into {shop.key}"
    assert f"{pay.key} stays readable" in dialog.told.text()
    with qtbot.waitSignal(dialog.plan_wished):
        dialog.into.setCurrentIndex(1)
    assert dialog.missing()
    dialog.show_refusal("They can't")
    assert dialog.note.text() == "They can't"


def test_where_there_is_no_other_it_says_so(themes, window, shown, three):
    dialog = shown(MergeDialog(themes, three[1], [], window))
    dialog.ask()
    assert dialog.note.text() == dialog.missing() == "There is no other incident to merge it into"


def test_the_words_name_both_and_their_ends(three):
    desk, shop, pay, _ = three
    words = " ".join(plan_words(Merging(desk).plan(pay.id, shop.id)))
    assert "0 rows of INC-0002 come into INC-0001" in words and "is Cancelled, as its duplicate" in words
