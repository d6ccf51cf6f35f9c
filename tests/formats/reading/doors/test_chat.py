"""Messages copied from a chat become entries with their times and authors, whole and in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.past_report import PastReport
from incident_desk.domain.past_times import PastMoment, TimelineEntry
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.doors.chat import as_markdown, chat_in, with_authors

ENTRIES = "# Incident chat\n\n## Timeline\n\n"


def entries(text):
    return as_markdown(chat_in(text)).removeprefix(ENTRIES)


SLACK = """Ann Meyer  10:42 AM
Checkout is down
seeing it too?

Bob  10:43 AM
looking
```
kubectl get pods
```
Tuesday, March 4th
PagerDutyAPP  11:02 AM
Triggered: API down
Dana O'Neil  [11:05 AM]
- rolled back
"""


def test_slack():
    chat = chat_in(SLACK)
    assert chat.told == "Read as a chat: 4 messages of 4 people became entries with their times"
    assert as_markdown(chat) == (
        ENTRIES + "- 10:42 AM Ann Meyer: Checkout is down\n  seeing it too?\n"
        "- 10:43 AM Bob: looking\n  ```\n  kubectl get pods\n  ```\n"
        "\n### Tuesday, March 4th\n\n- 11:02 AM PagerDuty: Triggered: API down\n"
        "- 11:05 AM Dana O'Neil: - rolled back\n"
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ann Meyer 3/4/2025 10:42 AM\nDown\nBob 3/4/2025 10:44 AM\non it\n",
         "- 3/4/2025 10:42 AM Ann Meyer: Down\n- 3/4/2025 10:44 AM Bob: on it\n"),
        ("[10:42] Ann: down\n[10:43:10] Bob: see it", "- 10:42 Ann: down\n- 10:43:10 Bob: see it\n"),
        ("[2025-03-04 10:44] Ann Lee: fixed\n[2025-03-04 10:45 UTC] Bo: ok\n",
         "- 2025-03-04 10:44 Ann Lee: fixed\n- 2025-03-04 10:45 UTC Bo: ok\n"),
        ("[3/4/2025 10:42 AM] Ann\nDown\n\n[Yesterday 10:43 AM] Bob Stone\nok",
         "- 3/4/2025 10:42 AM Ann: Down\n- Yesterday 10:43 AM Bob Stone: ok\n"),
        ("Ann Meyer\n10:42 AM\nDown\n\nBob\n\n10:43 AM\n\nlooking",
         "- 10:42 AM Ann Meyer: Down\n- 10:43 AM Bob: looking\n"),
        ("[10:42] <ann> down\n10:43 <bob> looking", "- 10:42 ann: down\n- 10:43 bob: looking\n"),
        ("3/4/25, 10:42 - Ann: down\n3/4/25, 10:43 - Bob: ok",
         "- 3/4/25, 10:42 Ann: down\n- 3/4/25, 10:43 Bob: ok\n"),
        ("Zoë Müller  10:42\nKasse steht\n田中  10:43\n確認中",
         "- 10:42 Zoë Müller: Kasse steht\n- 10:43 田中: 確認中\n"),
    ],
)  # fmt: skip
def test_teams_and_others(text, read):
    assert entries(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "", "The outage began at 10:42 AM\nand ended at 11:00 AM\nthat is all", "Start: 10:42\nEnd: 11:00",
        "[10:42:01] INFO: started\n[10:42:02] ERROR: failed", "10:42 down\n10:43 up", "March 4\nwent ok",
        "Detected 10:42 AM\nby Ann\nResolved 11:02 AM\nby Bob", "Ann  10:42 AM\nonly one",
        "- 10:42 Ann: a\n- 10:43 Bo: b",
        "Detected 3/4/2025 10:42 AM\na\nResolved 3/4/2025 11:42 AM\nb", "Ann  10:42 AM\nBob  10:43 AM\n",
        "Before all\n[10:42] Ann: a\n[10:43] Bo: b", "Deployed at 10:42\nx\nReverted at 10:50\ny",
    ],
)  # fmt: skip
def test_what_is_no_chat_stays_as_it_is(text):
    assert chat_in(text) is None


NAMES = st.sampled_from(["Ann", "Bob Stone", "Zoë", "O'Neil", "Dana-Lee Roe"])
CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)


@given(st.lists(st.tuples(CLOCKS, NAMES, WORDS), min_size=2, max_size=12))
def test_every_message_arrives_in_its_order(said):
    for text in ("\n".join(f"[{when}] {who}: {words}" for when, who, words in said),
                 "\n\n".join(f"{who}  {when}\n{words}" for when, who, words in said)):  # fmt: skip
        assert entries(text) == "".join(f"- {when} {who}: {words}\n" for when, who, words in said)


@given(st.text(max_size=200))
def test_any_text_is_a_chat_or_none(text):
    chat = chat_in(text)
    assert chat is None or as_markdown(chat)


def test_the_author_of_an_entry_stands_apart_in_a_chat_alone():
    said = PastReport("x", timeline=(TimelineEntry(PastMoment("10:42"), "Ann Meyer: It is down: all"),))
    (entry,) = with_authors(said, as_markdown(chat_in(SLACK))).timeline
    assert (entry.actor, entry.text) == ("Ann Meyer", "It is down: all")
    assert with_authors(said, "# Report\n") == said


SLACK_COMPACT = """Ines Okafor
  9:02 PM
