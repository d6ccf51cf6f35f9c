"""An update: the playbook's words with what the record knows filled in, to copy, then to log as sent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QWidget

from incident_desk.domain.playbook import Template
from incident_desk.qt.dialogs.draft_field import DraftField
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.services.acts.updating import template_for
from incident_desk.services.filling import Draft, draft, facts_of, open_blanks
from incident_desk.services.scenes import Scene

_SEND = "Copy and mark sent"
_OWN_WORDS = "Own words"
_TEMPLATE = "Template"


class UpdateDialog(DialogFrame):
    """The text goes to the clipboard and into the record; a person sends it."""

    def __init__(self, themes: ThemeService, scene: Scene, now: datetime, window: QWidget) -> None:
        incident = scene.incident
        super().__init__(themes, f"Update {len(incident.updates) + 1}", _SEND, window, width=720)
        self._incident, self._entries, self._now = incident, scene.entries, now
        self._templates = incident.playbook.templates if incident.playbook else ()
        self._template: Template | None = None
        self.text, self.channels = DraftField(themes, self), QLineEdit(self)
        self.kind = Button(themes, ButtonModel("", Variant.QUIET, ("Alt", "T"), trailing_icon="chevron-down"), self)
        self.menu = QMenu(self)
        self._lay_out_body()
        self.name_buttons(_SEND, keys=("Ctrl", "↵"))
        self._take(template_for(incident))
        self.text.textChanged.connect(self._show_blanks)
        self.kind.clicked.connect(self._on_kind)
        self.menu.triggered.connect(self._on_template_chosen)
        QShortcut(QKeySequence("Alt+T"), self).activated.connect(self._on_kind)
        self.text.setFocus()

    @property
    def sent(self) -> tuple[str, list[str]]:
        """The text and the channels."""
        return self.text.toPlainText(), [one.strip() for one in self.channels.text().split(",")]

    @property
    def blanks(self) -> tuple[str, ...]:
        """The blanks that nobody has filled yet."""
        return open_blanks(self.text.toPlainText(), self._template)

    def tick(self, now: datetime) -> None:
        """The time in the text goes on as long as nobody has changed it."""
        self._now = now
        if self._template is not None:
            self.text.renew(draft(self._template, self._facts()))

    def missing(self) -> str:
        """Some text without blanks."""
        if not self.text.toPlainText().strip():
            return "Type what is sent"
        return f"Fill or take out {_listed(self.blanks)}" if self.blanks else ""

    def complain(self, words: str) -> None:
        """Say what is wrong and mark the first blank, so that the next key fills it."""
        super().complain(words)
        self.text.setFocus()
        self._mark_first_blank()

    def written(self) -> dict[str, str]:
        """The text as a person left it: what the record filled is blank in it, and will be filled anew."""
        name = self._template.name if self._template else ""
        return {**super().written(), self.text.accessibleName(): self.text.unfilled, _TEMPLATE: name}

    def restore(self, written: Mapping[str, str]) -> None:
        """Put the text back with what the record knows by now."""
        named = [one for one in self._templates if one.name == written.get(_TEMPLATE)]
        if _TEMPLATE in written:
            self._take(named[0] if named else None)
        text = written.get(self.text.accessibleName())
        super().restore({name: words for name, words in written.items() if words != text})
        if text is not None:
            self._begin(text)
            self._show_blanks()

    def accept(self) -> None:
        """Copy, then close."""
        QApplication.clipboard().setText(self.text.toPlainText())
        super().accept()

    def _lay_out_body(self) -> None:
        px = self.themes.current.px
        self.text.setAccessibleName("Text of the update")
        self.text.setMinimumHeight(px(220))
        self.channels.setAccessibleName("Where it goes")
        self.channels.setPlaceholderText("status page, stakeholders")
        if self._incident.updates:
            self.channels.setText(", ".join(self._incident.updates[-1].channels))
        row = QHBoxLayout()
        self._caption = self.caption("Text", " ")
        row.addWidget(self._caption, 1)
        row.addWidget(self.kind)
        self.body.addLayout(row)
        self.body.addWidget(self.text)
        self.body.addWidget(self.caption("Where it goes", "in your words, with commas"))
        self.body.addWidget(self.channels)
        for place, one in enumerate(self._templates):
            self.menu.addAction(one.name.replace("&", "&&")).setData(place)
        self.menu.addAction(_OWN_WORDS).setData(-1)
        self.menu.setAccessibleName("Templates")
        self.kind.setVisible(bool(self._templates))

    def _facts(self) -> dict[str, str]:
        return facts_of(self._incident, self._entries, self._now)

    def _take(self, template: Template | None) -> None:
        """Begin with this template; what stood there before comes back with Ctrl+Z."""
        self._template = template
        self.kind.set_model(ButtonModel(template.name if template else _OWN_WORDS, Variant.QUIET, ("Alt", "T"),
                                        trailing_icon="chevron-down"))  # fmt: skip
        self._begin(template.body if template else "")
        self._show_blanks()
        self._mark_first_blank()

    def _begin(self, body: str) -> None:
        """Begin with this text, and fill what the record knows of the template's blanks."""
        known = self._template
        self.text.begin(draft(replace(known, body=body), self._facts()) if known else Draft(body))

    def _mark_first_blank(self) -> None:
        found = self.text.document().find(self.blanks[0]) if self.blanks else QTextCursor()
        if not found.isNull():
            self.text.setTextCursor(found)

    def _show_blanks(self) -> None:
        blanks, filled = self.blanks, self.text.filled
        self.text.mark_blanks(blanks)
        words = "Nothing is sent from here: paste it where it belongs"
        self.say(f"Still to fill: {_listed(blanks)}" if blanks else words, "caution" if blanks else "text3")
        known = f"filled from the record, underlined: {', '.join(filled)}" if filled else ""
        self._caption.say_beside(known)

    def _on_kind(self) -> None:
        self.menu.popup(self.kind.mapToGlobal(QPoint(0, self.kind.height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    def _on_template_chosen(self, action: QAction) -> None:
        place = int(action.data())
        self._take(self._templates[place] if place >= 0 else None)
        self.text.setFocus()


def _listed(blanks: Sequence[str]) -> str:
    return ", ".join(blanks[:3]) + (f" and {len(blanks) - 3} more" if len(blanks) > 3 else "")
