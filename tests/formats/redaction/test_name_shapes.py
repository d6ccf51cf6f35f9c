"""What may be a name by the look of it: where no capital is asked for, and words like those of machines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.redaction.name_shapes import looks_in, lower_words, machines_in
from incident_desk.resource_files import resource
from tests.shared_folder import shared


def sure(text, is_english=True):
    return [one.text for one in looks_in(text, is_english) if one.sure]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Lopez of Zebra Associates can sign in again", ["Ana Lopez", "Zebra Associates"]),
        ("Globex can't sign in since noon", ["Globex"]),
        ("We called Maria O'Brien at Northwind Bank and Jean-Luc Picard.", [
            "Maria O'Brien", "Northwind Bank", "Jean-Luc Picard",
        ]),
        ("Commander Ana de la Cruz took over; Ludwig van Beethoven said so", [
            "Ana de la Cruz", "Ludwig van Beethoven",
        ]),
        ("Checkout answers 502 for Initech's users", ["Initech"]),
        ("Zebra's users", ["Zebra"]),
        ("Deployed by Priya", ["Priya"]),
        ("Outage at Zebra Associates", ["Zebra Associates"]),
        ("- the customer “Globex” asked", ["Globex"]),
    ],
)  # fmt: skip
def test_people_and_companies_are_seen(text, names):
    assert sure(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Root Cause Analysis",
        "The Incident Commander asked the Technical Lead on Monday, 3 March",
        "The database was restored. Everything is well: Nobody lost data",
        "Postgres, Redis and Kubernetes on GitHub; the APIs of AWS, QoS, DNS",
        "A NameError in Python, an OOMKilled pod; don't Panic",
        "mail ana@Zebra.example, see https://Zebra.example/Ana and Zebra/Ana.py, CALL_Zebra",
        "",
    ],
)
def test_what_everybody_says_is_none(text):
    assert sure(text) == []


def test_a_word_that_begins_a_sentence_is_sure_only_by_what_it_does():
    assert [(one.text, one.sure) for one in looks_in("Zebra: all fails. Globex reported it")] == [
        ("Zebra", False),
        ("Globex", True),
    ]


def test_of_other_languages_only_several_words_inside_a_sentence_count():
    assert sure("Die Datenbank auf dem Server meldet Fehler im Lastverteiler", is_english=False) == []
    assert sure("Próximos Pasos", is_english=False) == []
    assert sure("gestern hat Ana Lopez angerufen", is_english=False) == ["Ana Lopez"]
    assert sure("ゼブラ社の顧客はログインできない。数据库已恢复") == []


@pytest.mark.parametrize(
    "text", ["db-primary", "web-03", "prod-eu-1", "payments-db", "checkout-7f9c", "zeus-7", "WEB-03"]
)
def test_machines_are_seen(text):
    assert list(machines_in(f"since {text}, and ({text}:5432).")) == [text, text]


@pytest.mark.parametrize(
    "text",
    [
        "utf-8", "top-10", "step-3", "p-95", "INC-0043", "OPS-1640", "REST-API", "pre-prod", "db-level",
        "web-based", "cache-control", "post-mortem", "60-second", "follow-up", "api-gateway", "a/db-primary",
        "db-primary.example",
    ],
)  # fmt: skip
def test_other_words_with_a_hyphen_are_none(text):
    assert list(machines_in(f"the {text} of it")) == []


def test_small_words_are_those_of_the_text_and_not_of_its_addresses():
    assert lower_words("the Zebra of zebra.example and zebra@mail") == ["the", "of", "and"]


@given(st.text())
def test_whatever_is_found_stands_there_and_has_a_capital(text):
    for one in looks_in(text):
        assert one.text[0].isupper() and all(word in text for word in one.text.split())
    assert all(one in text and "-" in one for one in machines_in(text))


@given(st.text(st.characters(min_codepoint=0x3040, max_codepoint=0x9FFF)))
def test_writing_without_capitals_has_none(text):
    assert list(looks_in(text)) == []


@pytest.mark.parametrize("name", ["deployment-checklist", "production-incident", "service-outage"])
def test_what_the_shipped_playbooks_say_is_none(name):
    text = resource("playbooks", f"{name}.md").read_text("utf-8")
    assert sure(text) == [] and list(machines_in(text)) == []


@pytest.mark.parametrize(
    ("number", "names"),
    [
        ("000", {"Thomas Mulhern"}),
        ("001", {"Zebra Associates", "Zebra Associates Opportunity", "Maya"}),
        ("002", {"Thomas Mulhern"}),
        ("003", {"Chatbot Fluxa"}),
        ("004", {"Kit Builder"}),
    ],
)
def test_of_real_reports_hardly_anything_but_names_is_seen(number, names):
    path = next(shared("seeds").glob(f"{number}_*"))
    found = set(sure(path.read_text("utf-8")))
    assert names <= found and len(found - names) <= 2
