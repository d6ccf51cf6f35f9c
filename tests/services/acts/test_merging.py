"""What comes along when incidents are merged or split: every row that stands, at its time, with its origin."""

from datetime import timedelta

import pytest

from incident_desk.domain.attachments import attachments
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.changing import ChangeWish, log_change
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, log, set_action, star, strike
from incident_desk.services.acts.merging import copied_rows, merged, refuse_merge, split_off
from incident_desk.services.acts.placing import group, pin
from incident_desk.services.acts.steering import acknowledge
from tests.fakes import NOON, Bench


class Two:
    """Two incidents with one store; of the second one the rows are copied."""

    def __init__(self):
        self.bench = Bench()
        self.desk = self.bench.desk
        self.into = self.desk.declare(Declaration("Shop"), "MK")
        self.source = self.desk.declare(Declaration("Pay"), "RO")

    def do(self, *drafts):
        return self.desk.act(self.source.id, lambda *_: drafts, "RO").events[0]

    def log(self, text, sign=Sign.NOTE, **more):
        return self.do(*log(Line(text, sign, **more)))

    def copies(self):
        source = self.desk.incident_of(self.source.id)
        return merged(source, self.desk.events(source.id), self.into, lambda event: f"copy-{event}")[0]


@pytest.fixture
def two():
    return Two()


def test_typed_rows_keep_words_time_kind_owner_tags_star_and_author(two):
    at = Moment.exactly(NOON - timedelta(minutes=7))
    event = two.log("first", Sign.FINDING, happened=at, owner="ana", tags=("db",))
    two.do(*amend(event, Rewrite("second")))
    two.do(*star(event, starred=True))
    link, copy, starred = two.copies()
    assert (link.body["how"], link.body["key"], link.body["entries"]) == ("merged_in", two.source.key, [event.id])
    assert copy.kind is Kind.ENTRY_LOGGED and copy.happened == at and copy.id == f"copy-{event.id}"
    assert copy.body["text"] == "second" and copy.body["by"] == "RO" and copy.body["sign"] == Sign.FINDING
    assert (copy.body["owner"], copy.body["tags"]) == ("ana", ["db"])
    assert copy.body["origin"] == {"name": two.source.key, "event": event.id}
    assert starred.kind is Kind.ENTRY_STARRED and starred.body["entry"] == copy.id


def test_ends_pins_and_groups_come_along_and_nothing_stands_under_what_stayed(two):
    above, under, other, gone = (two.log(words) for words in ("reset", "ping", "mail", "wrong"))
    end = NOON + timedelta(minutes=1)
    two.do(*amend(above, Rewrite(ended=end.isoformat())))
    two.do(*pin(above, pinned=True))
    two.do(*group([under.id], above.id, {}))
    two.do(*group([other.id], gone.id, {}))
    two.do(*strike(gone, "slip"))
    drafts = two.copies()
    two.desk.act(two.into.id, lambda *_: drafts, "MK")
    rows = {row.text: row for row in timeline(two.desk.events(two.into.id))}
    assert (rows["reset"].ended, rows["reset"].pinned) == (end, True)
    assert rows["ping"].parent == rows["reset"].id and rows["mail"].parent is None
    assert (rows["ping"].pinned, rows["ping"].ended) == (False, None)


def test_what_the_desk_wrote_is_told_with_the_key_and_moves_no_clock_there(two):
    two.desk.act(two.source.id, lambda one, _: acknowledge(one, None), "RO")
    told = [one for one in two.copies() if one.kind is Kind.INCIDENT_TOLD]
    assert told and all(one.body["key"] == two.source.key and one.body["by"] for one in told)
    assert not any(one.kind in (Kind.MILESTONE_SET, Kind.STATUS_SET, Kind.ROLE_TAKEN) for one in two.copies())


def test_struck_undone_and_erased_rows_stay_behind_and_are_counted(two):
    kept, gone = two.log("kept"), two.log("slip")
    two.do(*strike(gone, "wrong window"))
    found = copied_rows(two.desk.events(two.source.id))
    assert [row.id for row in found.rows] == [kept.id]
    assert found.left == 2, "the struck one, and that it was declared"


def test_changes_action_items_and_files_stay_what_they_are(two):
    two.do(*log_change(ChangeWish("deploy 4.2", ref="4.2")))
    item = two.log("write a runbook", Sign.ACTION_ITEM, owner="ana")
    two.desk.act(two.source.id, lambda one, _: set_action(one, item.id, done=True), "RO")
    entry = two.log("see the graph")
    body = {"sha256": "a" * 64, "name": "graph.png", "size": 5, "media": "image/png", "entry": entry.id}
    two.do(Draft(Kind.EVIDENCE_ATTACHED, body))
    by_kind = {one.kind: one for one in two.copies()}
    assert by_kind[Kind.CHANGE_MADE].body["ref"] == "4.2"
    assert by_kind[Kind.ACTION_ADDED].body["owner"] == "ana" and by_kind[Kind.ACTION_ADDED].body["done"] is True
    file = by_kind[Kind.EVIDENCE_ATTACHED].body
    assert (file["sha256"], file["entry"]) == ("a" * 64, f"copy-{entry.id}")
    assert len(attachments(two.desk.events(two.source.id))) == 1


def test_only_a_decision_that_nobody_answered_comes_due_again(two):
    due = NOON + timedelta(minutes=30)
    two.log("roll back by 12:30", Sign.DECISION, due=due)
    assert [one.body.get("due") for one in two.copies() if one.kind is Kind.ENTRY_LOGGED] == [due.isoformat()]
    two.log("keep it", Sign.DECISION)
    assert [one.body.get("due") for one in two.copies() if one.kind is Kind.ENTRY_LOGGED] == [None, None]


def test_a_split_takes_the_chosen_rows_with_their_files_alone(two):
    one, other = two.log("mails are late"), two.log("pay is down")
    for entry in (one, other):
        two.do(Draft(Kind.EVIDENCE_ATTACHED, {"sha256": "b" * 64, "name": "x", "size": 1, "entry": entry.id}))
    source, events = two.desk.incident_of(two.source.id), two.desk.events(two.source.id)
    drafts, rows = split_off(source, events, [one.id], lambda event: f"copy-{event}")
    assert [row.id for row in rows] == [one.id]
    assert [draft.kind for draft in drafts] == [Kind.INCIDENT_LINKED, Kind.ENTRY_LOGGED, Kind.EVIDENCE_ATTACHED]
    with pytest.raises(Refused, match="Choose the entries"):
        split_off(source, events, [timeline(events)[0].id], str)


def test_what_cannot_become_one_is_refused(two):
    drill = two.desk.declare(Declaration("Game day", record=RecordKind.DRILL), "MK")
    with pytest.raises(Refused, match="itself"):
        refuse_merge(two.into, two.into)
    with pytest.raises(Refused, match="drill"):
        refuse_merge(drill, two.into)
