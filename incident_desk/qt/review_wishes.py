"""The Review page: it is made when it is first shown, and what it asks is asked over the window."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from incident_desk.domain.errors import Refused
from incident_desk.domain.incident import ActionItem
from incident_desk.domain.review import SectionState
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.review_questions import ReviewQuestions
from incident_desk.qt.spare_keeper import SpareKeeper
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes
from incident_desk.services.acts.logging import set_action
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.qt.pages.review.view import ReviewPage  # noqa: F401 - the page of the class below
    from incident_desk.qt.review_approvals import ReviewApprovals
    from incident_desk.qt.review_inserts import ReviewInserts
    from incident_desk.services.acts.action_items import ActionWish

PAGE = "review"
_BUTTONS = {"send_round": "round", "mark_reviewed": "approve", "schedule_review": "meeting"}
"""Actions that are a button of the page's head."""


class ReviewWishes(PageWishes["ReviewPage"]):
    """The action that shows the page, and what is wished there."""

    def __init__(self, stage: Stage, opener: DialogOpener, timeline: TimelineWishes) -> None:
        super().__init__(stage, PAGE)
        self._opener = opener
        self.questions = ReviewQuestions(stage, opener, timeline)
        self.inserts: ReviewInserts | None = None
        self.approvals: ReviewApprovals | None = None
        stage.version_in_front = self._version_in_front

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "review": self.show,
            "report_versions": self._choose_version,
            **{action: partial(self._press, button) for action, button in _BUTTONS.items()},
        }

    def show_part(self, incident: str, part: str) -> None:
        """Show the page at that section of that incident's review, or at the one that has that part."""
        self.show()
        if self._page is not None:
            self._page.model.choose(part, incident)

    def close(self) -> None:
        """The window closes: what is typed is kept, and no page is set any more."""
        if self._page is not None:
            self._page.writing.save()
            self._page.paper.close()
        if self.approvals is not None:
            self.approvals.close()

    def _press(self, button: str) -> None:
        """From the menu or the palette: what a button of the page's head does, or why it can't."""
        self.show()
        if self.approvals is not None:
            self.approvals.press(getattr(self.page.head, button))

    def _choose_version(self) -> None:
        self.show()
        if self.approvals is not None:
            self.approvals.choose_version()

    def _version_in_front(self) -> int:
        return self.page.paper.version if self.is_in_front else 0

    def _made(self) -> None:
        from incident_desk.qt.pages.review.paper_model import PaperModel
        from incident_desk.qt.pages.review.view import ReviewPage
        from incident_desk.qt.pages.review.view_model import ReviewModel
        from incident_desk.qt.review_approvals import ReviewApprovals
        from incident_desk.qt.review_inserts import ReviewInserts

        stage = self._stage
        model = ReviewModel(stage.link)
        paper = PaperModel(stage.link, model)
        page = self._page = ReviewPage(stage.themes, (stage.link, model, paper), self._now, stage.window.pages)
        model.take(stage.scene)
        page.action_wished.connect(stage.window.actions_table.trigger)
        page.writing.noticed.connect(stage.window.say)
        page.writing.head.not_needed_wished.connect(self._on_not_needed_wished)
        page.writing.items.add_wished.connect(self._on_add_wished)
        page.writing.items.edit_wished.connect(self._on_edit_wished)
        page.writing.items.field_wished.connect(self._on_field_wished)
        page.writing.items.done_wished.connect(self._on_done_wished)
        page.sections.template_wished.connect(self._on_template_wished)
        page.looked_at.connect(SpareKeeper(stage.link, PAGE, page).look)
        stage.ticker.ticked.connect(page.tick)
        model.failed.connect(stage.window.say)
        self.questions.attach(page)
        self.inserts = ReviewInserts(stage, self._opener, page)
        self.approvals = ReviewApprovals(stage, self._opener, page)
        stage.window.add_page(PAGE, page, page.take_focus)

    def _now(self) -> datetime:
        office = self._stage.link.office
        # Without a record there is no incident, and no field to type in.
        assert office is not None
        return office.now()

    def _today(self) -> date:
        """The day here: "tomorrow" is said by whoever sits here."""
        office = self._stage.link.office
        assert office is not None
        return office.now().astimezone(office.zone).date()

    def _on_not_needed_wished(self) -> None:
        section, acts = self.page.model.open, self.page.writing.acts
        if section is None:
            return
        dialog = dialogs.ReasonDialog(
            self._stage.themes, f"Not needed: {section.title}", "Why", "Not needed", self._stage.window
        )
        self._opener.open(
            dialog, lambda: acts.mark(SectionState.NOT_NEEDED, dialog.reason), f"not needed {section.id}"
        )

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
        from incident_desk.services.acts.reviewing import choose_template

        self.page.writing.save()
        self._stage.link.act(lambda incident, _now: choose_template(incident, template))

    # -- action items -----------------------------------------------------------------------------------------

    def _on_add_wished(self) -> None:
        dialog = dialogs.ActionDialog(self._stage.themes, None, self._stage.window, self._today())
        self._opener.open(dialog, lambda: self._add(dialog.wish), "new action item")

    def _on_edit_wished(self, item: ActionItem) -> None:
        dialog = dialogs.ActionDialog(self._stage.themes, item, self._stage.window, self._today())
        self._opener.open(dialog, lambda: self._change(item, dialog.changed), f"action item {item.id}")

    def _on_field_wished(self, item: ActionItem, field: str) -> None:
        dialog = dialogs.ActionDialog(self._stage.themes, item, self._stage.window, self._today(), field)
        self._opener.open(dialog, lambda: self._change(item, dialog.changed), f"action item {item.id}")

    def _add(self, wish: "ActionWish") -> None:
        from incident_desk.services.acts.action_items import add_action

        self._stage.link.act(lambda *_: add_action(wish))

    def _change(self, item: ActionItem, wish: "ActionWish") -> None:
        from incident_desk.services.acts.action_items import change_action

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
