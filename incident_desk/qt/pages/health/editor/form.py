"""The texts of the editor's fields, and what is wrong with each.

Texts go by the names of the check's form (``formats/check_form``). A secret is a name in them; what a field shows
has ••• there.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.checks.secret_words import REFERENCE, masked, word_with_secret
from incident_desk.domain.health_check import Check, CommandOptions
from incident_desk.formats.check_address import Recognised, host_of, read_address
from incident_desk.formats.check_form import USUAL, Read, read_form
from incident_desk.qt.pages.health.editor.secret_fields import SecretFields

LONGEST_TARGET = 4_000
_OF_KIND: Mapping[str, Mapping[str, str]] = {
    "webhook": {"failures": "1", "good": "1", "latency.warning": "", "latency.critical": ""},
    "http": {"method": "GET"}, "dns": {"record": "A"},
}  # fmt: skip
"""What is usual for a kind and not for a check as such."""


class CheckForm(QObject):
    """One check as texts."""

    filled = Signal()
    """Texts came from elsewhere than their fields: all fields are to be filled anew."""
    changed = Signal()
    """A text, or what is wrong, is other than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.check_id = ""
        self.texts: dict[str, str] = dict(USUAL)
        self.secrets = SecretFields()
        self.words = ""
        """How what was pasted was recognised."""
        self.read = Read(None, {})
        self._at_first: Mapping[str, str] = {}
        self._is_asked_for = False

    def fill(self, texts: Mapping[str, str], check_id: str) -> None:
        """Begin with these texts, which count as saved."""
        self.check_id, self.texts, self.words = check_id, dict(texts), ""
        self.secrets = SecretFields()
        self._at_first, self._is_asked_for = dict(texts), False
        self._look()
        self.filled.emit()

    def restore(self, texts: Mapping[str, str]) -> None:
        """Texts that were typed before and not saved are there again."""
        self.texts |= texts
        self._look()
        self.filled.emit()

    def mark_saved(self) -> None:
        """What stands here is in the record."""
        self._at_first = dict(self.texts)
        self.changed.emit()

    @property
    def check(self) -> Check | None:
        """The check that the texts describe; None while something is wrong."""
        return self.read.check

    @property
    def problems(self) -> Mapping[str, str]:
        """What is wrong, by the field."""
        return self.read.problems

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.texts != self._at_first

    @property
    def shows_problems(self) -> bool:
        """Whether what is wrong is to be seen: an empty new form is no mistake yet."""
        return self.is_changed or self._is_asked_for

    def show_problems(self) -> None:
        """Something was to be done with the check as it stands."""
        self._is_asked_for = True
        self.changed.emit()

    def text(self, name: str) -> str:
        """What the field of that name shows."""
        return self.secrets.shown(self.texts.get(name, ""))

    def is_off(self, row: str) -> bool:
        """Whether a row is not used."""
        return row in self.texts["off"].split()

    def put(self, name: str, shown: str) -> None:
        """A field says this now."""
        text = self.secrets.typed(self.texts.get(name, ""), shown)
        if text != self.texts.get(name, ""):
            self.put_all({name: text})

    def put_all(self, texts: Mapping[str, str], *, fill: bool = False) -> None:
        """Several texts are these now; ``fill`` where it was not their own fields that said so."""
        self.texts |= texts
        self._look()
        if fill:
            self.filled.emit()

    def use(self, row: str, *, on: bool) -> None:
        """Switch a row on or off; its texts stay."""
        off = [one for one in self.texts["off"].split() if one != row]
        self.put_all({"off": " ".join(off if on else [*off, row])})

    def settle(self) -> None:
        """A field was left: typed secrets are taken apart, and a check without a name has its usual one."""
        found = {**self.secrets.apart(self.texts["kind"], self.texts)}
        if not self.texts.get("name", "").strip():
            found |= usual_place({**self.texts, **found})
        if found:
            self.put_all(found, fill=True)

    def paste(self, text: str, groups: Mapping[str, str]) -> bool:
        """Recognise what was pasted and fill what follows from it; says whether it was recognised."""
        try:
            found = read_address(masked(text[:LONGEST_TARGET]), groups)
        except ValueError as error:
            self.words = f"not recognised: {error}"
            self.put_all({"target": masked(text.strip()[:LONGEST_TARGET])}, fill=True)
            return False
        self._take(found)
        return True

    def choose_kind(self, kind: str) -> None:
        """Ask in another way; what is asked stays as far as it fits."""
        target = self.texts["target"]
        host = host_of(self.texts["kind"], target)
        if host and kind in ("ping", "dns", "certificate", "tcp"):
            target = f"{host}:443" if kind in ("certificate", "tcp") else host
        elif host and kind == "http":
            target = f"https://{host}/"
        own = {name: text for name, text in _OF_KIND.get(kind, {}).items() if not self.texts.get(name)}
        if kind == "webhook":
            own = dict(_OF_KIND[kind])
        self.put_all({"kind": kind, "target": target, **own}, fill=True)

    def expect(self, condition: str) -> None:
        """Expect a value of the answer: in place of another condition on the same path."""
        path = condition.partition(" == ")[0]
        lines = [one for one in self.texts.get("json", "").splitlines() if not one.startswith(f"{path} ")]
        off = " ".join(one for one in self.texts["off"].split() if one != "json")
        self.put_all({"json": "\n".join([*lines, condition]), "off": off}, fill=True)

    def _take(self, found: Recognised) -> None:
        """Fields of another kind's making go; the rule and the times stay."""
        kept = {name: self.texts[name] for name in USUAL if name in self.texts and name != "target"}
        self.texts = {**kept, **found.fields, "kind": found.kind}
        apart = self.secrets.apart(found.kind, self.texts)
        self.texts |= apart
        self.words = found.words
        self._look()
        self.filled.emit()

    def _look(self) -> None:
        """Read the check anew."""
        read = read_form(self.texts, self.check_id or "new")
        problems = {**read.problems, **self.secrets.problems(self.texts)}
        options = read.check.options if read.check is not None else None
        if isinstance(options, CommandOptions) and (told := word_with_secret(options.command)):
            problems["target"] = f"{told} would stand in the record: let the program read it from a file"
        self.read = Read(None if problems else read.check, problems)
        self.changed.emit()


def usual_place(texts: Mapping[str, str]) -> Mapping[str, str]:
    """What a paste of the form's target would say of name and environment; nothing where it is of another kind."""
    try:
        found = read_address(texts["target"], {})
    except ValueError:
        return {}
    name = found.fields.get("name", "")
    if found.kind != texts["kind"] or not name or REFERENCE.search(name):
        return {}
    is_usual = texts.get("environment", "") == USUAL.get("environment", "")
    place = {"environment": found.fields["environment"]} if is_usual and "environment" in found.fields else {}
    return {"name": name, **place}
