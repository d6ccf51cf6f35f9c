"""The examination: the heaviest first, nothing where all is well, and no harm from any case."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.doctor import RULES, Case, CaseAction, CaseRow, Group, examine
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.past_report import StatedDuration
from incident_desk.domain.past_times import PastPrecision
from tests.domain.doctor.cases import WELL, at, case, row


def test_where_all_is_well_nothing_is_asked():
    rows = [row(minutes + minutes / 600) for minutes in (2, 15, 24)]
    well = case(*rows, row(30, is_check=True), stones=WELL, proof="soak", severity="P1", is_severe=True,
                commander="MK", updates=(at(10),), update_every_s=900,
                actions=(CaseAction("a", "RO", "Friday"),))  # fmt: skip
    assert examine(well) == ()


def test_the_heaviest_come_first_and_a_finding_bears_the_name_of_its_rule():
    one = case(*[row(1)] * 3, row(2, zoned=False), stones={"IMPACT_STARTED": 5, "DETECTED": 1},
               duration=StatedDuration("2 h", 7200), is_severe=True)  # fmt: skip
    found = examine(one)
    assert [each.group for each in found] == sorted((each.group for each in found), key=list(Group).index)
    assert {each.rule for each in found} <= set(RULES) and found[0].group is Group.CONTRADICTION


MOMENTS = st.one_of(
    st.just(Moment.unknown()),
    st.builds(lambda n, p: Moment(at(n), p), st.integers(-900_000, 900_000), st.sampled_from(list(Precision)[:2])),
    st.builds(lambda n, m: Moment(at(n), Precision.RANGE, at(n + m)), st.integers(-99, 99), st.integers(0, 1439)),
)
ROWS = st.builds(CaseRow, st.text(max_size=3), MOMENTS, st.text(max_size=20), st.integers(0, 99), st.booleans(),
                 st.booleans(), st.booleans(), st.booleans())  # fmt: skip
DURATIONS = st.none() | st.builds(
    StatedDuration, st.text(max_size=9), st.none() | st.integers(0, 10**7), st.sampled_from(list(PastPrecision))
)
CASES = st.builds(
    Case, st.just("Down"), st.lists(ROWS, max_size=8).map(tuple),
    st.dictionaries(st.sampled_from(list(Milestone)), MOMENTS, max_size=9),
    is_open=st.booleans(), is_severe=st.booleans(), severity=st.text(max_size=3), duration=DURATIONS,
    root_cause=st.text(max_size=40), people=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    updates=st.lists(st.integers(0, 99).map(at), max_size=4).map(tuple),
    update_every_s=st.sampled_from([0.0, 900.0]),
)  # fmt: skip


@given(CASES)
def test_any_case_can_be_examined_and_every_finding_says_all_that_it_must(one):
    ids = {each.id for each in one.rows}
    for found in examine(one):
        assert all((found.title, found.why, found.because, found.fix)) and set(found.rows) <= ids
