"""Page 1: the figures with their targets in words, the few points, what the review says, who approved."""

from dataclasses import replace

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.report_document import Cards, Facts, Paragraph, Points, Statements, Tone
from incident_desk.formats.report_front import FEW
from incident_desk.services.acts.playing import assess
from tests.report_samples import at, bare, begin, checkout, hostile, late
from tests.review_samples import SMALL, Reviewed


def doc_of(recorder):
    return document(build_report(recorder.events, "Incident Desk 0.1.0"))


def cards_of(recorder):
    rows = [block for block in doc_of(recorder).front if isinstance(block, Cards)]
    return {card.label: card for row in rows for card in row.cards}


def test_a_missing_figure_is_na_with_its_reason_and_never_zero():
    card = cards_of(bare())["Impact duration"]
    assert card.value == "n/a"
    assert "because impact started is not recorded" in card.note


def test_a_target_card_says_met_or_missed_in_words_and_its_source():
    met, missed = cards_of(checkout())["Response target"], cards_of(late())["Response target"]
    assert (met.value, met.tone) == ("met in 02:10", Tone.GOOD)
    assert "from settings" in met.note
    assert (missed.value, missed.tone) == ("missed by 03:26", Tone.BAD)
    assert "from the playbook" in missed.note


def test_an_answer_that_is_not_known_differs_from_one_that_nobody_gave():
    cards = cards_of(checkout())
    assert cards["Money or contract"].value == "not known"
    assert cards_of(bare())["Money or contract"].value == "not stated"


def test_page_one_holds_a_few_points_and_counts_the_rest():
    points = [block for block in doc_of(hostile()).front if isinstance(block, Points)]
    assert [len(block.items) for block in points] == [FEW, FEW]
    assert points[0].items[-1] == "and 10 more decisions, listed in this report"


def test_long_answers_are_clipped_on_page_one_and_whole_in_their_section():
    recorder = begin()
    answer = "word " * 100
    recorder.write(assess(recorder.state, "who", answer), at("03:10"))
    doc = doc_of(recorder)
    assert len(cards_of(recorder)["Customers and users"].value) <= 64
    assert answer.strip() in str(doc.sections)


def test_a_length_without_a_target_says_so():
    assert cards_of(checkout())["Time to detect"].note == "detected − impact started; no target is stated"


def test_it_says_for_whom_it_is_and_which_version():
    facts = next(one for one in doc_of(checkout()).front if isinstance(one, Facts))
    pairs = dict(facts.pairs)
    assert pairs["For"].text == "Internal use"
    assert (pairs["Report"].text, pairs["Report"].note) == ("Update", "no review yet")


def reviewed(*texts):
    one = Reviewed()
    for section, text in texts:
        one.write(section, text)
    return build_report(one.events, "x", template=SMALL)


def test_the_summary_of_the_review_is_the_headline_and_a_long_one_goes_on_in_its_section():
    short = document(reviewed(("summary", "Nobody could *pay*.")))
    lead = next(one for one in short.front if isinstance(one, Paragraph))
    assert (lead.text, lead.more) == ("Nobody could pay.", "")
    long = document(reviewed(("summary", "One. Two. Three. Four.")))
    lead = next(one for one in long.front if isinstance(one, Paragraph))
    assert (lead.text, lead.more) == ("One. Two. Three.", "continued in section 1")


def test_a_figure_that_the_review_states_stands_in_place_of_the_first_answer():
    report = reviewed(("summary", "x"))
    from incident_desk.domain.report_review import FigureFact

    figures = (FigureFact("users", "all tenants", "RO", at("04:00")),)
    doc = document(replace(report, review=replace(report.review, figures=figures)))
    first = next(one for one in doc.front if isinstance(one, Cards)).cards[0]
    assert (first.label, first.value, first.note) == (
        "Customers and users", "all tenants", "as the review states it"
    )  # fmt: skip


def test_it_ends_with_the_approvals_or_that_there_are_none():
    last = doc_of(checkout()).front[-1]
    assert isinstance(last, Statements) and last.boxed
    assert last.rows[0].text == "Nobody has approved this report."
