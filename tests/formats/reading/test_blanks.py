"""Places to fill in, and what only looks like one."""

import pytest

from incident_desk.formats.reading.blanks import blanks_in, command_blanks


def texts(body):
    return [blank.text for blank in blanks_in(body)]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("At [CURRENT_TIME] by <name> of {team} in {{ place }}", ["CURRENT_TIME", "name", "team", "place"]),
        ("[OUTAGE] It is down\n**[UPDATE]** more\n> [RESOLVED] done", []),
        ("Subject: [SEV1] [Service Name] is down", ["Service Name"]),
        ("Subject: `[DR] Site lost - <Site>`", ["Site"]),
        ("Subject: [SERVICE] lost at [TIME]", ["SERVICE", "TIME"]),
        ("Subject: [SERVICE NAME] lost, <Site>", ["SERVICE NAME", "Site"]),
        ("We see [UPDATE] here", ["UPDATE"]),
        ("Subject: [Action Required] Sign in again\n[PLANNED MAINTENANCE] Tonight\n**[Reminder]** Soon", []),
        ("Please add the [Action Required] here", ["Action Required"]),
        ("UPDATE [14:45 UTC], [2024-03-05 09:10] and [9:10 pm]", []),
        ("UPDATE [HH:MM UTC], [Time, e.g. 14:45] and [1-4]", ["HH:MM UTC", "Time, e.g. 14:45", "1-4"]),
        ("- [ ] box\n- [x] done", []),
        ("[the page](https://a.example) and [text][ref]\n[ref]: https://a.example", []),
        ("[SERVICE]: we look into it", ["SERVICE"]),
        (r"At \[TIME\] sharp", ["TIME"]),
        ("<br> <time> <a href='x'> <https://a.example> <mo@a.example>", ["time"]),
        ("if 3 < 5 and 7 > 6", []),
        ("${HOME} {\"a\": 1} costs $100 or $x", ["HOME"]), ("$SERVICE is down, $IN", ["SERVICE", "IN"]),
        ("From %START% to %END_TIME%, 5% of 100%", ["START", "END_TIME"]),
        ("At XX:XX or HH:MM on YYYY-MM-DD", ["XX:XX", "HH:MM", "YYYY-MM-DD"]),
        ("From YYYY-MM-DD HH:MM to DD/MM/YYYY", ["YYYY-MM-DD HH:MM", "DD/MM/YYYY"]),
        ("ETA: TBD, INC-XXXX", ["TBD", "XXXX"]), ("TBDs and XXL and MAXX", []),
        ("[YYYY-MM-DD] {HH:MM}", ["YYYY-MM-DD", "HH:MM"]),
        ("Name: ____\n____\nsnake___case", ["____"]),
        ("<[NAME]>", ["NAME"]),
        ("[A] and [A] and [B]", ["A", "B"]),
        ("[...] [ ] [-]", []),
    ],
)  # fmt: skip
def test_blanks_of_a_message(body, wanted):
    assert texts(body) == wanted


def test_a_choice_offers_its_values_and_the_program_fills_what_it_knows():
    choice, time, cause = blanks_in("[Investigating|Resolved] at [CURRENT_TIME]: [BRIEF_CAUSE]")
    assert choice.choices == ("Investigating", "Resolved") and not choice.automatic
    assert time.automatic and not cause.automatic
    assert time.mark == "[CURRENT_TIME]"


def test_filling_every_mark_leaves_no_blank():
    body = r"[A] \[B\] <c> {d} {{e}} [F|G]"
    for blank in blanks_in(body):
        body = body.replace(blank.mark, "word")
    assert body == "word word word word word word"


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        ("git checkout [PREVIOUS_COMMIT]", ["PREVIOUS_COMMIT"]),
        ("kubectl logs <pod-name> -n {{ns}}", ["pod-name", "ns"]),
        ("grep [a-z] file", []), ("[ -f x ] && [[ -d y ]]", []), ("sort <in.txt >out.txt", []),
        ("cat <file >other", []),
        ("echo ${arr[index]}", []), ("curl https://<host>/health", ["host"]),
    ],
)  # fmt: skip
def test_blanks_of_a_command(command, wanted):
    assert [blank.text for blank in command_blanks(command)] == wanted


def test_tags_one_behind_the_other_are_none():
    assert [one.text for one in blanks_in("Subject: [UPDATE] [INCIDENT] [Severity] - words")] == ["Severity"]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("**Status:** Investigating / Identified / Resolved", ["Investigating / Identified / Resolved"]),
        ("Status: Open | Closed | Not known", ["Open | Closed | Not known"]),
        ("Status: Open / Closed", []), ("Tell A / B / C of it", []), ("Path: a/b/c", []),
        ("Status: Open / Closed / Unknown, by hand.", []),
    ],
)  # fmt: skip
def test_words_to_choose_from_behind_a_label(body, wanted):
    found = blanks_in(body)
    assert [blank.mark for blank in found] == wanted
    assert [len(blank.choices) for blank in found] == [3] * len(wanted)


def test_a_letter_behind_a_code_is_a_blank_and_a_ticked_box_is_none():
    assert [blank.text for blank in blanks_in("P[X] since [time]")] == ["X", "time"]
    assert blanks_in("- [X] done, [x] too") == ()
    assert blanks_in("Words without a sign of one. Some more of them.") == ()
