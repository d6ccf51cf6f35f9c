"""Why it happened: by heading, by label, by the sentence that says so, or not at all."""

import pytest

from incident_desk.formats.reading.reports.causes import contributing_of, impact_of, root_cause_of
from incident_desk.formats.reading.reports.parts import parts_of
from tests.formats.reading.pages import page


@pytest.mark.parametrize("heading", ["Who was hurt", "Who was affected", "Blast radius", "Customer impact"])
def test_what_it_did_to_whom_is_the_impact_whatever_its_heading(heading):
    found = impact_of(parts_of(page(f"# Outage\n\n## {heading}\n- 41,200 payments\n- 3 tickets\n")))
    assert found is not None and found.text == "41,200 payments\n3 tickets"


def cause(text):
    found = root_cause_of(parts_of(page(text)))
    return found and found.text


@pytest.mark.parametrize(
    "text",
    [
        "# Outage\n\n## Root cause\n\nThe disk of the queue was full.\n",
        "# Outage\n\n# Root Cause Analysis\n\nThe disk of the queue was full.\n",
        "# Outage\n\n## 3. Causa raíz\n\n- The disk of the queue was full.\n",
        "# Outage\n\n**Root cause:** The disk of the queue was full.\n",
        "# Outage\n\n- **Identified**: The disk of the queue was full.\n",
        "# Outage\n\n**Why did it happen?** The disk of the queue was full.\n",
        "# Outage\n\n## Analysis\n\nThe disk of the queue was full.\n",
        "# Outage\n\n## Why it happened\n\nThe disk of the queue was full.\n",
        "# Outage\n\n## 根本原因\n\nThe disk of the queue was full.\n",
        "# Outage\n\n| | |\n|---|---|\n| Root cause | The disk of the queue was full. |\n",
        "# Outage\n\n## Root cause\n\n```\nOSError\n```\n\nThe disk of the queue was full.\n",
        "# Outage\n\n## Root cause\n\n### Contributing factors\n- No alert\n\n### Primary cause\n"
        "The disk of the queue was full.\n",
    ],
)
def test_a_stated_cause(text):
    assert cause(text).removeprefix("Primary cause\n") == "The disk of the queue was full."


def test_the_sentence_that_names_it_and_else_the_one_that_blames():
    named = "# Outage\n\nAll was down. A full disk was the root cause of this outage. We are sorry.\n"
    assert cause(named) == "A full disk was the root cause of this outage."
    assert cause("# Outage\n\nThe outage was caused by a full disk.\n") == "The outage was caused by a full disk."


@pytest.mark.parametrize(
    "text",
    [
        "# Outage\n\nWe are still investigating the root cause of this outage.\n",
        "# Outage\n\n## Root cause\n\nTBD\n\n## Impact\n\nAll\n",
        "# Outage\n\n## Impact analysis\n\nAll users of the queue\n\n## Root cause\n\n"
        "Unknown at this time. We look on.\n",
        "# Outage\n\nIt was slow because of load.\n\n**Root cause:** under investigation\n",
        "# Outage\n\n## Analysis\n\n### What a queue is\n\nA queue is a list of waiting things.\n",
        "# Outage\n\n- **Identified**: Via Mo\n",
        "# Outage\n\n## Timeline\n\n- **Root cause identified**: 14:30 UTC\n",
        "# Outage\n\n## Notes\n\nReviews were kept due to the wishes of the maintainers.\n",
        "# Outage\n\n## Action items\n\n- **Root cause**: write it down for the team\n",
        "# Outage\n",
    ],
)
def test_what_states_no_cause(text):
    assert cause(text) is None


def test_contributing_factors_are_items_or_one_line():
    text = (
        "# Outage\n\n## Root cause\n\nThe disk was full.\n\n### Contributing factors\n"
        "1. **No alert**: none\n2. Old disk\n"
    )
    assert [one.text for one in contributing_of(parts_of(page(text)))] == ["No alert: none", "Old disk"]
    line = "# Outage\n\n**Contributing factors:** an old disk\n"
    (one,) = contributing_of(parts_of(page(line)))
    assert (one.text, one.span.first) == ("an old disk", 3)
    assert contributing_of(parts_of(page("# Outage\n\n## Summary\nwords\n"))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "# Outage\n\n## Customer impact\n\nAll logins failed\n", "# Outage\n\n**Impact:** All logins failed\n",
        "# Outage\n\n- **Impact**:\n  - All logins failed\n", "# Outage\n\n## 影響範囲\n\nAll logins failed\n",
        "# Outage\n\n## Impact\n\n### Users\n\nAll logins failed\n",
    ],
)  # fmt: skip
def test_the_impact(text):
    assert impact_of(parts_of(page(text))).text == "All logins failed"


def test_no_impact_is_none():
    assert impact_of(parts_of(page("# Impact of a storm\n\n**Impact duration:** 2 h\n"))) is None


