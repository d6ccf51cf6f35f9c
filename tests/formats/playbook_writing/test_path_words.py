"""A path of escalation in arrows, in sentences or drawn."""

from dataclasses import replace

import pytest

from incident_desk.domain.playbook import EscalationHop
from incident_desk.formats.playbook_writing.path_words import path_anew, path_pieces
from incident_desk.formats.reading.playbook import read_playbook
from tests.formats.playbook_writing.told_documents import PATHS

ARROWS, SENTENCES, DRAWN = PATHS[4], PATHS[5], PATHS[7]
NEW = EscalationHop("Warden", 5400)


def texts(source, place, new, comes=False):
    lines, book = source.split("\n"), read_playbook(source, "bell.md")
    pieces = path_pieces(lines, book, place, new, comes=comes)
    return ["\n".join([*lines[: one.first], *one.lines, *lines[one.last :]]) for one in pieces]


@pytest.mark.parametrize(
    ("source", "place", "old", "new"),
    [
        (ARROWS, 1, " → Team lead (after 15 min)", ""),
        (ARROWS, 0, "On-call engineer → ", ""),
        (ARROWS, 2, " → CTO (after 1 hour)", ""),
        (SENTENCES, 0, "If not solved within 30 minutes, escalate to the Team Lead. ", ""),
        (DRAWN, 1, "   ↓ (15 min)\nTeam lead\n", ""),
        (DRAWN, 0, "On-call engineer\n   ↓ (15 min)\n", ""),
    ],
)
def test_a_level_goes_with_what_leads_to_it(source, place, old, new):
    assert source.replace(old, new) in texts(source, place, None)


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        (ARROWS, "CTO (after 1 hour)", "CTO (after 1 hour) → Warden (after 90 minutes)"),
        (SENTENCES, "to the CTO.", "to the CTO. After 90 minutes, escalate to the Warden."),
        (DRAWN, "CTO\n", "CTO\n   ↓ (90 minutes)\nWarden\n"),
    ],
)
def test_a_level_comes_as_the_others_stand(source, old, new):
    hops = read_playbook(source, "bell.md").escalation
    assert source.replace(old, new) in texts(source, len(hops), NEW, comes=True)


def test_the_time_of_a_drawn_level_stands_beside_its_arrow():
    hop = read_playbook(DRAWN, "bell.md").escalation[1]
    assert DRAWN.replace("(15 min)", "(25 min)") in texts(DRAWN, 1, replace(hop, after_s=1500))


def test_all_of_the_path_can_stand_as_a_table_where_it_stood():
    lines, book = SENTENCES.split("\n"), read_playbook(SENTENCES, "bell.md")
    piece = next(path_anew(lines, book, [NEW]))
    assert piece.lines[-1] == "| 1 | Warden | after 90 minutes |" and piece.last == piece.first + 1
    assert list(path_anew(lines, book, [])) == []
