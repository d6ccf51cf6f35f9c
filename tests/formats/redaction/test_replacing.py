"""What a scan found is taken away wherever a file would say it."""

from incident_desk.formats.redaction.hider import Finding
from incident_desk.formats.redaction.name_book import book_of
from incident_desk.formats.redaction.replacing import Replacing
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.formats.report_document import Card, Cards, Section

ACME = Finding(3, Sort.CUSTOMER, "Acme Ltd", "[customer 1]", True, (), ("Acme Ltd", "acme"))


def test_a_found_term_gets_its_own_stand_in_and_another_one_is_hidden():
    replacing = Replacing(("ACME LTD", "blue door"), (ACME,))
    assert replacing("For Acme  Ltd, the Blue\ndoor.") == "For [customer 1], the [removed]."


def test_only_whole_words_are_taken():
    replacing = Replacing(("acme",), (ACME,))
    assert replacing("acmes, acme_x, (acme)") == "acmes, [customer 1]_x, ([customer 1])"


def test_a_document_and_data_lose_it_everywhere_and_keep_the_names_of_fields():
    replacing = Replacing(("acme",), (ACME,))
    section = replacing.in_values(Section("1 Acme", (Cards((Card("Who", "acme", "no acme"),)),)))
    assert section == Section("1 [customer 1]", (Cards((Card("Who", "[customer 1]", "no [customer 1]"),)),))
    assert replacing.in_data({"acme": ["acme", 3, None]}) == {"acme": ["[customer 1]", 3, None]}


def test_a_name_that_is_a_word_of_everyday_is_taken_as_it_was_written():
    will = Finding(1, Sort.PERSON, "Will", "[tech lead]", True, (), ("Will",))
    replacing = Replacing(("Will",), (will,), book_of(["Will"], (), ()))
    assert replacing("We will ask Will.") == "We will ask [tech lead]."


def test_nothing_to_take_away_changes_nothing():
    data = {"a": ["b"]}
    assert Replacing(("", "  "), (ACME,)).in_data(data) is data