def test_a_heading_that_goes_on_says_the_cause():
    assert cause("# Outage\n\n## Root cause: a full disk\n\nIt ran over.\n") == "a full disk\nIt ran over."
    assert cause("# Outage\n\n## Root cause: a full disk of the queue\n") == "a full disk of the queue"
    both = "# Outage\n\n## Root causes & contributing factors\n\n- The disk of the queue was full\n"
    assert cause(both) == "The disk of the queue was full"
    assert cause("# Outage\n\n## Next steps identified\n\n- [ ] Look at the disk of the queue\n") is None


def test_a_label_in_the_section_is_more_exact_than_all_of_it():
    text = "# Outage\n\n## Root cause and fix\n\n**Root cause:** The disk was full.\n**Fix:** A bigger one.\n"
    assert cause(text) == "The disk was full."


def test_contributing_factors_end_the_cause():
    text = "# Outage\n\n## Root cause\n\nThe disk of the queue was full.\n\nContributing factors:\n\n- No alert\n"
    assert cause(text) == "The disk of the queue was full."


@pytest.mark.parametrize(
    "sentence",
    [
        "A bug in the redirect's health checks kept the old version in use.",
        "The certificate of the balancer expired in the night of Sunday.",
        "Ein Zertifikat am Verteiler war seit Mitternacht abgelaufen und niemand sah es.",
    ],
)
def test_where_no_sentence_says_why_the_first_that_tells_of_a_fault_is_the_cause(sentence):
    text = f"# Redirects stood still\n\n## Summary\n\nSome pages were gone on Monday. {sentence}\n"
    assert cause(text) == sentence


def test_a_summary_without_a_fault_gives_no_cause():
    assert cause("# Outage\n\n## Summary\n\nSome pages were gone on Monday, for about two hours.\n") is None


def test_a_sentence_that_names_the_effect_tells_the_cause_and_this_points_to_the_one_before():
    led = "The last two nodes were drained at once, which led to an outage."
    assert cause(f"# Down\n\n## Summary\n\nIt was short. {led}\n") == led
    before = "In the upgrade all nodes of the ingress were cordoned."
    assert cause(f"# Down\n\n## Summary\n\n{before} This went unseen and caused 40 min of outage.\n") == before


def test_who_saw_it_is_no_cause_and_the_cause_of_the_incident_was_names_it():
    was = "We found that the cause of the incident was a flaw in the pipeline that applies it."
    seen = "User reported an error of the monitoring in the channel"
    assert cause(f"# Down\n\n- **Identified**: {seen}\n- **Resolution**: {was}\n").endswith(was)


def test_the_heading_that_names_the_cause_alone_is_nearer_than_the_one_over_it():
    text = (
        "# Outage\n\n## Faulty part and root cause\n\n### Which part\n\nThe queue and its test.\n\n"
        "### Root cause\n\nThe disk of the queue was full.\n"
    )
    assert cause(text) == "The disk of the queue was full."


def test_what_was_found_out_is_the_cause_where_nothing_else_says_why():
    text = "# Outage\n\n## Summary\n\nAll was slow. We determined that the pool had no room for more readers.\n"
    assert cause(text) == "We determined that the pool had no room for more readers."


def test_words_that_begin_with_nothing_and_go_on_tell_a_cause():
    long = "Not applicable in the usual sense: the fault was put in by hand, and every answer became an error."
    assert cause(f"# Outage\n\n## Root cause\n\n{long}\n") == long
    assert cause("# Outage\n\n## Root cause\n\nNot applicable.\n") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The team is still looking and has not yet identified the root cause of the outage.",
        "Das Team ermittelt noch die Grundursache der Störung im Rechenzentrum.",
        "El equipo sigue investigando la causa raíz de la caída del servicio.",
        "L'équipe recherche encore la cause racine de la panne du service.",
        "A equipe ainda investiga a causa raiz da queda do serviço.",
        "Many orders were lost due to this outage of the shop.",
        "Viele Bestellungen gingen aufgrund dieser Störung des Ladens verloren.",
        "Muchos pedidos se perdieron debido a este incidente de la tienda.",
        "De nombreuses commandes ont été perdues à cause de cette panne.",
        "Muitos pedidos foram perdidos devido a esta queda da loja.",
    ],
)
def test_a_cause_that_is_looked_for_and_the_incident_as_a_cause_tell_none(sentence):
    assert cause(f"# Outage\n\n## Summary\n\n{sentence}\n") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The root cause was a disk that nobody had watched.",
        "Die Grundursache war eine volle Platte im Rechenzentrum.",
        "La caída fue causada por un disco lleno en el servidor.",
        "La panne a été causée par un disque plein sur le serveur.",
        "A faulty switch of the flags caused a surge of errors in the shop.",
    ],
)
def test_a_sentence_that_tells_why_in_several_languages(sentence):
    assert cause(f"# Outage\n\n## Summary\n\n{sentence}\n") == sentence
