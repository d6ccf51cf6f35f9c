"""The action items of a report."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_actions import actions, actions_by_horizon
from incident_desk.formats.report_document import Paragraph, Subheading, Table
from incident_desk.services.acts.action_items import ActionWish, add_action
from tests.review_samples import Reviewed


def reviewed(*wishes):
    one = Reviewed()
    for wish in wishes:
        one.do(lambda now, wish=wish: add_action(wish))
    return build_report(one.events, "x")


def test_an_item_says_whose_by_when_of_which_type_and_how_one_will_see_it():
    wish = ActionWish("Alert", "RO", "2026-03-04", "week", "detective", "it rings")
    (table,) = actions(reviewed(wish, ActionWish("Write")))
    first, second = table.rows
    assert [cell.text for cell in first] == ["1", "Alert", "RO", "2026-03-04", "open"]
    assert (first[1].note, first[3].note) == ("detective\nDone when: it rings", "1 week")
    assert [cell.text for cell in second] == ["2", "Write", "no owner", "no date", "open"]


def test_under_their_horizons_the_numbers_go_on():
    report = reviewed(ActionWish("a", horizon="day"), ActionWish("b"), ActionWish("c", horizon="day"))
    blocks = list(actions_by_horizon(report))
    assert [one.text for one in blocks if isinstance(one, Subheading)] == ["24 hours", "Without a horizon"]
    tables = [one for one in blocks if isinstance(one, Table)]
    assert [(row[0].text, row[1].text) for table in tables for row in table.rows] == [
        ("1", "a"), ("2", "c"), ("3", "b")]  # fmt: skip


def test_none_is_said_to_be_none():
    for blocks in (actions(reviewed()), actions_by_horizon(reviewed())):
        assert [type(one) for one in blocks] == [Paragraph]
