"""Where a review stands, and what signs it: sent round, marked as reviewed, gone on with; what was approved."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.errors import DeskError, NotFound
from incident_desk.domain.review import Approval, SectionStanding, SectionState
from incident_desk.domain.review_template import TemplateSection
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.export_wishes import choose_file
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.pages.review.field_model import FieldModel
from incident_desk.qt.pages.review.fields import fields_of
from incident_desk.qt.pages.review.head import standing_words, why_not
from incident_desk.qt.pages.review.review_acts import ReviewActs
from incident_desk.qt.pages.review.section_drafts import Found
from incident_desk.qt.pages.review.view_model import ReviewModel
from incident_desk.qt.pages.review.writing_column import CHOOSE_FIRST
from incident_desk.qt.stage import Stage
from incident_desk.qt.widgets.button import Button
from incident_desk.services.library import safe_name

if TYPE_CHECKING:
    from incident_desk.formats.review_compared import ComparedText
    from incident_desk.qt.pages.review.view import ReviewPage
    from incident_desk.services.office import Office

_SIGNS = 12
"""Signs of a hash that are enough to compare by eye."""
_NAMED = 3
"""Sections that are named before the others are counted."""


class ReviewApprovals(QObject):
    """Asks what it takes, for the page."""

    def __init__(self, stage: Stage, opener: DialogOpener, page: "ReviewPage") -> None:
        super().__init__(page)
        self._stage, self._opener, self._page = stage, opener, page
        self._acts = ReviewActs(stage.link, page.model)
        self._jobs, self._calendar = Jobs("meeting", self), ""
        page.head.round_wished.connect(self._on_round_wished)
        page.head.approve_wished.connect(self._on_approve_wished)
        page.head.meeting_wished.connect(self._on_meeting_wished)
        page.head.back_wished.connect(self._on_back_wished)
        page.report.versions_wished.connect(self.choose_version)

    def close(self) -> None:
        """Write the file that is on its way; waits until it is."""
        self._jobs.close()

    def press(self, button: Button) -> None:
        """Press one of the page's head; where that is of no use, say why."""
        incident = self._page.model.incident
        if incident is None:
            return
        if button.isHidden():
            self._stage.window.say(f"{standing_words(incident)} already")
        elif not button.isEnabled():
            self._stage.window.say(why_not(self._page.model))
        else:
            button.click()

    def _on_round_wished(self) -> None:
        self._page.writing.save()
        self._acts.send_round()

    def _on_back_wished(self) -> None:
        acts, window = self._acts, self._stage.window
        dialog = dialogs.ReasonDialog(self._stage.themes, "Go on writing", "Why", "Go on", window)
        self._opener.open(dialog, lambda: acts.back_to_draft(dialog.reason), "go on writing")

    def _on_approve_wished(self) -> None:
        """What is typed is saved first; what can't be is asked for, on the disk as well."""
        self._page.writing.save()
        model = self._page.model
        if model.incident is not None and model.template is not None:
            model.drafts.ask(model.incident, model.template, self._on_drafts_found)

    def _on_drafts_found(self, found: Found) -> None:
        model, (of, on_disk) = self._page.model, found
        incident = model.incident
        if incident is None or incident.id != of:
            return
        drafts = unsaved_in(model, self._page.writing.models, on_disk)
        asked = next((section for section, is_asked in drafts.items() if is_asked), None)
        if asked is not None:
            model.choose(asked.id)
            self._stage.window.say(f"{CHOOSE_FIRST} of {asked.title} stands: yours, or the one in the record")
            return
        acts, stage, seen = self._acts, self._stage, incident.review.content
        lacking = lacking_words(len(model.questions), [one.title for one in drafts], model.standings)
        dialog = dialogs.ApprovalDialog(stage.themes, incident, stage.link.who, stage.window, lacking)
        self._opener.open(dialog, lambda: acts.approve(dialog.role, dialog.person, seen), "mark as reviewed")

    # -- the meeting ------------------------------------------------------------------------------------------

    def _on_meeting_wished(self) -> None:
        incident, office = self._page.model.incident, self._stage.link.office
        if incident is None or office is None:
            return
        people = ", ".join(dict.fromkeys([*incident.roles.values(), self._stage.link.who]))
        zone = str(office.zone) if "/" in str(office.zone) else "UTC"
        offer = office.now(), zone, people
        dialog = dialogs.MeetingDialog(self._stage.themes, incident.review.meeting, offer, self._stage.window)
        self._opener.open(dialog, lambda: self._do_meeting(dialog, incident.key), f"meeting {incident.key}")

    def _do_meeting(self, dialog: "dialogs.MeetingDialog", key: str) -> None:
        if dialog.takes_off:
            self._acts.take_off_meeting()
        elif not dialog.sets:
            self._read_file(key)
        else:
            wants_file = dialog.wants_file
            self._acts.set_meeting(dialog.wish, lambda _change: self._read_file(key) if wants_file else None)

    def _read_file(self, key: str) -> None:
        self._stage.link.read(lambda office: (key, office.new_reporting().meeting(key)), self._on_file_read)

    def _on_file_read(self, read: tuple[str, str]) -> None:
        key, self._calendar = read
        words = (f"The review meeting of {key}", "Calendar (*.ics)", f"{safe_name(key)}-review-meeting.ics")
        choose_file(self._stage.window, words, self._on_file_chosen)

    def _on_file_chosen(self, to: str) -> None:
        office, text = self._stage.link.office, self._calendar
        if office is not None:
            self._jobs.run(lambda: office.write_text(text, to), self._on_written, self._stage.say_refusal)

    def _on_written(self, to: str) -> None:
        self._stage.window.say(f"Written: {to}")

    # -- what was approved ------------------------------------------------------------------------------------

    def choose_version(self) -> None:
        """As it stands, or as one of its versions was approved: the paper shows it."""
        incident, paper = self._page.model.incident, self._page.paper
        if incident is None:
            return
        if not incident.review.approvals:
            self._stage.window.say("No version was approved yet: the report is shown as it stands now")
            return
        things = [dialogs.Findable("As it stands now", "", "", partial(paper.show_version, 0))]
        newest = {one.version: one for one in incident.review.approvals}
        for number, one in sorted(newest.items(), reverse=True):
            head, show = f"record {one.head[:_SIGNS]}…", partial(paper.show_version, number)
            things.append(dialogs.Findable(version_words(one), head, "", show))
            compare = partial(self._show_changes, incident.id, number)
            things.append(dialogs.Findable(changed_words(number), "until now", "", compare))
        dialog = dialogs.Finder(self._stage.themes, "Show the report", things, self._stage.window)
        dialog.name_buttons("Show")
        self._opener.open(dialog, lambda: dialog.chosen.run() if dialog.chosen else None)

    def _show_changes(self, incident: str, version: int) -> None:
        """What changed since that version; it is read and compared on the desk's thread, behind what was typed."""
        self._page.writing.save()
        stage = self._stage
        dialog = dialogs.ChangedSinceDialog(stage.themes, changed_words(version), stage.window)
        self._opener.open(dialog, dialog.close)

        def show(found: "ComparedText | DeskError") -> None:
            if not self._opener.is_open(dialog):
                return
            if isinstance(found, DeskError):
                dialog.show_failure(str(found))
            else:
                dialog.show_compared(found)

        stage.link.read(lambda office: _compared(office, incident, version), show)


