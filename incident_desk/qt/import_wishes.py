"""Take the team's own documents into the library: from a file chooser or dropped on the window, looked at first."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.counted import counted
from incident_desk.domain.playbook import Playbook, outermost
from incident_desk.qt.documents_folder import choose_files
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.services.library import Library, Shelved
from incident_desk.services.reading_watch import ReadingWatch

if TYPE_CHECKING:
    from incident_desk.domain.document import ReadDocument
    from incident_desk.qt.pages.importing.corrections import Corrections
    from incident_desk.qt.pages.importing.opened import Opened
    from incident_desk.qt.pages.importing.view import ImportPage
    from incident_desk.qt.past_keeping import PastKeeping

PAGE = "importing"
QUICK_MS = 400
"""What takes less shows nothing of its own."""
_KINDS = (
    "Documents and records (*.md *.markdown *.txt *.csv *.tsv *.html *.htm *.json *.pdf);;"
    "Documents (*.md *.markdown *.txt *.csv *.tsv *.html *.htm);;All files (*)"
)


class ImportWishes(QObject):
    """Shows one document after the other, and keeps those that the person wants.

    Reads off the desk's thread, for a long document takes seconds and no entry may wait for it.
    """

    files_chosen = Signal("QStringList")  # type: ignore[arg-type]
    """Files to be opened, as if they were dropped: whoever hears it sees what each one is."""
    edit_wished = Signal(str, object)
    """Edit the document of that name, at that thing."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        self._jobs = Jobs("import", self)
        self._left: list[Jobs] = []
        """Readings that were stopped, until they have ended."""
        self._watch = ReadingWatch()
        self._page: ImportPage | None = None
        self._past: PastKeeping | None = None
        self._waiting: list[str] = []
        self._path, self._place, self._of = "", 0, 0
        self._turn = 0
        """Counts what is begun: what was left while it was read comes too late."""
        self._came_from = ""
        self._before: tuple[Opened, Corrections] | None = None
        """A document that had to be read once more, and what was said of it."""
        self._is_wanted = True
        """Whether the person waits for it; False once they went to another page."""
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(QUICK_MS)
        self._slow.timeout.connect(self._show)
        stage.window.pages.currentChanged.connect(self._on_page_changed)

    @property
    def page(self) -> "ImportPage":
        """The screen; it is made when it is first asked for."""
        if self._page is None:
            from incident_desk.qt.pages.importing.view import ImportPage
            from incident_desk.qt.pages.importing.view_model import ImportModel
            from incident_desk.qt.past_keeping import PastKeeping

            stage = self._stage
            model = ImportModel(stage.window)
            page = self._page = ImportPage(stage.themes, model, stage.window.pages)
            past = self._past = PastKeeping(stage, page)
            past.kept.connect(self._on_past_kept)
            past.changed.connect(self._read_again)
            model.import_wished.connect(self._keep)
            model.cancel_wished.connect(self._leave)
            stage.ticker.ticked.connect(page.tick)
            stage.window.add_page(PAGE, page, page.take_focus)
        return self._page

    @property
    def is_shown(self) -> bool:
        """Whether a document is in front, read and ready."""
        return self._stage.window.page == PAGE and self.page.model.opened is not None

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"import_playbook": self.choose}

    def choose(self) -> None:
        """Ask which files to import; where one is being looked at, go back to it."""
        if self._path and self._stage.window.page != PAGE:
            self._is_wanted = True
            self._show()
            return
        choose_files(self._stage.window, "Import playbooks", _KINDS, self.files_chosen)

    def take_in(self, paths: Sequence[str]) -> None:
        """Show these files one after the other; those that come while one is looked at wait for their turn."""
        if self._stage.link.office is None:
            return
        new = [path for path in dict.fromkeys(paths) if path not in (self._path, *self._waiting)]
        self._is_wanted = True
        self._waiting += new
        self._of += len(new)
        if not self._path:
            self._next()
        elif new:
            self._stage.window.say(f"{len(self._waiting)} more to look at after this one")

    def stop(self) -> None:
        """The window closes: what is being kept is kept as a whole, what is being read is stopped."""
        self._waiting, self._turn = [], self._turn + 1
        self._slow.stop()
        self._watch.stop()
        for jobs in (*self._left, self._jobs):
            jobs.close()
        if self._past is not None:
            self._past.stop()

    # -- one after the other --------------------------------------------------------------------------------

    def _next(self) -> None:
        from incident_desk.qt.pages.importing.opened import name_of, open_file, opened_again
        from incident_desk.qt.pages.importing.view_model import Turn

        self._turn += 1
        self._slow.stop()
        office = self._stage.link.office
        if not self._waiting or office is None:
            self._end()
            return
        path = self._path = self._waiting.pop(0)
        self._place += 1
        turn, library = self._turn, office.playbooks
        watch = self._watch = ReadingWatch()
        self.page.model.begin(Turn(name_of(path), self._place, self._of, watch))
        self._slow.start()
        before, self._before = self._before, None
        self._jobs.run(
            lambda: opened_again(open_file(library, path, watch), before),
            lambda opened: self._on_opened(turn, opened),
            lambda error: self._on_not_opened(turn, error),
        )

    def _on_opened(self, turn: int, opened: "Opened") -> None:
        if turn == self._turn:
            self._slow.stop()
            self.page.model.show(opened)
            self._show()
            if opened.lost:
                self._stage.window.say(f"{counted(opened.lost, 'correction')} was of what stands there no more")
            if not self._is_wanted:
                self._stage.window.say(f"{opened.name} is read. Import playbooks (Ctrl+O) goes to it")

    def _on_not_opened(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._stage.say_refusal(error)
            self._next()

    def _keep(self) -> None:
        office, model = self._stage.link.office, self.page.model
        opened = model.opened
        if office is None or opened is None or self._past is None or not self.page.found.correcting.settle():
            return
        if model.judged.makes_past:
            self._past.keep(office, opened)
            return
        library, corrections = office.playbooks, model.judged.corrections
        model.hold(True)
        self._jobs.run(lambda: _kept(library, opened, corrections), self._on_kept, self._on_not_kept)

    def _on_past_kept(self, incident: str) -> None:
        is_last = not self._waiting
        self._next()
        if is_last:
            self._stage.show_incident(incident)

    def _read_again(self) -> None:
        """The file is another one by now: it is shown as it reads, with what was said of it before."""
        model = self.page.model
        self._stage.window.say("The file was changed meanwhile: this is how it reads now")
        self._before = (model.opened, model.judged.corrections) if model.opened is not None else None
        self._waiting.insert(0, self._path)
        self._place -= 1
        self._next()

    def _on_kept(self, kept: tuple[Shelved, str] | None) -> None:
        from incident_desk.qt.pages.importing.view_model import chosen_thing

        if kept is None:
            self._read_again()
            return
        self._stage.window.say(kept[1])
        thing, is_wanted = chosen_thing(self.page.model), self.page.model.corrects and not self._waiting
        self._next()
        if is_wanted:
            self.edit_wished.emit(kept[0].name, thing)

    def _on_not_kept(self, error: Exception) -> None:
        """The document is still there to be looked at; a second try may go better."""
        self.page.model.hold(False)
        self._stage.say_refusal(error)

    def _leave(self) -> None:
        """Keep nothing of this document. What is being kept is not stopped half-way."""
        is_read = self.page.model.opened is not None
        if is_read and (self.page.model.is_busy or (self._past is not None and self._past.warns())):
            return
        if not is_read:
            self._watch.stop()
            self._left.append(self._jobs)
            self._jobs.busy_changed.connect(self._on_left_read)
            self._jobs = Jobs("import", self)
        self._next()

    def _on_left_read(self, is_busy: bool) -> None:
        """What nobody waited for has come to its end."""
        jobs = self.sender()
        if not is_busy and isinstance(jobs, Jobs):
            self._left.remove(jobs)
            jobs.close()
            jobs.deleteLater()

    def _show(self) -> None:
        window = self._stage.window
        if not self._is_wanted:
            return
        if window.page != PAGE:
            self._came_from = window.page
        window.show_page(PAGE)
        self.page.take_focus()

    def _on_page_changed(self, _place: int) -> None:
        self._is_wanted = self._stage.window.page == PAGE

    def _end(self) -> None:
        self._path, self._place, self._of = "", 0, 0
        if self._page is not None:
            self._page.model.end()
        if self._stage.window.page == PAGE:
            self._stage.window.show_page(self._came_from or "home")


def _kept(library: Library, opened: "Opened", corrections: "Corrections") -> tuple[Shelved, str] | None:
    """Keep it, with what is said of it: to count the steps of a large playbook takes longer than a turn."""
    from incident_desk.qt.pages.importing.opened import GONE_WORDS, keep

    kept = keep(library, opened, corrections)
    if kept is None:
        return None
    before, now = opened.said, corrections
    is_corrected = (before.plan, before.title, before.kind) != (now.plan, now.title, now.kind)
    words = said_of(kept.entry, kept.document, is_corrected)
    return kept.entry, f"{words}. {GONE_WORDS}" if kept.is_gone else words


def said_of(entry: Shelved, document: "ReadDocument", is_corrected: bool = False) -> str:
    """What was kept, and what of it was understood; of what was there already, that it is as it was corrected."""
    playbook = document.playbook
    if entry.again:
        return f"{playbook.title} is {'kept as it was corrected' if is_corrected else 'in the library already'}"
    version = f", version {entry.version}" if entry.version > 1 else ""
    return f"Imported {playbook.title}{version}: {understood(playbook)}"


def understood(playbook: Playbook) -> str:
    """What a playbook holds, in a few words; what it lacks is not named."""
    phases = playbook.phases()
    steps = sum(len(outermost(phase.steps)) for phase in phases)
    counts = (
        (len(playbook.severities), "severity", "severities"),
        (len(phases), "phase", "phases"),
        (steps, "step", "steps"),
        (len(playbook.procedures), "procedure", "procedures"),
        (len(playbook.templates), "template", "templates"),
    )
    words = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
    return ", ".join(words) or "nothing to work by was found; it is kept as reference"
