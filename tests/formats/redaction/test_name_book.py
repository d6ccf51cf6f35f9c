"""Names are found in every spelling, and words that only look like them are left."""

import time

import pytest

from incident_desk.formats.redaction.name_book import book_of
from incident_desk.formats.redaction.sorts import Sort


def found(text, people=(), customers=(), words=()):
    return [(text[one.start : one.end], one.sort) for one in book_of(people, customers, words).find(text)]


@pytest.mark.parametrize(
    "spelling",
    [
        "Matt Lindop", "MATT LINDOP", "matt.lindop", "Matt_Lindop", "Matt", "mlindop", "mattlindop", "Matt\nLindop",
    ],
)  # fmt: skip
def test_a_person_is_found_in_every_spelling(spelling):
    text = f"Then {spelling} restarted it"
    assert found(text, people=["Matt Lindop"])[0] == (spelling, Sort.PERSON)


def test_the_whole_name_comes_before_its_parts():
    assert found("Matt Lindop's key", people=["Matt Lindop"]) == [
        ("Matt Lindop", Sort.PERSON),
        ("Lindop", Sort.PERSON),
    ]


def test_initials_are_found_as_they_are_written():
    assert found("ML did it, 5 ml of it", people=["Matt Lindop"]) == [("ML", Sort.PERSON)]


def test_a_name_that_is_a_word_of_everyday_is_found_as_it_was_written():
    assert found("Will asked; it will be back", people=["Will Hardy"]) == [("Will", Sort.PERSON)]


@pytest.mark.parametrize(("name", "text"), [("Will", "Will will"), ("grace", "Grace, in a grace period")])
def test_a_single_word_of_everyday_is_a_name_with_its_capital(name, text):
    assert found(text, people=[name]) == [(text.split()[0].strip(","), Sort.PERSON)]
    book = book_of([name], (), ())
    assert book.is_as_written(name) and book.looks_for(name.capitalize()) and not book.looks_for(name.lower())


def test_a_login_of_every_machine_is_looked_for_in_no_text():
    book = book_of(["root"], (), ())
    assert found("Root cause: root", people=["root"]) == [] and not book.looks_for("root")
    assert found("the root", people=["root"], words=["root"]) == [("root", Sort.WORD)]
    assert book_of(["root"], (), ["root"]).looks_for("root")


def test_a_team_is_no_person_in_parts():
    assert found("the team of the database", people=["Database Team"]) == []
    assert found("ask the database team", people=["Database Team"]) == [("database team", Sort.PERSON)]


def test_the_program_is_nobody():
    assert found("the desk and check:x", people=["desk", "check:x", "report"]) == []


def test_a_handle_is_the_person_it_belongs_to():
    book = book_of(["Matt Lindop"], (), ())
    assert [one.who for one in book.find("@matt and @nobody.here")] == [
        "Matt Lindop",
        "Matt Lindop",
        "@nobody.here",
    ]


def test_a_name_without_spaces_is_found_inside_a_sentence():
    assert found("田中太郎が再起動した", people=["田中太郎"])[-1] == ("田中太郎", Sort.PERSON)
    assert ("三菱", Sort.CUSTOMER) in found("顧客三菱商事は", customers=["三菱"])


def test_customers_and_words_are_found_whole_in_any_case():
    text = "zebra associates and project BLUEBIRD, not zebra alone"
    assert found(text, customers=["Zebra Associates"], words=["Bluebird"]) == [
        ("zebra associates", Sort.CUSTOMER),
        ("BLUEBIRD", Sort.WORD),
    ]


def test_many_names_take_no_longer_than_few():
    text = "Kestrel Foods and others wait for the queue to drain " * 400
    spent = []
    for number in (10, 3000):
        book = book_of((), [f"Customer{n} Foods{n}" for n in range(number)], ())
        begun = time.process_time()
        assert list(book.find(text)) == []
        spent.append(time.process_time() - begun)
    assert spent[1] < 5 * spent[0] + 0.1
