"""What is surely a misread letter, what may be one, and what is none."""

import pytest

from incident_desk.formats.reading.repair_judging import Candidate, kind_of_letter, verdict


@pytest.mark.parametrize(
    ("shown", "letter", "left", "right", "said"),
    [
        ("Ã©", "é", "caf", " ", "sure"), ("Ã”", "Ô", "MANH", " x", "likely"), ("Ã”", "Ô", "cl", "ture", "sure"),
        ("√º", "ü", "f", "r", "sure"), ("√π", "ù", "2", " ", "likely"), ("√∂", "ö", "sch", "n", "sure"),
        ("¬∞", "°", "20", "C", "sure"), ("¬∞", "°", "if ", " ", "likely"), ("â€™", "’", "don", "t", "sure"),
        ("├í", "á", "est", " ", "sure"), ("├│", "ó", "  ", "  ", "no"), ("├│", "ó", "acci", "n", "sure"),
        ("Г©", "é", "caf", " ", "sure"), ("Ві", "³", "", "н", "no"), ("Â\x85", "\x85", "a", "b", "no"),
        ("â\x80\x93", "–", "a ", " b", "sure"), ("eÌ€"[1:], "\u0300", "e", "t", "sure"),
    ],
)  # fmt: skip
def test_what_stands_there_and_what_is_around_it_decide(shown, letter, left, right, said):
    assert verdict(Candidate(shown, letter, left, right), in_company=False) == said


def test_letters_of_a_script_come_in_company():
    found = Candidate("é\u00a0»", "頻", "l’ét", " dit")
    assert verdict(found, in_company=False) == "likely"
    assert verdict(Candidate("Ð¿", "п", "", "Ñ"), in_company=True) == "sure"


@pytest.mark.parametrize(
    ("letter", "kind"),
    [
        ("a", "no"), ("é", "latin"), ("ł", "latin"), ("ș", "rare"), ("Ω", "sign"), ("λ", "greek"), ("ж",
        "cyrillic"),
        ("→", "sign"), ("の", "east"), ("中", "east"), ("한", "east"), ("🚨", "sign"), ("\ue000", "no"),
        ("\ufffd", "sign"), ("\U0010ffff", "no"), ("\x93", "no"), ("Ҏ", "no"), ("ǎ", "no"),
    ],
)  # fmt: skip
def test_every_letter_is_of_a_kind(letter, kind):
    assert kind_of_letter(letter) == kind
