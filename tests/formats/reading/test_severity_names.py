"""Names of levels: codes and words, in several scripts, and their order either way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import SeverityLevel
from incident_desk.formats.reading.severity_names import (
    code_in_cell,
    code_of,
    codes_in,
    key_of,
    named,
    ranked,
    starts_with_level,
    word_of,
)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("P1 - Critical (Emergency)", "P1", "Critical"), ("SEV-2: Major", "SEV-2", "Major"), ("🔴 Sev 1",
        "Sev 1", ""),
        ("Level 3 – Low", "Level 3", "Low"), ("Critical", "Critical", "Critical"), ("**P0**", "P0", ""),
        ("Haute", "Haute", "Haute"),
        ("紧急", "紧急", "紧急"), ("`SEV3`", "SEV3", ""),
    ],
)  # fmt: skip
def test_a_name_is_a_code_with_a_label_or_a_word(text, name, label):
    level = named(text)
    assert (level.name, level.label) == (name, label)


@pytest.mark.parametrize(
    "text", ["P0 → P1", "P1/P2", "the team", "", "high time to go home now", "/p1/x", "AP1", "P12"]
)
def test_what_names_no_level_or_several(text):
    assert named(text) is None


def test_codes_are_found_in_short_texts():
    assert codes_in("SEV-1 and SEV-2") == ["SEV-1", "SEV-2"] and code_of("see P1") is None
    assert code_in_cell("ðŸŸ¡ P2") == "P2" and code_in_cell("a long cell that ends in P2") is None
    assert word_of("Critical: all") == "critical" and word_of("noncritical") is None
    assert starts_with_level("P1 anything at all") and not starts_with_level("high up in the north")


def test_one_level_has_one_key():
    assert key_of("SEV 1") == key_of("sev1") == key_of("SEV-1") != key_of("P1")
    assert key_of("Élevé") == key_of("eleve")


def order(*texts):
    return [(level.name, level.rank) for level in ranked([named(text) for text in texts])]


def test_the_scale_may_run_either_way():
    assert order("P2 - Low", "P1 - High", "P0 - Critical") == [("P0", 0), ("P1", 1), ("P2", 2)]
    assert order("Level 1 - Low", "Level 2 - Medium", "Level 3 - Critical") == [
        ("Level 3", 0),
        ("Level 2", 1),
        ("Level 1", 2),
    ]
    assert order("Low", "Critical", "Medium") == [("Critical", 0), ("Medium", 1), ("Low", 2)]
    assert order("P1") == [("P1", 1)] and order("Medium") == [("Medium", 2)]


@given(
    st.lists(
        st.sampled_from(["P0", "P1", "P2", "P3", "P4", "SEV5", "High", "Low", "Info"]), unique=True, max_size=9
    )
)
def test_ranks_run_from_the_worst_to_4_and_keep_everybody(names):
    levels = ranked([SeverityLevel(name) for name in names])
    assert sorted(level.name for level in levels) == sorted(names)
    ranks = [level.rank for level in levels]
    assert ranks == sorted(ranks) and all(0 <= rank <= 4 for rank in ranks)


@pytest.mark.parametrize(
    ("text", "word"),
    [("Nivel alto", "alto"), ("Nível Crítico", "critico"), ("Level High", "high"), ("Level up", None)],
)
def test_a_level_may_call_itself_one(text, word):
    assert word_of(text) == word
    assert (named(text) is not None) is (word is not None)
