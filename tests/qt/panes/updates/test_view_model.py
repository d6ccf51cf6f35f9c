"""The draft: there from the first second, a person's once they touch it, gone on with when it is sent."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.playbook import Playbook, Template
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.qt.panes.updates.begun import key_of
from incident_desk.qt.panes.updates.drafting import Typed
from incident_desk.qt.panes.updates.view_model import NOTHING, OWN_WORDS, UpdatesModel
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.updating import send_update

FULL = "[UPDATE] Chatbot Fluxa\n\nWe expect to be back within 20 minutes. It was a lock."


class Field(QObject):
    """Stands for the field: takes each new draft as it is, and says so."""

    def __init__(self, model):
        super().__init__(model)
        self.model, self.draft, self.waived, self.begun = model, None, {}, 0
        model.draft_begun.connect(self.take)

    def take(self, draft, waived, undoable):
        self.draft, self.waived, self.undoable = draft, waived, undoable
        self.begun += 1
        template = model_text(self.model)
        self.model.note_text(Typed(draft.text, template, draft.text))

    def type(self, text, unfilled=None, waived=None):
        unfilled = unfilled or text
        self.model.take_text(Typed(text, unfilled, unfilled if waived else text, waived or {}))


def model_text(model):
    """The text with its blanks, which the real field reads from its own stretches."""
    return model._drafted.typed.unfilled


@pytest.fixture
def field(model):
    return Field(model)


@pytest.fixture(autouse=True)
def shown(field, link, tick):
    tick("3:10:00")
    link.show()


def kept(drafts, link):
    return drafts.kept.get(key_of(link.record.scene.incident.id))


def test_a_draft_is_there_from_the_first_second(model, field):
    assert "Next update: 03:25 UTC." in field.draft.text and field.draft.text.endswith("Time: 03:10 UTC")
    shown = model.shown
    assert (shown.number, shown.template) == (2, "Progress")
    assert [one.mark for one in shown.blanks] == ["[ESTIMATED_TIME]", "[WHAT]"]
    assert shown.templates == ("Initial", "Progress", "Status line", OWN_WORDS)
    assert dict(shown.channels) == {"Status page": True, "Customers": False}


def test_what_the_record_knows_goes_on(model, field, tick, qtbot):
    with qtbot.waitSignal(model.knowledge_moved):
        tick("3:12:00")
    assert model.renewed().text.endswith("Time: 03:12 UTC")


def test_a_draft_nobody_began_goes_with_the_stage(model, field, link, record, rehearsal):
    fresh = rehearsal.Record(rehearsal.Declaration("Down", "P1", record.scene.incident.playbook))
    link.show(fresh)
    assert model.shown.template == "Initial" or fresh.scene.incident.id == record.scene.incident.id
    link.record = record
    link.show(record)
    model.hold(True)
    before = field.begun
    link.act(lambda one, _now: send_update(one, "From elsewhere", ["Chat"]))
    assert field.begun == before, "not under the hands of who is in the field"
    model.hold(False)
    assert field.begun == before + 1 and dict(model.shown.channels)["Chat"]


def test_a_begun_draft_stays_whatever_happens(model, field, link):
    field.type("My words")
    before = field.begun
    link.act(lambda one, _now: send_update(one, "From elsewhere"))
    link.show()
    assert field.begun == before and model.shown.number == 3


def test_a_begun_draft_is_kept_and_comes_back_with_what_the_record_knows_by_then(
    model, field, link, ticker, drafts, tick
):
    field.type("At 03:10 UTC: [WHAT]", "At [CURRENT_TIME]: [WHAT]")
    model.toggle_channel("Customers")
    model.keeper.flush()
    again = UpdatesModel(link, ticker, drafts)
    other = Field(again)
    tick("3:20:00")
    link.show()
    assert other.draft.text == "At 03:20 UTC: [WHAT]"
    assert dict(again.shown.channels) == {"Status page": True, "Customers": True}


def test_what_was_typed_while_the_kept_draft_was_looked_for_is_not_lost(model, field, link, ticker, drafts):
    field.type("Kept")
    model.keeper.flush()
    again = UpdatesModel(link, ticker, drafts)
    other = Field(again)
    link.held = True
    link.show()
    other.type("Fresh")
    link.release()
    assert other.draft.text == "Kept\n\nFresh"


def test_nothing_goes_out_with_a_blank_or_empty(model, field, link):
    assert model.send() is False
    assert model.shown.message == "Fill [ESTIMATED_TIME], [WHAT], or waive with Alt+W"
    field.type("  ")
    assert model.shown.message == ""
    assert model.send() is False and model.shown.message == NOTHING
    assert len(link.record.scene.incident.updates) == 1


def test_sending_logs_text_places_and_waived_blanks_and_begins_the_next(model, field, link, drafts):
    field.type("Back in not known yet", "Back in [ESTIMATED_TIME]", {"[ESTIMATED_TIME]": "not known yet"})
    model.toggle_channel("Customers")
    model.add_channel("#war-room")
    model.keeper.flush()
    assert kept(drafts, link) is not None
    assert model.send() is True
    sent = link.record.scene.incident.updates[-1]
    assert (sent.text, sent.channels, sent.audience) == (
        "Back in not known yet", ("Status page", "#war-room"), "Customers",
    )  # fmt: skip
    assert sent.waived == (("[ESTIMATED_TIME]", "not known yet"),)
    assert kept(drafts, link) is None
    assert model.shown.number == 3 and "[ESTIMATED_TIME]" in field.draft.text
    assert dict(model.shown.channels) == {"Status page": True, "#war-room": True, "Customers": True}


def test_one_press_sends_once_and_words_typed_meanwhile_stay(model, field, link):
    field.type(FULL)
    link.held = True
    assert model.send() and not model.send()
    assert model.shown.sending
    field.type(FULL + " More")
    before = field.begun
    link.release()
    assert len(link.record.scene.incident.updates) == 2
    assert field.begun == before and not model.shown.sending


def test_what_the_disk_refused_is_still_there(model, field, link):
    field.type(FULL)
    link.failure = StoreFailure("disk_full", "Not saved: the disk is full")
    before = field.begun
    assert model.send()
    assert model.shown.message == "Not saved: the disk is full. The text is still here"
    assert field.begun == before and not model.shown.sending
    assert model.send()
    assert link.record.scene.incident.updates[-1].text == FULL


def test_another_template_is_the_persons_choice(model, field, link):
    model.choose_template(0)
    assert field.draft.text.startswith("[OUTAGE]") and field.undoable
    link.act(lambda one, _now: send_update(one, "From elsewhere"))
    assert model.shown.template == "Initial"
    model.choose_template(3)
    assert (model.shown.template, field.draft.text) == (OWN_WORDS, "")


def test_an_entry_changes_neither_text_nor_places(model, field, link, qtbot):
    before = field.begun
    with qtbot.assertNotEmitted(model.shown_changed):
        link.act(lambda _one, _now: log(Line("seen", Sign.NOTE)))
    assert field.begun == before


@pytest.fixture
def lent(link, model):
    """A document of messages in the library, which was read."""
    first = Template("First", "initial", "We look into [PLACE].", blanks_in("We look into [PLACE]."))
    documents = [(None, SimpleNamespace(playbook=Playbook("Customers", templates=(first,))))]
    link.office.playbooks = SimpleNamespace(messages=lambda: documents)
    model.lending.read()


def test_a_message_of_the_library_is_offered_begun_and_kept_with_the_update(model, field, link, lent):
    assert model.shown.lent == (("Customers", ("Customers: First",)),)
    model.choose_template(len(model.shown.templates))
    assert model.shown.template == "Customers: First" and field.draft.text == "We look into [PLACE]."
    assert model.send() is False and model.shown.message == "Fill [PLACE], or waive with Alt+W"
    field.type("We look into the tills.", "We look into the tills.")
    assert model.send() is True
    sent = link.record.scene.incident.updates[-1]
    assert sent.text == "We look into the tills." and sent.template.name == "Customers: First"
    assert model.shown.lent == () and "Customers: First" in model.shown.templates


def test_a_begun_message_of_the_library_keeps_its_blanks_where_the_library_has_it_no_longer(
    model, field, link, ticker, drafts, tick, lent
):
    model.choose_template(len(model.shown.templates))
    model.keeper.flush()
    again = UpdatesModel(link, ticker, drafts)
    Field(again)
    tick("3:20:00")
    link.show()
    assert again.shown.template == "Customers: First" and again.send() is False
    assert [one.mark for one in again.shown.blanks] == ["[PLACE]"]
