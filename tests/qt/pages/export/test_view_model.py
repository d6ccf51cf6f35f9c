"""The model makes what is chosen, anew with each change, and follows the record."""

from dataclasses import replace

from incident_desk.domain.errors import Refused
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.qt.pages.export.choices import Choices
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.reviewing import ApprovalWish, approve, send_round, write_section
from incident_desk.services.export_values import State
from tests.review_samples import SMALL


def test_a_change_of_the_wish_makes_another_copy(room):
    room.come()
    before, first = room.model.handout, room.model.making.made[".pdf"]
    room.model.choose(room.model.choices.add_word("Checkout"))
    assert room.model.is_asking and room.model.making.made == {}
    room.made()
    assert room.model.handout is not before and room.model.making.made[".pdf"] is not first
    assert b"Checkout" not in room.model.making.made[".pdf"].data


def test_another_format_is_made_of_the_same_copy(room):
    room.come()
    before, first = room.model.handout, room.model.making.made[".pdf"]
    room.model.choose(room.model.choices.want(".md", True))
    room.made()
    assert room.model.handout is before and room.model.making.made[".pdf"] is first
    assert room.model.making.made[".md"].state is State.READY


def test_the_record_moves_on_and_is_read_anew_when_it_is_wished(room):
    room.come()
    with room.changed():
        room.link.act(lambda incident, now: log(Line("Nearly done", Sign.NOTE)))
    assert room.model.is_behind
    room.model.read()
    room.made()
    assert not room.model.is_behind and b"Nearly done" in room.model.making.made[".pdf"].data
    assert room.model.fact.chain == "chain unbroken"


def test_coming_again_goes_on_where_the_page_was_left(room):
    room.come((".pdf", ".md"))
    room.model.choose(room.model.choices.add_word("Checkout"))
    room.made()
    handout = room.model.handout
    room.page.back_wished.emit()
    room.controller.do("export")
    assert room.model.handout is handout and room.model.choices.words == ("Checkout",)


def test_what_was_left_unfinished_is_made_when_somebody_looks_again(room):
    from tests.qt.pages.export.press import held

    room.come()
    room.work.hold = held()
    room.model.choose(room.model.choices.add_word("Checkout"))
    room.until(lambda: room.model.making.progress is not None)
    room.page.back_wished.emit()
    assert not room.model.making.is_busy and room.model.making.made == {}
    room.work.hold.set()
    room.controller.do("export")
    room.until(lambda: ".pdf" in room.model.making.made)
    assert room.model.making.made[".pdf"].state is State.READY


def test_a_customers_name_is_kept_for_every_copy(room):
    said = []
    room.come()
    room.model.noticed.connect(said.append)
    room.model.keep_customer("Checkout")
    room.until(lambda: bool(said))
    assert said == ["Checkout is looked for in every copy from now on"] and "Checkout" in room.work.customers
    room.made()
    room.model.keep_customer("full")
    room.until(lambda: len(said) == 2)
    assert "disk is full" in said[1] and "disk is full" in room.model.problem


def test_what_cannot_be_prepared_is_said_and_the_next_change_tries_again(room, monkeypatch):
    room.come()

    def refuse(*_):
        raise Refused("No such section")

    with monkeypatch.context() as held:
        held.setattr(room.work, "prepare", refuse)
        room.model.choose(room.model.choices.add_word("Checkout"))
        room.until(lambda: room.model.problem == "No such section")
    room.model.choose(room.model.choices.add_word("down"))
    room.made()
    assert room.model.problem == ""


def test_other_readers_are_counted_once_the_files_are_there(room):
    room.come()
    room.until(lambda: len(room.model.counting.counts) == len(Audience))
    assert room.model.counting.counts[Audience.EXECUTIVE].pages in (None, 6)


def test_an_approved_version_stays_what_it_was_until_it_is_approved_no_longer(room):
    said = []
    for rule in (
        lambda one, _: write_section(one, "summary", "Down for an hour", None, SMALL),
        lambda one, _: send_round(one),
        lambda one, _: approve(one, ApprovalWish("Commander", "MK")),
    ):
        with room.changed():
            room.link.act(rule)
    room.come()
    model, caption = room.model, room.page.head.caption
    model.noticed.connect(said.append)
    model.choose(model.choices.of_version(1))
    room.made()
    until = model.report.head.seq
    with room.changed():
        room.link.act(lambda *_: log(Line("Nearly done", Sign.NOTE)))
    assert not model.is_behind and model.report.head.seq == until
    assert caption.text().endswith(" · version 1 as approved · 1 entry since is not in it")
    for _ in range(2):
        with room.changed():
            room.link.undo()
    room.made()
    assert said[-1] == "Version 1 is approved no longer: this is the report as it stands"
    assert model.choices.version == "" and model.report.head.seq > until and "approved" not in caption.text()


def test_nothing_is_made_before_there_is_a_report(room):
    room.controller.do("export")
    assert room.model.handout is None and room.model.is_asking and room.model.choices == Choices()
    room.made()


def test_a_rate_makes_the_copies_say_what_the_response_cost_and_goes_along_to_the_next_incident(room):
    room.come((".md",), audience=0)
    assert room.model.report.cost is None
    room.model.choose(replace(room.model.choices, rate=HourlyRate(90.0, "€")))
    assert room.model.making.made == {}
    room.made()
    assert room.model.report.cost.why_not == "it is not resolved yet"
    assert b"Response cost" in room.model.making.made[".md"].data
    room.model.begin(replace(room.model.incident, id="another"))
    assert room.model.choices.rate == HourlyRate(90.0, "€")
