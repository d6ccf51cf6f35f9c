"""The Export page: made when it is first wished; what it asks is asked over the window."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.documents_folder import documents_folder, remember_folder
from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.spare_keeper import SpareKeeper
from incident_desk.qt.stage import Stage
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.qt.pages.export.goes import GoRow
    from incident_desk.qt.pages.export.view import ExportPage  # noqa: F401 - the page of the class below
    from incident_desk.services.export_values import Saved

PAGE = "export"


class CopyWishes(PageWishes["ExportPage"]):
    """The action that shows the page, and what is wished there."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage, PAGE)
        self._opener = opener
        self._came_from = "review"
        self._focus: QWidget | None = None
        self._seen = ("", 0)
        """The incident's id, and which version of its review the person looked at when they came last."""
        stage.link.scene_shown.connect(self._on_scene_shown)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"export": self.export}

    def export(self) -> None:
        """Show the page for the shown incident; on the page itself, save the files."""
        incident, office, window = self._stage.incident, self._stage.link.office, self._stage.window
        if incident is None or office is None or office.new_exports is None:
            return
        if self.is_in_front:
            self.page.save()
            return
        self._came_from, self._focus = window.page, QApplication.focusWidget()
        self.page.model.begin(incident, self._version(incident.id))
        window.show_page(PAGE)
        self.page.take_focus()

    def _version(self, incident: str) -> int | None:
        """The version that the review shows; None where it shows what it did before, or is not in front."""
        if self._came_from != "review":
            return None
        before = self._seen[1] if self._seen[0] == incident else 0
        self._seen = incident, self._stage.version_in_front()
        return self._seen[1] if self._seen[1] != before else None

    def back(self) -> None:
        """Back to the review, or to where the person came from."""
        focus, self._focus = self._focus, None
        self._stage.window.show_page(self._came_from)
        if focus is not None and shiboken6.isValid(focus) and focus.isVisible():
            focus.setFocus()

    def stop(self) -> None:
        """Give up what is being made; waits until it is."""
        if self._page is not None:
            self._page.saving.close()
            self._page.picturing.close()
            self._page.model.close()

    def _made(self) -> None:
        from incident_desk.formats.typed_rate import stored_rate
        from incident_desk.qt.pages.export.picturing import Picturing
        from incident_desk.qt.pages.export.saving import Saving
        from incident_desk.qt.pages.export.view import ExportPage
        from incident_desk.qt.pages.export.view_model import ExportModel

        stage, window = self._stage, self._stage.window
        office = stage.link.office
        assert office is not None and office.new_exports is not None
        model = ExportModel(stage.link, office.new_exports())
        model.choices = replace(model.choices, rate=stored_rate(stage.settings.rate))
        saving = Saving(model, stage.link.who)
        parts = model, Picturing(model.work, model), saving, stage.link.who
        page = self._page = ExportPage(stage.themes, parts, office.zone, window.pages)
        page.whom.show_folder(documents_folder())
        page.looked_at.connect(SpareKeeper(stage.link, PAGE, page).look)
        page.back_wished.connect(self.back)
        page.reason_wished.connect(self._on_reason_wished)
        page.fields_wished.connect(self._on_fields_wished)
        page.zone_wished.connect(self._on_zone_wished)
        page.whom.folder_changed.connect(self._on_folder_changed)
        page.whom.rate_changed.connect(stage.keep_rate)
        model.noticed.connect(window.say)
        saving.failed.connect(window.say)
        saving.saved.connect(self._on_saved)
        window.add_page(PAGE, page, page.take_focus)

    def _on_reason_wished(self, row: "GoRow") -> None:
        from incident_desk.qt.pages.export.choices import READERS

        model, finding = self.page.model, row.finding
        title = f"Keep {f'item {row.number}' if row.number else 'it'} for {READERS[model.choices.audience]}"
        dialog = dialogs.ReasonDialog(
            self._stage.themes, title, "Why; it goes into the journal of exports", "Keep", self._stage.window
        )
        self._opener.open(dialog, lambda: model.choose(model.choices.keep(finding, dialog.reason)))

    def _on_fields_wished(self) -> None:
        from incident_desk.formats.redaction.audiences import Audience
        from incident_desk.qt.pages.export.choices import READERS

        model = self.page.model
        handout, report = model.handout, model.report
        if handout is None or report is None:
            return
        audience = model.choices.audience
        # Insiders and executives get the texts of the review without being let.
        is_let = audience in (Audience.CUSTOMER, Audience.TIMELINE)
        written = report.review.sections if report.review is not None and is_let else ()
        titles = tuple(one.title for one in written if one.text)
        dialog = dialogs.ExportFieldsDialog(
            self._stage.themes, READERS[audience], handout.withheld, titles, self._stage.window
        )
        dialog.show_ticked(model.choices.sections)
        self._opener.open(dialog, lambda: model.choose(replace(model.choices, sections=dialog.ticked)))

    def _on_zone_wished(self) -> None:
        incident, whom = self._stage.incident, self.page.whom
        if incident is None:
            return
        at_first = incident.past.zone if incident.past is not None else ""
        dialog = dialogs.ZoneDialog(self._stage.themes, incident.declared_at, at_first, self._stage.window)
        self._opener.open(dialog, lambda: whom.take_zone(dialog.field.text().strip(), dialog.zone))

    def _on_folder_changed(self, folder: str) -> None:
        remember_folder(folder)
        self.page.whom.show_folder(folder)

    def _on_saved(self, saved: "Saved") -> None:
        from incident_desk.qt.pages.export.saving import saved_words

        self._stage.window.say(saved_words(saved))

    def _on_scene_shown(self, scene: Scene) -> None:
        """Another incident came, such as one that was just declared: it is not this one's report that is wanted."""
        if self.is_in_front:
            shown = self.page.model.incident
            if shown is None or shown.id != scene.incident.id:
                self._stage.window.show_page("desk")
