"""What is open of a review is said before its incident is closed."""

from dataclasses import replace

from incident_desk.domain.review import Review, ReviewState
from incident_desk.qt.dialogs.close_incident import CloseDialog, still_open
from incident_desk.qt.widgets.paragraph import Paragraph
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import Bench


def resolved(review):
    return replace(Bench().desk.declare(Declaration("Shop <b>"), "MK"), review=review)


def test_a_sentence_for_each_thing_that_is_open():
    begun = Review(content="e-1")
    assert still_open(resolved(Review()), 0) == ("No review was begun.",)
    assert still_open(resolved(begun), 1) == (
        "Its review is not approved: it is a draft.", "1 question about its record is open.")  # fmt: skip
    sent = replace(begun, state=ReviewState.IN_REVIEW)
    assert still_open(resolved(sent), 3) == (
        "Its review is not approved: it is in review.", "3 questions about its record are open.")  # fmt: skip
    assert still_open(resolved(replace(begun, state=ReviewState.APPROVED)), 0) == ()


def test_the_dialog_names_the_deed_on_its_button(themes, window):
    one = resolved(Review())
    dialog, done = CloseDialog(themes, one, ("No review was begun.",), window), []
    dialog.accepted.connect(lambda: done.append(True))
    told = [each.text() for each in dialog.findChildren(Paragraph)]
    assert told[:2] == ["Shop <b>", "No review was begun."] and dialog.windowTitle() == f"Close {one.key}?"
    assert dialog.do.model.text == "Close incident"
    dialog.try_accept()
    assert done == [True]
