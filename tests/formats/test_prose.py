"""Page 1 in plain words, from recorded facts only."""

from incident_desk.domain.events import RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import FEW, document, headline
from incident_desk.formats.report_document import Cards, Points, Tone
from incident_desk.services.acts.playing import assess
from incident_desk.services.acts.steering import cancel, set_milestone
from tests.report_samples import at, bare, begin, checkout, disordered, drill, hostile, late, opened, reopened


def report_of(recorder):
    return build_report(recorder.events, "Incident Desk 0.1.0")


def doc_of(recorder):
    return document(report_of(recorder))


def cards_of(recorder):
    rows = [block for block in doc_of(recorder).front if isinstance(block, Cards)]
    return {card.label: card for row in rows for card in row.cards}


def test_the_headline_says_what_it_hurt_and_how_the_response_went():
    assert headline(report_of(checkout())) == (
        "Not working: Checkout and saved baskets. Affected: About 1,200 customers, all in Europe.",
        "The impact lasted about 42 min 00 s.",
        "It was acknowledged after 2 min 10 s (response target met) and resolved after 59 min 00 s "
        "(resolution target met).",
    )


def test_the_headline_says_what_is_not_known():
    said = " ".join(headline(report_of(bare())))
    assert "can't be said, because impact started is not recorded" in said
    assert "neither acknowledged nor resolved; its status is Investigating" in said


def test_the_headline_of_a_late_response_names_the_lateness():
    said = " ".join(headline(report_of(late())))
    assert "response target missed by 03:26" in said
    assert "is not resolved when the record ends (resolution target missed, 58:00 late by then)" in said


def test_the_headline_names_an_unknown_time_and_a_wrong_order():
    unknown = begin()
    unknown.write(set_milestone(unknown.state, Milestone.ACKNOWLEDGED, Moment.unknown()), at("04:00"))
    assert "acknowledged at an unknown time" in " ".join(headline(report_of(unknown)))
    assert "acknowledged 03:00 before it was declared" in " ".join(headline(report_of(disordered())))


def test_both_verdicts_of_an_incident_that_nobody_took_stand_in_one_bracket():
    last = headline(report_of(begin()))[-1]
    assert "(response target still running, resolution target still running)" in last


def test_a_cancelled_incident_says_why():
    recorder = begin()
    recorder.write(cancel(recorder.state, "a false alarm"), at("03:30"))
    assert headline(report_of(recorder))[-1] == "The incident was cancelled: a false alarm."


def test_a_drill_report_starts_with_the_word_drill():
    doc = doc_of(drill())
    assert doc.kind.startswith("Drill")
    assert doc.title.startswith("Drill: ")
    assert doc.running.startswith("Drill")
    assert headline(report_of(drill()))[0].startswith("This was a drill.")
    assert not doc_of(checkout()).kind.startswith("Drill")


def test_every_kind_of_record_has_its_name():
    kinds = {record: doc_of(opened(record=record)).kind for record in RecordKind}
    assert len(set(kinds.values())) == len(RecordKind)


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
    assert cards["Money or contract at risk"].value == "not known"
    assert cards_of(bare())["Money or contract at risk"].value == "not stated"


def test_page_one_holds_a_few_points_and_counts_the_rest():
    points = [block for block in doc_of(hostile()).front if isinstance(block, Points)]
    assert [len(block.items) for block in points] == [FEW, FEW]
    assert points[0].items[-1] == "and 10 more decisions, listed in this report"


def test_long_answers_are_clipped_on_page_one_and_whole_in_their_section():
    recorder = begin()
    answer = "word " * 100
    recorder.write(assess(recorder.state, "who", answer), at("03:10"))
    doc = doc_of(recorder)
    assert len(cards_of(recorder)["Affected"].value) <= 64
    assert answer.strip() in str(doc.sections)


def test_the_footer_names_generator_end_zone_and_head():
    recorder = checkout()
    first, computed, second = doc_of(recorder).footer
    assert "beside its formula" in computed
    assert first == "Incident Desk 0.1.0 · as recorded until 2026-03-01 04:01:20 UTC · all times in UTC"
    assert second == f"Record head {len(recorder.events)} {recorder.events[-1].hash}"


def test_sections_are_numbered_in_order():
    titles = [section.title for section in doc_of(reopened()).sections]
    assert [title.split(" ", 1)[0] for title in titles] == [str(n) for n in range(1, len(titles) + 1)]