checkout is failing
Jo
APP  9:04 PM
Triggered: 5xx > 5%
Ines Okafor
  9:05 PM
ack, taking it. I'm IC
9:07
Rolling back
:tada:
3
Marek Dvorak
  9:11 PM
new :tada: pods are up
"""


def test_a_time_alone_is_one_more_message_of_whoever_spoke_and_an_app_is_no_text_of_another():
    report = read_document(SLACK_COMPACT.encode(), "slack.txt").report
    assert report is not None
    assert [(one.moment.clock, one.actor, one.text) for one in report.timeline] == [
        ("21:02", "Ines Okafor", "checkout is failing"),
        ("21:04", "Jo", "Triggered: 5xx > 5%"),
        ("21:05", "Ines Okafor", "ack, taking it. I'm IC"),
        ("21:07", "Ines Okafor", "Rolling back :tada: 3"),
        ("21:11", "Marek Dvorak", "new :tada: pods are up"),
    ]


def test_what_follows_words_with_a_capital_is_a_follow_up_where_heads_bear_a_half_of_the_day():
    chat = chat_in("Ines Okafor\n9:02 AM\nDone\n9:07\nand told\nMarek Dvorak\n9:11 AM\nthanks\n")
    assert chat is not None
    assert [(one.when, one.who) for one in chat.messages] == [
        ("9:02 AM", "Ines Okafor"), ("9:07 AM", "Ines Okafor"), ("9:11 AM", "Marek Dvorak"),
    ]  # fmt: skip


QUOTING = """Ines Okafor  9:11 AM
back to v3.1
:fingers_crossed:

> from the log
  FATAL no slots left
- 9:05 first try
- 9:08 second try
```
kubectl get pods
```
Marek  9:16 AM
```
ok
```
Jo  9:17 AM
fine
:tada:
"""


def test_every_line_of_a_message_is_in_its_entry_and_a_time_within_it_is_no_other_entry():
    report = read_document(QUOTING.encode(), "slack.txt").report
    assert report is not None
    assert [(one.moment.clock, one.actor, one.text) for one in report.timeline] == [
        ("09:11", "Ines Okafor", "back to v3.1 :fingers_crossed: > from the log FATAL no slots left "
                                 "- 9:05 first try - 9:08 second try ``` kubectl get pods ```"),
        ("09:16", "Marek", "``` ok ```"),
        ("09:17", "Jo", "fine :tada:"),
    ]  # fmt: skip


APART = "Ann Meyer  8:10 PM\nCheckout is down\n\nRavi  8:12 PM\nlooking\n"


def heads(text):
    return [(one.who, one.when, [line for line in one.lines if line]) for one in chat_in(text).messages]


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_head_with_one_space_is_one_where_its_author_speaks_elsewhere(between):
    assert heads(f"{APART}{between}Ravi 8:14 PM\nrolled back\n")[2:] == [("Ravi", "8:14 PM", ["rolled back"])]
    assert heads(f"Ravi 8:09 PM\nhello\n{APART}")[0] == ("Ravi", "8:09 PM", ["hello"])


def test_a_head_with_one_space_of_somebody_new_stands_as_the_others_do():
    assert heads(f"{APART}\nZed Poe 8:15 PM\nme too\n")[2:] == [("Zed Poe", "8:15 PM", ["me too"])]


@pytest.mark.parametrize(
    "line", ["Zed 8:15 PM", "\nDeployed 8:15 PM\nwent well", "\nZed 8:15\nme too", "\nwe saw it at 8:15 PM\nfirst",
             "\nit came back at 8:15 PM", "Ravi 8:14"],
)  # fmt: skip
def test_words_before_a_time_stay_words_of_the_message(line):
    assert heads(f"{APART}{line}\n")[1:] == [("Ravi", "8:12 PM", ["looking", *filter(None, line.split("\n"))])]
