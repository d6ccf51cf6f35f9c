"""The draft in the updates pane: what is still to fill in it, where it goes; sending it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.clock import not_before
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Blank
from incident_desk.domain.timeline import Entry
from incident_desk.domain.timeline_following import sifted
from incident_desk.qt.draft_keeper import DraftKeeper
from incident_desk.qt.link import DeskLink
from incident_desk.qt.panes.updates.addressing import parted
from incident_desk.qt.panes.updates.begun import from_unsent, key_of
from incident_desk.qt.panes.updates.drafting import Drafted, Typed, next_draft, taken_up, with_template
from incident_desk.qt.panes.updates.lending import Lending
from incident_desk.qt.panes.updates.sending import Sending
from incident_desk.qt.ticker import Ticker
from incident_desk.services.drafts import Drafts, Unsent
from incident_desk.services.filling import Draft, facts_of, tells, told_in
from incident_desk.services.lent_templates import send_borrowed
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene
from incident_desk.services.templates import templates_of

OWN_WORDS = "Own words"
NOTHING = "Type what is sent"


@dataclass(frozen=True, slots=True)
class UpdatesShown:
    """Everything beside the text. ``channels`` are names with whether the update goes there.

    ``lent`` are the library's documents of messages by title, each with the names of its templates.
    """

    incident: str = ""
    number: int = 1
    template: str = OWN_WORDS
    templates: tuple[str, ...] = ()
    lent: tuple[tuple[str, tuple[str, ...]], ...] = ()
    channels: tuple[tuple[str, bool], ...] = ()
    blanks: tuple[Blank, ...] = ()
    message: str = ""
    sending: bool = False


class UpdatesModel(QObject):
    """A draft exists from the first second. What a person has begun stays until it is sent."""

    shown_changed = Signal()
    """Something beside the text is different."""
    draft_begun = Signal(object, object, bool)
    """Another text: a ``Draft``, the words for waived blanks, and whether Ctrl+Z brings back the one before."""
    knowledge_moved = Signal()
    """A second has passed, or the record moved on: ``renewed`` may say something else."""

    def __init__(self, link: DeskLink, ticker: Ticker, drafts: Drafts | None = None) -> None:
        super().__init__(link)
        self._link = link
        self._incident: Incident | None = None
        self._entries: tuple[Entry, ...] = ()
        self._telling: tuple[Entry, ...] = ()
        self._told: tuple[tuple[Entry, ...], dict[str, str]] = ((), {})
        self._now: datetime | None = None
        self._drafted, self._shown = Drafted(), UpdatesShown()
        self._is_held = False
        self._sending = Sending(link, self)
        self._sending.sent.connect(self._on_sent)
        self._sending.failed.connect(self._show)
        self.lending = Lending(link, self)
        self.lending.changed.connect(self._show)
        self.keeper = DraftKeeper(link, drafts, self)
        self.keeper.came_back.connect(self._on_came_back)
        self.keeper.failed.connect(self._show)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_filled.connect(self._on_scene_changed)
        link.scene_changed.connect(self._on_scene_changed)
        ticker.ticked.connect(self._on_ticked)

    @property
    def shown(self) -> UpdatesShown:
        """What stands beside the text."""
        return self._shown

    def renewed(self) -> Draft:
        """The text in the field with what the record knows by now."""
        return self._drafted.redrafted(self._facts())

    # -- what a person does ---------------------------------------------------------------------------------

    def take_text(self, typed: Typed) -> None:
        """The person changed the text: it is theirs until it is sent."""
        self._change(replace(self._drafted, typed=typed))

    def note_text(self, typed: Typed) -> None:
        """The record filled in more, or said it anew: the text as it stands now, whoever's it is."""
        self._drafted = replace(self._drafted, typed=typed)
        self._show()

    def hold(self, held: bool) -> None:
        """The person is in the field, or left it: under their hands not even a draft nobody began is exchanged."""
        self._is_held = held
        self._follow()

    def choose_template(self, place: int) -> None:
        """Begin with that template; behind the last one it is own words, then what the library lends."""
        incident = self._incident
        if incident is None:
            return
        templates = (*templates_of(incident), None)
        lent = self.lending.template(incident, place - len(templates))
        self._change(with_template(self._drafted, templates[place] if place < len(templates) else lent))
        self.draft_begun.emit(self.renewed(), {}, True)

    def toggle_channel(self, name: str) -> None:
        """It goes there, or no longer."""
        self._change(self._drafted.toggled(name))

    def add_channel(self, name: str) -> None:
        """It goes there too: a channel in the person's own words."""
        self._change(self._drafted.added(name, tuple(one for one, _on in self._shown.channels)))

    def send(self) -> bool:
        """Log the update as sent; False where something is still to fill in, which the message then says."""
        from incident_desk.services.acts.updating import send_update

        drafted, incident = self._drafted, self._incident
        if incident is None or self._sending.is_under_way:
            return False
        blanks, typed = drafted.open_blanks(incident), drafted.typed
        if blanks or not typed.text.strip():
            self._show(f"Fill {_listed(blanks)}, or waive with Alt+W" if blanks else NOTHING)
            return False
        channels, audience = parted(incident, drafted.chosen)
        waived = {mark: word for mark, word in typed.waived.items() if mark in typed.to_send}
        self._show("")
        self._sending.send(
            lambda one, _now: send_borrowed(
                one,
                drafted.template,
                lambda lent: send_update(lent, typed.to_send, channels, audience=audience, waived=waived),
            ),
            incident.id,
            typed.unfilled,
        )
        self._show()
        return True

    # -- inside -------------------------------------------------------------------------------------------

    def _facts(self) -> dict[str, str]:
        if self._incident is None or self._now is None:
            return {}
        if self._told[0] is not self._entries:
            # Looked for among what is new: the draft is renewed each second, and entries may be thousands.
            self._telling = sifted(self._telling, self._told[0], self._entries, tells)
            self._told = (self._entries, told_in(self._telling))
        return facts_of(self._incident, self._told[1], not_before(self._incident, self._now))

    def _change(self, drafted: Drafted) -> None:
        """The draft is the person's from now on, and is kept."""
        office = self._link.office
        begun_at = drafted.begun_at or (office.now() if office is not None else None)
        self._drafted = replace(drafted, begun_at=begun_at)
        self.keeper.note(self._drafted.unsent())
        self._show("")

    def _begin_next(self) -> None:
        if self._incident is not None:
            self._drafted = next_draft(self._incident)
            self.draft_begun.emit(self.renewed(), {}, False)
            self._show("")

    def _follow(self) -> None:
        """A draft that nobody began goes with the stage of the incident."""
        is_free = self._drafted.begun_at is None and not self._is_held and not self._sending.is_under_way
        if self._incident is None or not is_free:
            return
        wanted = next_draft(self._incident)
        if (wanted.template, wanted.chosen) != (self._drafted.template, self._drafted.chosen):
            self._begin_next()

    def _show(self, message: str | None = None) -> None:
        one = self._incident
        if one is None:
            return
        shown = UpdatesShown(
            incident=one.id,
            number=len(one.updates) + 1,
            template=self._drafted.name or OWN_WORDS,
            templates=(*(template.name for template in templates_of(one)), OWN_WORDS),
            lent=self.lending.names_for(one),
            channels=self._drafted.channels(one),
            blanks=self._drafted.open_blanks(one),
            message=self._shown.message if message is None else message,
            sending=self._sending.is_under_way,
        )
        if shown != self._shown:
            self._shown = shown
            self.shown_changed.emit()

    def _on_scene_shown(self, scene: Scene) -> None:
        is_same = self._incident is not None and self._incident.id == scene.incident.id
        if is_same:
            self._on_scene_changed(scene)
            return
        self.keeper.flush()
        self._incident, self._entries, self._is_held = scene.incident, scene.entries, False
        self._begin_next()
        self.keeper.open(key_of(scene.incident.id))

    def _on_scene_changed(self, scene: Scene, _change: Change | None = None) -> None:
        self._incident, self._entries = scene.incident, scene.entries
        self._follow()
        self._show()
        self.knowledge_moved.emit()

    def _on_ticked(self, now: datetime) -> None:
        is_first, self._now = self._now is None, now
        if is_first and self._drafted.begun_at is None:
            self._begin_next()
        self.knowledge_moved.emit()

    def _on_came_back(self, unsent: Unsent) -> None:
        """A draft that was begun before; what was typed while it was looked for stands under it."""
        begun = from_unsent(unsent)
        if begun is None or self._incident is None:
            return
        if self._drafted.begun_at is not None:
            begun = replace(begun, text=f"{begun.text}\n\n{self._drafted.typed.unfilled}")
        self._drafted = taken_up(begun, self._incident, unsent.first_key_at)
        self.draft_begun.emit(self.renewed(), begun.waived, False)
        self._show("")

    def _on_sent(self, change: Change, text: str) -> None:
        """The next draft begins, unless the person has gone on writing meanwhile."""
        if self._incident is None or change.after.id != self._incident.id:
            self.keeper.forget(key_of(change.after.id))
            self._show()
            return
        self._incident = change.after
        if self._drafted.typed.unfilled == text:
            self.keeper.note(None)
            self._begin_next()
        self._show("")


def _listed(blanks: Sequence[Blank]) -> str:
    marks = [one.mark for one in blanks]
    return ", ".join(marks[:3]) + (f" and {len(marks) - 3} more" if len(marks) > 3 else "")
