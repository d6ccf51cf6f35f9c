"""A mark lies over the very letters of its term, wherever a line ends."""

from incident_desk.formats.pdf_reading.letters import PageText
from incident_desk.formats.pdf_reading.page_reading import Drawn
from incident_desk.formats.redaction.marks import MarkKind
from incident_desk.formats.redaction.page_marks import PageMarks, Term, mark_of


def page(*lines, cut=False):
    """A page of 100 by 200 points with these lines, ten points a letter, the first one at 180 points."""
    text, places = "\n".join(lines), []
    for number, line in enumerate(lines):
        places += [None] if number else []
        places += [Drawn(sign, 10 * at, 10 * at + 10, 180 - 20 * number, 10, cut) for at, sign in enumerate(line)]
    return PageText(100, 200, text, tuple(places))


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


def test_of_two_that_overlap_the_longer_one_is_marked():
    shown = page("mail a@b.c")
    assert [one[0] for one in marks(shown, term(1, "b.c"), term(2, "a@b.c"))] == [2]


def test_what_is_cut_off_is_not_marked():
    assert marks(page("acme", cut=True), term(1, "acme")) == []


def test_a_figure_is_marked_as_a_whole():
    mark = mark_of(page("x"), 3, term(2, kind=MarkKind.LEAK), (10, 20, 60, 120))
    assert (mark.kind, mark.page, mark.x, mark.y, mark.width, mark.height) == ("leak", 3, 0.1, 0.4, 0.5, 0.5)
