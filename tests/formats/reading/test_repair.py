"""Damaged text comes back as it was; what is right stays right, in every language, and no line moves."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.document import Repair
from incident_desk.formats.reading.repair import repaired
from tests.formats.reading.corpus import documents
from tests.formats.reading.damage import DAMAGES, RIGHT_TEXTS, WORDS


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("language", RIGHT_TEXTS)
def test_what_was_damaged_comes_back(damage, language):
    right = RIGHT_TEXTS[language]
    assert repaired(DAMAGES[damage](right))[0] == right


@pytest.mark.parametrize("damage", DAMAGES)
def test_right_and_damaged_text_in_one_file_both_come_out_right(damage):
    for language, text in RIGHT_TEXTS.items():
        right = "It was down – “not slow” – for 5 minutes… then → up ✅\n" + text
        mixed = right.split("\n")[0] + "\n" + DAMAGES[damage](text)
        assert repaired(mixed)[0] == right, language


@pytest.mark.parametrize("language", RIGHT_TEXTS)
def test_right_text_is_left_alone(language):
    assert repaired(RIGHT_TEXTS[language]) == (RIGHT_TEXTS[language], ())


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join))
def test_right_words_in_any_order_are_left_alone(text):
    assert repaired(text) == (text, ())


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map("\n".join), st.sampled_from(sorted(DAMAGES)))
def test_no_line_moves_and_every_change_is_listed(text, damage):
    damaged = DAMAGES[damage](text)
    after, repairs = repaired(damaged)
    assert after.count("\n") == damaged.count("\n")
    lines = damaged.split("\n")
    for one in reversed(repairs):
        now = after.split("\n")[one.line - 1]
        assert one.after in now and one.before in lines[one.line - 1]
    changed = {
        n for n, pair in enumerate(zip(lines, after.split("\n"), strict=True), start=1) if pair[0] != pair[1]
    }
    assert changed == {one.line for one in repairs}


@given(st.text(max_size=300))
def test_any_text_is_read_and_what_was_mended_needs_no_second_time(text):
    once, _ = repaired(text)
    assert once.count("\n") == text.count("\n")
    if text.isascii():
        assert once == text


ENDS = ("l’été", "IRMÃ", "PÅ", "déjà", "câ", "MANHÃ", "SÅ", "è", "Ä", "Ö")
CLOSES = ("…”", "\u00a0»", "”", "’", " –", "»", "…", "—", "™")
CLOSED = [f"{word}{close}{after}" for word in ENDS for close in CLOSES for after in ("", " und", ".")]


@pytest.mark.parametrize("text", CLOSED)
def test_the_end_of_a_word_and_its_quotation_mark_are_no_letter(text):
    assert repaired(f"Say “{text} twice") == (f"Say “{text} twice", ())


SUMS = ["√π", "2√∞", "√∑", "≈π", "≈±5", "¬∞", "¬π", "ƒ∂", "∆µ ≠ 0", "x ≈ √Ω", "√2 ≤ x", "∫ƒ∂x"]


@pytest.mark.parametrize("text", SUMS)
def test_sums_are_left_alone(text):
    assert repaired(f"Note that {text} holds.") == (f"Note that {text} holds.", ())


def test_boxes_and_trees_are_left_alone():
    drawn = "┌──┬──┐\n│é │ñ │\n├──┼──┤\n└──┴──┘\n├── src\n│   ├── índice\n├┬┐ ┬┤ ├│ ╔═╗╬║\n░▒▓█"
    assert repaired(drawn) == (drawn, ())


def test_a_repair_says_where_what_and_how():
    text = "Costs\n\n**Lost:** ¬£925K ‚Äì so far\nC‚Äôest fini"
    after, repairs = repaired(text)
    assert after == "Costs\n\n**Lost:** £925K – so far\nC’est fini"
    how = "UTF-8 read as Mac Roman"
    assert repairs == (Repair(3, "¬£", "£", how), Repair(3, "‚Äì", "–", how), Repair(4, "‚Äô", "’", how))


def test_damage_upon_damage_is_one_repair_from_the_first_to_the_last():
    twice = DAMAGES["Windows-1252 twice"]("a\nnaïve – yes")
    after, repairs = repaired(twice)
    assert after == "a\nnaïve – yes" and [one.line for one in repairs] == [2, 2]
    assert all(
        one.before in twice and one.how == "UTF-8 read as Windows-1252, and again as Windows-1252"
        for one in repairs
    )  # noqa: E501


def test_two_damages_side_by_side_are_both_put_right():
    for first, second in permutations(("Mac Roman", "Windows-1252", "code page 437"), 2):
        text = DAMAGES[first]("Done ✅ – über\n") + DAMAGES[second]("Later ❌ — café’s")
        assert repaired(text)[0] == "Done ✅ – über\nLater ❌ — café’s"


def test_the_field_is_mended_where_it_is_damaged_and_nowhere_else():
    spots = {path.name[:3]: len(repaired(path.read_text("utf-8"))[1]) for path in documents("seeds")}
    assert spots == {"000": 0, "001": 20, "002": 0, "003": 0, "004": 0}


def test_the_seed_comes_back_without_loss():
    (path,) = [one for one in documents("seeds") if one.name.startswith("001")]
    text, repairs = repaired(path.read_text("utf-8"))
    assert {one.after for one in repairs} == {"£", "❌", "✅", "🔍", "🚀"}
    assert repaired(DAMAGES["Mac Roman"](text)) == (text, repairs)


COPIES = (("mojibake_macroman", "seeds", "000"), ("mojibake_cp1252", "dev", "docsrs-outage"))


@pytest.mark.parametrize(("damage", "split", "words"), COPIES)
def test_damaged_copies_of_the_field_are_their_originals(damage, split, words):
    (damaged,) = [one for one in documents("robustness") if damage in one.name]
    (right,) = [one for one in documents(split) if words in one.name]
    text, repairs = repaired(damaged.read_text("utf-8"))
    assert text == right.read_text("utf-8") and len(repairs) == 4


DAMAGED_IN_DEV = 1
"""Documents of dev that are damaged as they came."""


def test_no_right_document_of_the_field_is_changed():
    changed = [path.name for path in documents("dev") if repaired(path.read_text("utf-8"))[1]]
    assert len(changed) == DAMAGED_IN_DEV
