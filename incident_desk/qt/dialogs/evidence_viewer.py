"""The viewer of evidence: pictures and text as they are, of all else facts; missing and changed files are said."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QStackedLayout, QWidget

from incident_desk.domain.attachments import Attachment, Lies, size_words
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.evidence_reading import Form, Seen, media_words
from incident_desk.qt.theme import TextKind, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel

_WIDTH, _HEIGHT = 1180, 620
_AROUND = 260
"""What of the window's height the dialog needs beside what is looked at."""
CHECKING = "Reading the file and its checksum…"


class EvidenceViewer(DialogFrame):
    """Shows one file after the other. It reads nothing by itself: it wishes, and is told what was seen."""

    look_wished = Signal(object)
    """That ``Attachment`` is to be read."""
    copy_wished = Signal(object)
    """A copy of that ``Attachment`` is to be saved."""

    def __init__(self, themes: ThemeService, files: Sequence[Attachment], of_what: str, window: QWidget) -> None:
        super().__init__(themes, "Evidence", "Save a copy…", window, width=_WIDTH)
        self._files, self._of_what, self._place = tuple(files), of_what, 0
        self.name_buttons("Save a copy…", "Close")
        self.previous = Button(themes, ButtonModel("Previous", keys=("Alt", "←"), small=True), self)
        self.next = Button(themes, ButtonModel("Next", keys=("Alt", "→"), small=True), self)
        self.name, self.facts, self.checksum = (ElidedLabel(parent=self) for _ in range(3))
        self.picture, self.text, self.nothing = _Picture(self), QPlainTextEdit(self), QLabel(self)
        self.seen: Seen | None = None
        self._lay_out_body()
        self._connect()

    @property
    def file(self) -> Attachment:
        """The file that is looked at."""
        return self._files[self._place]

    def show_file(self, place: int) -> None:
        """Look at the file in that place."""
        if 0 <= place < len(self._files):
            self._place, self.seen = place, None
            self._tell_facts()
            self._rest(CHECKING)
            self.look_wished.emit(self.file)

    def show_seen(self, seen: Seen) -> None:
        """This was seen; what was left meanwhile is passed over."""
        if seen.file is not self.file:
            return
        self.seen = seen
        why = _why_not_whole(seen)
        self.do.setEnabled(not why)
        self.say(why or _whole_words(seen), "alarm" if why else "text2")
        announce(self, f"{self.file.name}. {why or seen.note}", assertive=bool(why))
        if why:
            self._rest(f"{why}\n\n{_checksums(seen)}")
        elif seen.form is Form.PICTURE and seen.image is not None:
            self.picture.show_picture(QPixmap.fromImage(seen.image), f"{self.file.name}, {seen.note}")
            self._stack.setCurrentWidget(self.picture)
        elif seen.form is Form.TEXT:
            self.text.setPlainText(seen.text)
            self._stack.setCurrentWidget(self.text)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._rest(seen.note)

    def try_accept(self) -> None:
        """Save a copy; the viewer stays."""
        if self.seen is None:
            self.complain("The file is still being read")
        elif self.do.isEnabled():
            self.copy_wished.emit(self.file)

    def show_previous(self) -> None:
        """The file before."""
        self.show_file(self._place - 1)

    def show_next(self) -> None:
        """The file after it."""
        self.show_file(self._place + 1)

    # -- within -----------------------------------------------------------------------------------------------

    def _lay_out_body(self) -> None:
        theme = self.themes.current
        self.name.setFont(theme.font(TextKind.STRONG))
        self.facts.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.checksum.setFont(theme.font(TextKind.MONO))
        for label in (self.facts, self.checksum):
            set_tone(label, "text2")
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.name, 1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Text of the file")
        self.text.setFont(theme.font(TextKind.MONO))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setFont(theme.font(TextKind.BODY))
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(theme.px(40), 0, theme.px(40), 0)
        room = QWidget(self)
        set_surface(room, "window")
        room.setFixedHeight(max(160, min(theme.px(_HEIGHT), self._window.height() - theme.px(_AROUND))))
        self._stack = QStackedLayout(room)
        for part in (self.nothing, self.picture, self.text):
            self._stack.addWidget(part)
        self.body.addLayout(head)
        self.body.addWidget(self.facts)
        self.body.addWidget(room)
        self.body.addWidget(self.checksum)

    def _connect(self) -> None:
        self.previous.clicked.connect(self.show_previous)
        self.next.clicked.connect(self.show_next)
        for keys, do in (("Alt+Left", self.show_previous), ("Alt+Right", self.show_next)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(do)

    def _tell_facts(self) -> None:
        file, count = self.file, len(self._files)
        self.say_beside(f"{self._place + 1} of {count} {self._of_what}")
        self.name.setText(file.name)
        when = f"attached {file.at:%Y-%m-%d %H:%M:%S} UTC by {file.who}"
        self.facts.setText(f"{_upper(media_words(file.media))}, {size_words(file.size)}, {when}")
        self.checksum.setText(f"SHA-256 {file.sha256}")
        self.say("")
        self.previous.setEnabled(self._place > 0)
        self.next.setEnabled(self._place + 1 < count)

    def _rest(self, words: str) -> None:
        """Words in place of a picture or a text."""
        if self.text.hasFocus() or not self.isVisible():
            self.do.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.clear()
        self.picture.show_picture(QPixmap(), "")
        self.nothing.setText(words)
        self._stack.setCurrentWidget(self.nothing)


class _Picture(QLabel):
    """A picture as large as there is room, never larger than it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_picture(self, picture: QPixmap, name: str) -> None:
        """Show this one; ``name`` is said to those who can't see it."""
        self._whole = picture
        self.setAccessibleName(name)
        self._fit()

    def sizeHint(self) -> QSize:
        """Whatever there is."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As large as there is room now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.clear()
            return
        ratio = self.devicePixelRatioF()
        room, whole = self.size() * ratio, self._whole
        if whole.width() > room.width() or whole.height() > room.height():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            whole = whole.scaled(room, keep, smooth)
        whole.setDevicePixelRatio(ratio)
        self.setPixmap(whole)


def _why_not_whole(seen: Seen) -> str:
    """What is wrong with the file; empty where it lies there as it was attached."""
    if seen.looked.lies is Lies.MISSING:
        return "The file is missing from the folder of evidence"
    if seen.looked.lies is Lies.CHANGED:
        return "The file was changed since it was attached: it is not shown, for it proves nothing"
    return ""


def _checksums(seen: Seen) -> str:
    attached = f"Attached: {size_words(seen.file.size)}, SHA-256 {seen.file.sha256}"
    if seen.looked.lies is Lies.MISSING:
        return (
            f"{attached}\nA copy from a backup of the folder can be put in its place; it is known by its checksum."
        )
    return f"{attached}\nNow: {size_words(seen.looked.size)}, SHA-256 {seen.looked.sha256}"


def _whole_words(seen: Seen) -> str:
    whole = "Its checksum is as it was when it was attached"
    return f"{seen.note}. {whole}" if seen.form is not Form.NOTHING else whole


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