def _compared(office: "Office", incident: str, version: int) -> "ComparedText | DeskError":
    """What changed since that version; the approval may be taken back by now."""
    from incident_desk.formats.review_compared import compared_text
    from incident_desk.services.review_comparing import compare_versions

    try:
        found = compare_versions(office.desk.events(incident), version)
    except NotFound as error:
        return error
    return compared_text(f"{found.title}: {found.key}", found.changes, found.nothing)


def changed_words(version: int) -> str:
    """How what has come since an approved version is called."""
    return f"What changed since version {version}"


def version_words(one: Approval) -> str:
    """An approved version in words, with who approved it last and when (UTC)."""
    return f"Version {one.version}, approved {one.at:%Y-%m-%d %H:%M} UTC by {one.person}, {one.role}"


def unsaved_in(
    model: ReviewModel, fields: Mapping[tuple[str, str], FieldModel], on_disk: Mapping[str, bool]
) -> Mapping[TemplateSection, bool]:
    """The sections with words that are not in the record, and whether each asks which text stands.

    A section that was opened here knows that itself: what lies ``on_disk`` may be another window's.
    """
    found: dict[TemplateSection, bool] = {}
    incident = model.incident
    for section in (one.section for one in model.standings):
        keys = [(incident.id, field.key) for field in fields_of(section)] if incident is not None else []
        here = [fields[key] for key in keys if key in fields]
        if section.id in on_disk or any(one.is_new for one in here):
            found[section] = any(one.theirs is not None for one in here) if here else on_disk[section.id]
    return found


def lacking_words(questions: int, drafts: Sequence[str], standings: Sequence[SectionStanding]) -> list[str]:
    """What of a review is not finished, a sentence each: open questions, words that are in no record, drafts."""
    written = [one for one in standings if one.state is not None]
    open_still = [one.section.title for one in written if one.state is SectionState.DRAFT]
    words = []
    if drafts:
        have = "has a draft here that is" if len(drafts) == 1 else "have drafts here that are"
        words.append(f"{_named(drafts)} {have} not in the record and would not be signed.")
    if open_still:
        are = "is" if len(open_still) == 1 else "are"
        words.append(f"{len(open_still)} of {len(written)} sections {are} in draft still: {_named(open_still)}.")
    if questions:
        words.append("One question is open." if questions == 1 else f"{questions} questions are open.")
    return words


def _named(titles: Sequence[str]) -> str:
    more = len(titles) - _NAMED
    if more > 0:
        return f"{', '.join(titles[:_NAMED])} and {more} more"
    return " and ".join(filter(None, (", ".join(titles[:-1]), titles[-1])))
