"""What changed since a version was approved: each place once, what stood there and what stands there."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.fold import fold
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.review import ListText, ReviewItem, ReviewList, SectionState, SectionText
from incident_desk.domain.review_compared import Changed, compared
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.services.acts.action_items import ActionWish, add_action, change_action
from incident_desk.services.acts.logging import set_action
from incident_desk.services.acts.reviewing import choose_template, mark_section, state_impact
from incident_desk.services.acts.steering import change_severity, set_milestone
from incident_desk.services.acts.undoing import undo
from tests.fakes import NOON
from tests.review_samples import OTHER, SMALL, Reviewed


def said(moment):
    return f"{moment.at:%H:%M}" if moment.at else "unknown"


class Since:
    """A review, and what changed in it since ``approve``."""

    def __init__(self):
        self.one = Reviewed()
        self.older = None

    def approve(self):
        self.one.approve()
        self.older = fold(self.one.events)
        return self.one

    def changed(self):
        now = self.one.now
        return compared(self.older, now, now.review.template, said, self.one.events)

    def told(self):
        return [(each.where, each.sort, each.before, each.after, each.who) for each in self.changed()]


def begun():
    since = Since()
    since.one.write("summary", "It was down.\nNobody could pay.", who="Ann")
    return since


def test_a_section_that_was_written_anew_tells_the_lines_that_went_and_came_and_who_wrote_it():
    since = begun()
    since.approve().write("summary", "It was down.\nFew could pay.\nIt came back.", who="Bob")
    (told,) = since.changed()
    assert (told.where, told.sort, told.who) == ("Summary", "changed", "Bob")
    assert [("+" if line.is_new else "-", line.text) for line in told.lines] == [
        ("-", "Nobody could pay."), ("+", "Few could pay."), ("+", "It came back.")]  # fmt: skip


def test_what_was_empty_is_added_what_was_emptied_is_removed_and_a_section_says_why_it_is_not_needed():
    since = begun()
    one = since.approve()
    one.write("summary", "")
    one.write("impact", "All of them", who="Bob")
    one.do(lambda now: mark_section(now, "whys", SectionState.NOT_NEEDED, "one cause", SMALL), who="Cy")
    assert since.told() == [
        ("Summary", "removed", "It was down.\nNobody could pay.", "", "RO"),
        ("Impact", "added", "", "All of them", "Bob"),
        ("Five whys", "added", "", "(not needed: one cause)", "Cy"),
    ]


def test_lists_and_figures_stand_with_their_section_and_what_no_section_shows_comes_last():
    since = begun()
    since.one.list("whys", "a", "b")
    one = since.approve()
    one.list("well", "quick")
    one.list("whys", "a", "c", "b")
    one.list("factors", ReviewItem("a deploy", "trigger"))
    one.do(lambda now: state_impact(now, "money", "£5", None, SMALL), who="Bob")
    assert since.told() == [
        ("Impact on money", "added", "", "£5", "Bob"),
        ("Five whys", "changed", "a\nb", "a\nc\nb", "RO"),
        ("Contributing factors", "added", "", "trigger: a deploy", "RO"),
        ("What went well", "added", "", "quick", "RO"),
    ]
    assert [line.text for line in since.changed()[1].lines] == ["c"]


def test_a_list_within_a_section_of_another_name_is_told_with_both():
    shown = ReviewTemplate("t", "T", sections=(TemplateSection("cause", "Root cause", shows=("whys",)),))
    since = begun()
    since.approve().list("whys", "a")
    told = compared(since.older, since.one.now, shown, said)
    assert [one.where for one in told] == ["Root cause: Five whys"]


def test_an_action_item_is_told_by_its_name_with_all_that_is_another_about_it():
    since = begun()
    since.one.do(lambda now: add_action(ActionWish("Alert on the pool", owner="RO")))
    since.one.do(lambda now: add_action(ActionWish("Write it down")))
    one = since.approve()
    alert, write = (each.id for each in one.now.actions)
    wish = ActionWish("Alert on the pool at 80 %", owner="Ann", due="2026-03-08", end_state="it rings")
    one.do(lambda now: change_action(now, alert, wish), who="Bob")
    one.do(lambda now: change_action(now, alert, ActionWish(result="it rang")), who="Cy")
    one.do(lambda now: set_action(now, write, done=True))
    one.do(lambda now: add_action(ActionWish("Tell the bank")), who="Di")
    first, second, third = since.changed()
    assert (first.where, first.who) == ("Action item: Alert on the pool at 80 %", "Cy")
    assert [("+" if line.is_new else "-") + line.text for line in first.lines] == [
        "-Alert on the pool", "-Owner: RO", "+Alert on the pool at 80 %", "+Owner: Ann", "+Due: 2026-03-08",
        "+Done when: it rings", "+Result: it rang"]  # fmt: skip
    assert [line.text for line in second.lines] == ["Done"]
    assert (third.where, third.sort, third.after, third.who) == (
        "Action item: Tell the bank", "added", "Tell the bank", "Di")  # fmt: skip


def test_an_action_item_that_was_taken_back_is_told_as_removed():
    since = begun()
    since.approve()
    since.one.do(lambda now: add_action(ActionWish("Tell the bank")))
    with_it = since.one.now
    since.one.do(lambda now: undo(now, since.one.events, since.one.bench.clock.now()))
    (told,) = compared(with_it, since.one.now, SMALL, said)
    assert (told.where, told.sort, told.before) == ("Action item: Tell the bank", "removed", "Tell the bank")


def test_milestones_severity_status_and_title_are_told_before_what_people_wrote():
    since = begun()
    since.one.do(lambda now: set_milestone(now, Milestone.DETECTED, Moment(NOON - timedelta(minutes=9))))
    one = since.approve()
    one.do(lambda now: set_milestone(now, Milestone.DETECTED, Moment(NOON - timedelta(minutes=5))), who="Ann")
    one.do(lambda now: set_milestone(now, Milestone.FIX_APPLIED, Moment(NOON)), who="Bob")
    one.do(lambda now: change_severity(now, "P2", "fewer than we thought"), who="Cy")
    one.do(lambda now: (Draft(Kind.TITLE_CHANGED, {"old": "Shop down", "new": "Checkout down"}),), who="Di")
    one.write("summary", "x")
    told = since.told()
    assert told[:3] == [
        ("Title", "changed", "Shop down", "Checkout down", "Di"),
        ("Severity", "changed", "P1", "P2", "Cy"),
        ("Status", "changed", "investigating", "mitigating", "Bob"),
    ]
    assert [one[0] for one in told[3:4]] == ["Summary"]
    assert ("Milestone: Detected", "changed", "11:51", "11:55", "Ann") in told
    assert ("Milestone: Fix applied", "added", "", "12:00", "Bob") in told


def test_another_template_is_told_and_the_texts_that_it_has_no_section_for_are_compared_all_the_same():
    since = begun()
    one = since.approve()
    one.write("summary", "It was up")
    one.do(lambda now: choose_template(now, OTHER), who="Cy")
    assert [(told[0], told[2], told[3], told[4]) for told in since.told()] == [
        ("Template of the review", "Small review", "Another form", "Cy"),
        ("Summary", "It was down.\nNobody could pay.", "It was up", "RO"),
    ]


def test_the_timeline_is_told_by_how_many_entries_it_has_more_and_how_many_say_something_else():
    since = begun()
    entry = Draft(Kind.ENTRY_LOGGED, {"text": "seen"})
    since.one.do(lambda now: (entry,))
    first = since.one.events[-1].id
    one = since.approve()
    one.do(lambda now: (entry,))
    assert since.told() == [("Timeline", "added", "", "1 more entry in the timeline", "")]
    one.do(lambda now: (entry,))
    one.do(lambda now: (Draft(Kind.ENTRY_STRUCK, {"entry": first, "reason": "wrong"}),))
    assert since.told()[0][3] == "2 more entries in the timeline\n1 row of it corrected or struck"
    (back,) = compared(one.now, since.older, SMALL, said)
    assert back.after == "2 fewer entries in the timeline"


# -- laws -------------------------------------------------------------------------------------------------------

BASE = Reviewed().now
SECTIONS = st.sampled_from(["one", "two", "three", "four"])
WORDS = st.text(max_size=12)
TEXTS = st.dictionaries(SECTIONS, WORDS)
LINES = st.text("abc:", min_size=1, max_size=8)
LISTS = st.dictionaries(st.sampled_from(list(ReviewList)), st.lists(LINES, max_size=3))
SHOWN = ["whys", "well", "figures", "actions", "actions-by-horizon", "milestones", "timeline", "facts"]
TEMPLATES = st.dictionaries(SECTIONS, st.lists(st.sampled_from(SHOWN), max_size=4))


def state_of(texts, lists):
    review = replace(
        BASE.review,
        texts={name: SectionText(name, name, name, text, NOON, "Ann") for name, text in texts.items()},
        lists={name: ListText(name, tuple(map(ReviewItem, items)), NOON, "Ann") for name, items in lists.items()},
    )
    return replace(BASE, review=review)


def template_of(shown):
    sections = (TemplateSection(name, name, shows=tuple(parts)) for name, parts in shown.items())
    return ReviewTemplate("t", "T", sections=tuple(sections))


@given(TEXTS, LISTS, TEMPLATES)
def test_nothing_differs_from_itself(texts, lists, shown):
    one = state_of(texts, lists)
    assert compared(one, one, template_of(shown), said) == ()


@given(TEXTS, TEXTS, LISTS, LISTS, TEMPLATES)
def test_every_section_and_list_that_differs_is_told_once_whatever_the_template_shows(
    before, after, had, has, shown
):
    told = compared(state_of(before, had), state_of(after, has), template_of(shown), said)
    texts = {name for name in {*before, *after} if before.get(name, "") != after.get(name, "")}
    lists = {name for name in {*had, *has} if had.get(name, []) != has.get(name, [])}
    assert sorted(one.where for one in told if one.where in ("one", "two", "three", "four")) == sorted(texts)
    assert len(told) == len(texts) + len(lists)
    assert all(one.before != one.after and one.lines for one in told)


@given(st.text(), st.text())
def test_the_lines_lead_from_the_one_text_to_the_other(before, after):
    lines = Changed("x", "changed", before, after).lines
    went, came = ([line.text for line in lines if line.is_new is new] for new in (False, True))
    old, new = (text.split("\n") if text else [] for text in (before, after))
    assert len(old) - len(went) == len(new) - len(came)
    assert set(went) <= set(old) and set(came) <= set(new)
