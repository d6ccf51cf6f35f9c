"""The Review page: it is made when it is first shown, and what it asks is asked over the window."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from incident_desk.domain.errors import Refused
from incident_desk.domain.incident import ActionItem
from incident_desk.domain.review import SectionState
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.domain.timeline import Entry
from incident_desk.formats.times import describe
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.stage import Stage
from incident_desk.services.acts.action_items import ActionWish, add_action, change_action
from incident_desk.services.acts.logging import set_action
from incident_desk.services.acts.reviewing import choose_template
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.qt.pages.review.view import ReviewPage  # noqa: F401 - the page of the class below

PAGE = "review"
_MOST_ROWS = 3000
"""So many of the newest rows are offered to be put into a text."""


class ReviewWishes(PageWishes["ReviewPage"]):
    """The action that shows the page, and what is wished there."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage, PAGE)
        self._opener = opener

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"review": self.show}

    def close(self) -> None:
        """The window closes: what is typed is kept, and no page is set any more."""
        if self._page is not None:
            self._page.writing.save()
            self._page.paper.close()

    def _made(self) -> None:
        from incident_desk.qt.pages.review.paper_model import PaperModel
        from incident_desk.qt.pages.review.view import ReviewPage
        from incident_desk.qt.pages.review.view_model import ReviewModel

        stage = self._stage
        model = ReviewModel(stage.link)
        paper = PaperModel(stage.link, model)
        page = self._page = ReviewPage(stage.themes, (stage.link, model, paper), self._now, stage.window.pages)
        model.take(stage.scene)
        page.action_wished.connect(stage.window.actions_table.trigger)
        page.report.copied.connect(self._on_copied)
        page.writing.noticed.connect(stage.window.say)
        page.writing.insert_wished.connect(self._on_insert_wished)
        page.writing.not_needed_wished.connect(self._on_not_needed_wished)
        page.writing.items.add_wished.connect(self._on_add_wished)
        page.writing.items.edit_wished.connect(self._on_edit_wished)
        page.writing.items.done_wished.connect(self._on_done_wished)
        page.sections.template_wished.connect(self._on_template_wished)
        page.head.round_wished.connect(self._on_round_wished)
        page.head.approve_wished.connect(self._on_approve_wished)
        page.head.back_wished.connect(self._on_back_wished)
        model.failed.connect(stage.window.say)
        stage.window.add_page(PAGE, page, page.take_focus)

    def _now(self) -> datetime:
        office = self._stage.link.office
        # Without a record there is no incident, and no field to type in.
        assert office is not None
        return office.now()

    # -- where the review stands ------------------------------------------------------------------------------

    def _on_not_needed_wished(self) -> None:
        section, model = self.page.model.open, self.page.model
        if section is None:
            return
        dialog = dialogs.ReasonDialog(
            self._stage.themes, f"Not needed: {section.title}", "Why", "Not needed", self._stage.window
        )
        self._opener.open(
            dialog, lambda: model.mark(SectionState.NOT_NEEDED, dialog.reason), f"not needed {section.id}"
        )

    def _on_round_wished(self) -> None:
        self.page.writing.save()
        self.page.model.send_round()

    def _on_back_wished(self) -> None:
        model, window = self.page.model, self._stage.window
        dialog = dialogs.ReasonDialog(self._stage.themes, "Go on writing", "Why", "Go on", window)
        self._opener.open(dialog, lambda: model.back_to_draft(dialog.reason), "go on writing")

    def _on_approve_wished(self) -> None:
        self.page.writing.save()
        model, incident = self.page.model, self.page.model.incident
        if incident is None:
            return
        dialog = dialogs.ApprovalDialog(self._stage.themes, incident, self._stage.link.who, self._stage.window)
        self._opener.open(dialog, lambda: model.approve(dialog.role, dialog.person), "approve the report")

    def _on_template_wished(self) -> None:
        self._stage.link.read(_templates, self._on_templates)

    def _on_templates(self, found: "tuple[Sequence[ReviewTemplate], Sequence[str], str]") -> None:
        templates, problems, folder = found
        things = [dialogs.Findable(one.title, one.about, "", partial(self.use_template, one)) for one in templates]
        dialog = dialogs.Finder(self._stage.themes, "Write the review by", things, self._stage.window)
        dialog.name_buttons("Write by it")
        dialog.say("; ".join(problems) or f"Your own go into {folder}")
        self._opener.open(dialog, lambda: dialog.chosen.run() if dialog.chosen else None)

    def use_template(self, template: ReviewTemplate) -> None:
        """Write the review by this one; nothing that was written is lost."""
        self.page.writing.save()
        self._stage.link.act(lambda incident, _now: choose_template(incident, template))

    # -- what goes into the text ------------------------------------------------------------------------------

    def _on_insert_wished(self) -> None:
        scene = self._stage.scene
        if scene is None or self.page.writing.prose is None:
            return
        entries = scene.entries[-_MOST_ROWS:]
        things = [dialogs.Findable(_row(one), one.who, "", partial(self.insert, one)) for one in entries]
        dialog = dialogs.Finder(self._stage.themes, "Insert from the timeline", things, self._stage.window)
        dialog.name_buttons("Insert")
        self._opener.open(dialog, lambda: dialog.chosen.run() if dialog.chosen else None)

    def insert(self, entry: Entry) -> None:
        """Put a row of the timeline into the text, with its time."""
        prose = self.page.writing.prose
        if prose is not None:
            prose.insert_lines(_row(entry))

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._stage.window.say("The report is in the clipboard as Markdown")

    # -- action items -----------------------------------------------------------------------------------------

    def _on_add_wished(self) -> None:
        dialog = dialogs.ActionDialog(self._stage.themes, None, self._stage.window)
        self._opener.open(dialog, lambda: self._add(dialog.wish), "new action item")

    def _on_edit_wished(self, item: ActionItem) -> None:
        dialog = dialogs.ActionDialog(self._stage.themes, item, self._stage.window)
        self._opener.open(dialog, lambda: self._change(item, dialog.wish), f"action item {item.id}")

    def _add(self, wish: ActionWish) -> None:
        self._stage.link.act(lambda *_: add_action(wish))

    def _change(self, item: ActionItem, wish: ActionWish) -> None:
        self._stage.link.act(lambda incident, _now: change_action(incident, item.id, wish))

    def _on_done_wished(self, item: ActionItem) -> None:
        self._stage.link.act(lambda incident, _now: set_action(incident, item.id, done=not item.done))


def _templates(office: Office) -> tuple[Sequence[ReviewTemplate], Sequence[str], str]:
    """On the desk's thread: the templates, what is wrong with others, and where one's own go."""
    if office.new_review_templates is None:
        raise Refused("No review can be written here")
    templates = office.new_review_templates()
    found = templates.all()
    return [one for one, _ in found.templates], found.problems, templates.folder


def _row(entry: Entry) -> str:
    """A row as a line of a text: its time with the zone, and its words on one line."""
    return f"{describe(entry.happened)}: {' '.join(entry.text.split())}"
