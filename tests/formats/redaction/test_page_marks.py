"""A mark lies over the very letters of its term, wherever a line ends."""

from incident_desk.formats.redaction.marks import MarkKind
from incident_desk.formats.redaction.page_marks import PageMarks, Term, mark_of
from tests.drawn_page import page


def marks(shown, *terms):
    return [(one.number, one.x, one.y, one.width, one.begins) for one in PageMarks(terms).on(shown, 0)]


def term(number, *texts, kind=MarkKind.REPLACED):
    return Term(kind, number, texts)


def test_a_term_over_two_lines_has_two_rectangles_of_which_one_begins_it():
    assert marks(page("to one", "host."), term(4, "one  host")) == [
        (4, 0.3, 0.058, 0.3, True),
        (4, 0.0, 0.158, 0.4, False),
    ]


def test_only_whole_words_count_and_capitals_do_not():
    assert marks(page("Acme acmes"), term(1, "ACME")) == [(1, 0.0, 0.058, 0.4, True)]
    assert marks(page("b-acme;"), term(1, "acme")) == [(1, 0.2, 0.058, 0.4, True)]


def test_a_short_term_is_found_as_it_was_written():
    assert marks(page("may MAY"), term(1, "MAY")) == [(1, 0.4, 0.058, 0.3, True)]


def test_a_name_that_is_a_word_is_found_as_it_was_written():
    assert marks(page("Will will"), Term(MarkKind.KEPT, 1, (), exact=("Will",))) == [(1, 0.0, 0.058, 0.4, True)]


def test_an_account_that_is_a_word_is_found_in_a_field_of_its_own():
    account = Term(MarkKind.REPLACED, 1, (), alone=("will",))
    assert [one[1] for one in marks(page("02:56  will  it will", "will"), account)] == [0.7, 0.0]
    assert marks(page("will go", "it will"), account) == []


def test_two_words_are_no_name_that_is_one_and_one_word_no_name_of_two():
    assert marks(page("In a row, and re"), term(1, "Ina"), term(2, "Andre")) == []
    assert marks(page("onehost"), term(1, "one host")) == []
    assert marks(page("Ina", "Andre"), term(1, "Ina"), term(2, "Andre")) != []


def test_a_long_word_may_go_on_in_the_next_line():
    assert [one[0] for one in marks(page("host.exam", "ple.org"), term(1, "host.example.org"))] == [1, 1]


def test_a_name_is_found_inside_writing_that_has_no_spaces():
    assert [one[1] for one in marks(page("由陈伟处理"), term(1, "陈伟"))] == [0.1]


def test_of_two_that_overlap_the_longer_one_is_marked():
    shown = page("mail a@b.c")
    assert [one[0] for one in marks(shown, term(1, "b.c"), term(2, "a@b.c"))] == [2]


def test_what_is_cut_off_is_not_marked():
    assert marks(page("acme", cut=True), term(1, "acme")) == []


def test_a_figure_is_marked_as_a_whole():
    mark = mark_of(page("x"), 3, term(2, kind=MarkKind.LEAK), (10, 20, 60, 120))
    assert (mark.kind, mark.page, mark.x, mark.y, mark.width, mark.height) == ("leak", 3, 0.1, 0.4, 0.5, 0.5)
