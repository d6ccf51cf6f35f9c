"""Messages that stand under a heading as they are sent."""

import pytest

from tests.formats.reading.pages import read

STEPS = "# On-call notes\n\n## Tell everybody\n\n"


def messages(text):
    return [(one.name, [blank.text for blank in one.blanks]) for one in read(text).templates]


def test_a_subject_and_a_body_are_a_message_with_their_blanks():
    text = """
        # What we write when the site is lost

        ## First word
        Subject: `[DR] Site lost - <Site> - <Time UTC>`

        Body:
        - We lost `<Site>`.
        - Next word by: `<next time>`

        ## We are back
        **Subject:** Back at work

        **Body:**
        - The second site serves everybody.
        - Lost data:
    """
    assert messages(text) == [("First word", ["Site", "Time UTC", "next time"]), ("We are back", [])]
    assert not read(text).plans


@pytest.mark.parametrize(
    "mail",
    [
        "Betreff: Störung bei <Dienst>\n\nText:\n- Wir arbeiten daran.",
        "件名：障害のお知らせ\n\n本文：\n- 調査しています。",
    ],
)
def test_in_other_languages(mail):
    assert len(messages(STEPS + mail)) == 1


@pytest.mark.parametrize(
    "told",
    [
        "Subject: the outage of Monday\n\n- Restart the queue\n- Look at the log",
        "Subjects to look at\n\n- Restart <service>\n- Look at the log",
        "Write with a subject: it must name <service>.\n\n- Restart it",
    ],
)
def test_a_subject_alone_makes_no_message(told):
    assert messages(STEPS + told) == []


@pytest.mark.parametrize(
    ("above", "names"),
    [(("", ""), ["Down", "Up"]), (("**At first**\n\n", "**At last:**\n\n"), ["At first", "At last"])],
)
def test_several_under_one_heading_are_a_message_each(above, names):
    text = "## Email templates\n\n{}**Subject:** Down\n\nSince [time].\n\n{}Subject: Up\n\nSays [name].\n"
    first, second = read(f"# Notes\n\n{text.format(*above)}").templates
    assert [first.name, second.name] == names
    assert (first.body, second.body) == ("**Subject:** Down\n\nSince [time].", "Subject: Up\n\nSays [name].")


def test_a_message_may_have_a_heading_each_for_its_subject_and_its_words():
    text = "# P\n## Messages\n### First word\n#### Subject\n\n[Shop] is down\n\n#### Body\n\nIt is, since [time].\n"
    (only,) = read(text).templates
    assert (only.name, only.body) == ("First word", "Subject: [Shop] is down\n\nIt is, since [time].")
    assert [blank.text for blank in only.blanks] == ["Shop", "time"]
    assert read(text.replace("#### Body", "#### Numbers")).templates == ()
