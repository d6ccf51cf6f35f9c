"""Chats copied from Slack, Teams and their like: author, time and lines of each message."""

from incident_desk.formats.bringing.chats import LONGEST_CHAT, chat_of
from incident_desk.formats.bringing.found import Form
from tests.formats.bringing.samples import read, told


def test_messages_with_their_authors_lines_and_places():
    found = read("Ana Lee  10:03 AM\nthe db is down\nreally\n:eyes:\n2\n\nBo  10:05 AM\nlooking\n:+1: 2\n")
    assert found.form is Form.CHAT and found.asks_zone
    assert told(found) == [
        (1, "01 10:03:00", "the db is down\nreally\n:eyes:\n2"),
        (7, "01 10:05:00", "looking\n:+1: 2"),
    ]
    assert [one.who for one in found.entries] == ["Ana Lee", "Bo"]
    assert not any("left out" in one for one in found.told)


def test_a_line_with_the_day_moves_what_follows():
    found = read("Ana  10:03\nfirst\n\nSaturday, February 28th\nAna  10:04\nsecond\n")
    assert [one[1] for one in told(found)] == ["01 10:03:00", "28 10:04:00"]


def test_teams_and_irc():
    assert told(read("[2026-03-01 10:03] Ana: down\n[2026-03-01 10:05] Bo: up\n")) == [
        (1, "01 10:03:00", "down"), (2, "01 10:05:00", "up")]  # fmt: skip
    assert [one.who for one in read("10:03 <ana> down\n10:05 <bo> up\n").entries] == ["ana", "bo"]


def test_of_a_text_longer_than_any_chat_the_beginning_is_read_and_the_rest_counted():
    one = "Ana  10:03\nhello\n"
    chat, behind = chat_of(one * (LONGEST_CHAT // len(one) + 50))
    assert chat is not None and 0 < behind < 110
    assert chat_of("z" * (LONGEST_CHAT + 1)) == (None, 0)
