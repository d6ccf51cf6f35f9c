"""The page says what is withheld, how far it is, and what stands in the way of saving."""

from dataclasses import replace

from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.qt.pages.export import telling
from incident_desk.qt.pages.export.rate_field import RateTold
from tests.qt.pages.export.press import held

LEAK = Leak(Sort.CUSTOMER, "Zebra Associates", Where.ALTERNATIVE, "bar for Zebra Associates from", 2)


def test_all_is_there_and_nothing_is_missing(room):
    room.come((".pdf", ".md"))
    assert telling.missing(room.model) == () and telling.progress_words(room.model) == ("", "", None)
    assert [one.name for one in telling.table(room.model)] == ["PDF", "Markdown"]
    assert len(telling.scans(room.model)) == 2 and telling.leaks(room.model) == ()
    assert telling.tag(room.model, ".pdf").words == "ready" and telling.tag(room.model, ".json").words == "off"
    assert telling.file_names(room.model) == "INC-0001-timeline, 2 files"
    room.model.choose(room.model.choices.want(".md", False))
    assert telling.file_names(room.model) == "INC-0001-timeline.pdf"
    words = telling.withheld_words(room.model)
    assert words.startswith("Not allowed for readers of the timeline: ") and "commander" in words
    assert any(getattr(one, "number", 0) for one in telling.rows(room.model))


def test_insiders_are_allowed_everything(room):
    room.come(audience=0)
    assert telling.withheld_words(room.model) == "Every field of the record is allowed"


def test_leaks_and_what_was_not_read_stand_in_the_way(room):
    room.work.leaks, room.work.unread = {".html": (LEAK,)}, {".md"}
    room.come((".md", ".html"))
    assert telling.missing(room.model) == ("1 leak to clear", "Markdown not scanned")
    assert telling.leaks(room.model)[0].leak is LEAK


def test_a_format_that_failed_or_was_stopped_is_named(room):
    room.work.fails = {".md": "the template is damaged"}
    room.come((".md",))
    assert telling.missing(room.model) == ("Markdown failed",)
    room.work.hold = held()
    room.model.choose(room.model.choices.want(".pdf", True).want(".md", False))
    room.until(lambda: room.model.making.progress is not None)
    assert telling.missing(room.model) == ("PDF not ready",)
    what, far, share = telling.progress_words(room.model)
    assert what == "Making the PDF" and far == "0.1 s" and share is None
    room.model.making.cancel()
    assert telling.missing(room.model) == ("PDF stopped",)
    room.work.hold.set()


def test_pages_are_told_where_somebody_can_say_them(room):
    from incident_desk.services.export_values import Phase, Progress

    room.come((".pdf",))
    room.model.making.waiting = [".pdf"]
    room.model.making.progress = Progress(".pdf", Phase.SCANNING, 0.31, 3, 4)
    assert telling.progress_words(room.model) == ("Scanning the PDF", "page 3 of 4 · 0.3 s", 0.75)
    room.model.making.waiting = []


def test_without_a_format_nothing_can_be_saved(room):
    room.come(())
    assert telling.missing(room.model) == ("no format is chosen",)


def test_what_comes_of_the_rate_is_told_for_these_readers(room):
    room.come((".md",), audience=0)
    assert telling.rate_told(room.model) == RateTold()
    room.model.choose(replace(room.model.choices, rate=HourlyRate(90.0, "€")))
    assert telling.rate_told(room.model) == RateTold(), "nothing while it is reckoned"
    room.made()
    assert telling.rate_told(room.model) == RateTold("n/a", "n/a, because it is not resolved yet")
    room.model.choose(replace(room.model.choices, audience=Audience.TIMELINE))
    assert telling.rate_told(room.model).short == "not in this copy"
    room.model.choose(replace(room.model.choices, audience=Audience.EXECUTIVE, also=("90 €",)))
    room.made()
    assert telling.rate_told(room.model).short == "goes with money"
    known = replace(room.model.report.cost, why_not="", cost=570.0, minutes=380, people=4)
    room.model.report = replace(room.model.report, cost=known)
    room.model.choices = replace(room.model.choices, also=())
    room.model.handout = replace(room.model.handout, report=room.model.report)
    words = "4 people · 6 h 20 min in all × 90 € an hour = 570 €"
    assert telling.rate_told(room.model) == RateTold("= 570 €", words)
