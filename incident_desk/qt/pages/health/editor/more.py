"""Every other option of the kind, folded away: headers, what is sent, the way to it, certificates, resolver."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from incident_desk.domain.health_check import ROUTED_KINDS
from incident_desk.formats.check_form import more_fields
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.editor.expect import ROW_KINDS
from incident_desk.qt.pages.health.editor.fields import LABEL, Field, Lines, Problem, Words
from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant

_SHOWN_ABOVE = frozenset({"method", "warning_days", "critical_days"})
_ALWAYS = (("breaker_failures", "number"), ("breaker_s", "number"), ("thresholds", "lines"))
_WORDS: Mapping[str, tuple[str, str]] = {
    "headers": ("Headers", "Name: value, one a line"), "body": ("What is sent", "with POST"),
    "lacks": ("Must not contain", "words, one a line"), "matches": ("Matches", "patterns, one a line"),
    "answer_headers": ("Answer's headers", "Content-Type ~ json, one a line"),
    "parts": ("Parts", "paths such as dependencies, or $"), "parts_count": ("A failing part counts", ""),
    "redirects": ("Follow redirects", "0 to 10, on the same host"), "verify": ("Check the certificate", ""),
    "ca_file": ("Own CA", "file of certificates to trust"), "allow_link_local": ("Allow link-local addresses", ""),
    "ip": ("IP version", "4, 6, or empty for either"), "proxy": ("Proxy", "http://HOST:PORT"),
    "client_certificate": ("Client certificate", "file to show"), "client_key": ("Client key", "file, if apart"),
    "http": ("HTTP version", "1.1"), "body_cap_bytes": ("Read at most", "bytes"),
    "send": ("What is sent", "\\r \\n \\xNN stand for bytes"), "server_name": ("Server name", "if not the host's"),
    "record": ("Record", "A, AAAA, MX, …"), "resolver": ("Resolver", "number of the one to ask"),
    "breaker_failures": ("Asked less after", "failures in a row, 0 never"),
    "breaker_s": ("Then at most every", "s"), "thresholds": ("More thresholds", "plain JSON, one a line"),
    "routes": ("Routes", "NAME=http://PROXY or NAME=direct, a line"), "routes_down": ("Down by", "failing routes"),
    "source": ("Source address", "of this computer"),
}  # fmt: skip


class SwitchField(QCheckBox):
    """An option that is on or off."""

    def __init__(self, form: CheckForm, name: str, words: str) -> None:
        super().__init__(words)
        self._form, self.name = form, name
        self.toggled.connect(self._on_toggled)
        form.filled.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the form's word; one that is not said is as usual."""
        usual = "yes" if self.name in ("verify", "parts_count") else "no"
        self.blockSignals(True)
        self.setChecked((self._form.texts.get(self.name) or usual) == "yes")
        self.blockSignals(False)

    def _on_toggled(self, on: bool) -> None:
        self._form.put(self.name, "yes" if on else "no")


class MorePart(QWidget):
    """A button that unfolds the fields of the present kind."""

    def __init__(self, themes: ThemeService, form: CheckForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._form, self._kind = themes, form, ""
        self.fold = Button(themes, ButtonModel("More options", Variant.QUIET, icon="chevron-right"), self)
        self._panel = QWidget(self)
        self._panel.hide()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(Hairline(themes, parent=self))
        self._column.addWidget(self.fold)
        self._column.addWidget(self._panel)
        self.fields: dict[str, QWidget] = {}
        self.fold.clicked.connect(self._on_fold_clicked)
        form.filled.connect(self._on_filled)
        form.changed.connect(self._on_changed)
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)

    @property
    def is_open(self) -> bool:
        """Whether the fields are seen."""
        return not self._panel.isHidden()

    def unfold(self, is_open: bool = True) -> None:
        """Show the fields, or fold them away."""
        if is_open and self._kind != self._form.texts["kind"]:
            self._build()
        self._panel.setVisible(is_open)
        self._on_changed()

    def _on_fold_clicked(self) -> None:
        self.unfold(not self.is_open)

    def _on_filled(self) -> None:
        if self.is_open:
            self.unfold()
        self._on_changed()

    def _on_changed(self) -> None:
        """Say how many are set, and unfold where one of them is wrong."""
        names = [name for name, _ in _fields(self._form.texts["kind"])]
        wrong = [name for name in names if name in self._form.problems]
        if wrong and self._form.shows_problems and not self.is_open:
            self.unfold()
            return
        count = sum(bool(self._form.texts.get(name)) and name in _TELLING for name in names)
        words = f"More options, {count} set" if count else "More options"
        icon = "chevron-down" if self.is_open else "chevron-right"
        self.fold.set_model(ButtonModel(words, Variant.QUIET, icon=icon))

    def _build(self) -> None:
        self._kind = self._form.texts["kind"]
        self._column.removeWidget(self._panel)
        self._panel.hide()
        self._panel.deleteLater()
        self._panel, self.fields = QWidget(self), {}
        grid = QGridLayout(self._panel)
        px = self._themes.current.px
        grid.setContentsMargins(0, px(4), 0, px(12))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for row, (name, form) in enumerate(_fields(self._kind)):
            words, hint = _WORDS.get(name, (name.replace("_", " ").capitalize(), ""))
            label = Words(self._themes, "" if form == "switch" else words, "text2")
            label.setFixedWidth(px(LABEL if not self._themes.current.is_compact else 104))
            widget = self._made(name, form, words, hint)
            self.fields[name] = widget
            grid.addWidget(label, 2 * row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(widget, 2 * row, 1)
            grid.addWidget(Problem(self._themes, self._form, (name,)), 2 * row + 1, 1)
        self._column.addWidget(self._panel)

    def _made(self, name: str, form: str, words: str, hint: str) -> QWidget:
        if form == "switch":
            return SwitchField(self._form, name, words)
        if form == "lines" or name in ("body", "send"):
            several = Lines(self._themes, self._form, name, words)
            several.setPlaceholderText(hint)
            return several
        one = Field(self._themes, self._form, name, words)
        one.setPlaceholderText(hint)
        return one

    def _fit(self, theme: Theme) -> None:
        self._column.setContentsMargins(theme.px(12), 0, theme.px(16), theme.px(8))


def _fields(kind: str) -> list[tuple[str, str]]:
    """The fields that no other part of the form has."""
    above = {row for row, kinds in ROW_KINDS.items() if kind in kinds} | _SHOWN_ABOVE
    routes = (("routes", "lines"), ("routes_down", "number")) if kind in ROUTED_KINDS else ()
    return [*((name, form) for name, form in more_fields(kind) if name not in above), *routes, *_ALWAYS]


_TELLING = frozenset({"headers", "body", "lacks", "matches", "answer_headers", "parts", "ca_file", "proxy", "send",
                      "client_certificate", "resolver", "server_name", "thresholds", "routes", "ip"})  # fmt: skip
"""The options that are told of where they are set: the others have a usual value."""
