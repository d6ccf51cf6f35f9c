"""Which documents need not be read for a search."""

import pytest

from incident_desk.services.library import Library
from incident_desk.services.shelf_words import holding, may_hold
from tests.services.test_library import Shelf, reader

BOOK = b"# Outage\n\nThe pool is full: 498 of 500\n"


@pytest.mark.parametrize("words", [["pool"], ["POOL", "full"], ["ool"], []])
def test_a_document_that_has_the_words_is_read(words):
    assert may_hold(BOOK, "outage", words)


@pytest.mark.parametrize("words", [["mail"], ["pool", "mail"]])
def test_one_that_lacks_a_word_is_not(words):
    assert not may_hold(BOOK, "outage", words)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Caf&eacute; &#112;ool", "outage"),
        (b"The po=\nol is full", "mail"),
        ("The pool".encode("utf-16"), "outage"),
        (b"p\xf6\xf6l", "outage"),
        (b"<p>The p<b>ool</b>", "page"),
        (b'{"text": "\\u0070ool"}', "data"),
        (b"a;b", "times.csv"),
    ],
)
def test_what_its_bytes_do_not_tell_is_read(data, name):
    assert may_hold(data, name, ["pool"])


def test_a_word_of_other_letters_is_looked_for_in_the_document_itself():
    assert may_hold(BOOK, "outage", ["größe"])


def test_only_what_may_hold_the_words_is_read_for_a_search():
    read = []

    def noting(data, name):
        read.append(name)
        return reader(data, name)

    shelf = Shelf(own={"a": b"The pool is full", "b": b"bad", "c": b"Mails are late"})
    found = holding(Library(shelf, noting), ["pool"])
    assert [one.name for one in found] == ["a"] and read == ["a"]
    assert holding(Library(shelf, noting), ["bad"]) == []
