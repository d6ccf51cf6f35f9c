"""Wires the layers; with ``leaving``, which wires what leaves the room, the only file that knows them all.

Each function imports what it wires: a window paints its shell before the rest, a command loads what it uses.
"""

import gc
import getpass
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from incident_desk.adapters.paths import DataFiles, data_folder, named_folder
from incident_desk.domain.errors import Refused, StoreFailure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from incident_desk.domain.document import ReadDocument
    from incident_desk.domain.health_check import Check
    from incident_desk.domain.health_sample import Sample
    from incident_desk.qt.offscreen.drill import DrillDone
    from incident_desk.qt.offscreen.screenshot import Shot
    from incident_desk.services.asking import Asking
    from incident_desk.services.consents import Consents
    from incident_desk.services.desk import Desk
    from incident_desk.services.git_watching import GitWatch
    from incident_desk.services.guarding import Guardian
    from incident_desk.services.library import Library
    from incident_desk.services.monitor import ProbeWorker
    from incident_desk.services.office import Office
    from incident_desk.services.ports import Clock, EvidenceStore, RecordStore
    from incident_desk.services.reading_watch import ReadingWatch
    from incident_desk.services.searching import Searching
    from incident_desk.services.secrets import Secrets
    from incident_desk.services.settings import Settings
    from incident_desk.services.webhook import Webhook, WebhookSettings

LONGEST_NAME = 100
"""Characters of a person's name."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """Everything a command or a window works with."""

    files: DataFiles
    clock: "Clock"
    zone: tzinfo
    store: "RecordStore"
    desk: "Desk"
    library: "Library"
    evidence: "EvidenceStore"

    def back_up(self, to: Path) -> int:
        """Copy the record, whole and verified, and the evidence beside it; how many files of evidence that are."""
        self.store.backup(to)
        return self.evidence.copy_to(DataFiles.beside(to).evidence)

    def close(self) -> None:
        """Let go of the record."""
        self.desk.close()


@dataclass(frozen=True, slots=True)
class DrillOrder:
    """What a drill plays, how fast, where its record lies and where its files go."""

    document: "ReadDocument"
    plan: str | None
    speed: float
    data_dir: Path
    folder: Path
    visible: bool = False


def open_workplace(data_dir: Path | None = None, db: Path | None = None, speed: float = 1.0) -> Workplace:
    """The record of a data folder (or of one file), ready to work on; ``speed`` is that of a new drill's clock.

    Raises:
        StoreFailure: the folder or the record can't be opened.
    """
    from incident_desk.adapters.evidence_files import EvidenceFiles
    from incident_desk.adapters.ids import Uuid7Ids
    from incident_desk.adapters.local_zone import LocalZone
    from incident_desk.adapters.shelf import FolderShelf
    from incident_desk.adapters.storage.record_store import SqliteRecordStore
    from incident_desk.adapters.storage.view import View
    from incident_desk.adapters.system_clock import SteadyClock
    from incident_desk.adapters.workspace_file import WorkspaceFile
    from incident_desk.services.desk import Desk
    from incident_desk.services.library import Library

    files = DataFiles.beside(db) if db else DataFiles.within(data_folder(data_dir, os.environ))
    steady = SteadyClock(files.clock, speed=speed)
    ids = Uuid7Ids()
    store = SqliteRecordStore(files, steady, ids)
    return Workplace(
        files=files,
        clock=steady,
        zone=LocalZone(),
        store=store,
        desk=Desk(store, steady, ids, WorkspaceFile(files.workspace), View(files.view)),
        library=Library(FolderShelf(files.folder / "playbooks"), read_as_document),
        evidence=EvidenceFiles(files.evidence),
    )


def open_searching(place: Workplace) -> "Searching":
    """What finds words in a folder's records, and in the files of evidence beside them."""
    from incident_desk.adapters.evidence_words import EvidenceWords
    from incident_desk.adapters.storage.search_index import SearchIndex
    from incident_desk.services.searching import Searching

    words = EvidenceWords(place.files.evidence)
    return Searching(place.desk, place.store, SearchIndex(place.files.view, words.of))


def open_library(data_dir: Path | None = None) -> "Library":
    """The playbooks alone, without opening the record or making its folder."""
    from incident_desk.adapters.shelf import FolderShelf
    from incident_desk.services.library import Library

    return Library(FolderShelf(named_folder(data_dir, os.environ) / "playbooks"), read_as_document)


def read_as_document(data: bytes, name: str, watch: "ReadingWatch | None" = None) -> "ReadDocument":
    """A document's bytes as text and playbook; what reads them is imported with the first one.

    Raises:
        Refused: they are no readable document.
    """
    from incident_desk.adapters.reading.process import read_as_document as read

    return read(data, name, watch)


def person() -> str:
    """Who is working here where nobody says so: the login name, as one line of at most a name's length."""
    from incident_desk.services.acts.words import one_line

    with suppress(OSError, KeyError, ImportError):
        return one_line(getpass.getuser())[:LONGEST_NAME] or "unnamed"
    return "unnamed"


def open_office(
    data_dir: Path | None, speed: float = 1.0, *, guarded: bool = False, aloud: bool = False
) -> "Office":
    """Everything a window works with. Called off the GUI thread, for it imports the database.

    ``aloud``: its alarms leave the window, and it keeps the computer awake; of a window that nobody sees they do
    not. ``guarded``: a guardian alarms when the window can't. A clock that runs at a speed of its own is a drill's,
    which alarms nobody outside its window.
    """
    from incident_desk import leaving
    from incident_desk.adapters.alarms.system import system_alarms
    from incident_desk.adapters.awake import system_awake
    from incident_desk.adapters.drafts import FileDrafts
    from incident_desk.adapters.probes.process import ProcessWorker
    from incident_desk.adapters.probes.shared import SharedWorker
    from incident_desk.adapters.reading import read_as_record
    from incident_desk.adapters.reports.spare import SpareChild
    from incident_desk.adapters.settings_file import SettingsFile
    from incident_desk.adapters.storage.board import Board
    from incident_desk.adapters.watch import Watch
    from incident_desk.adapters.webhook_file import WebhookFile
    from incident_desk.services.awake import LetSleep
    from incident_desk.services.office import Office, Surroundings

    place, spare = open_workplace(data_dir, speed=speed), SpareChild()
    clock, files = place.clock, place.files
    watch, board, history = Watch(files.watch), Board(files.samples), leaving.open_history(files)
    # Whoever calls tells of the world and not of a drill.
    webhook = WebhookFile(files.webhook) if speed == 1.0 else None
    return Office(
        Surroundings(
            store=place.store,
            clock=place.clock,
            zone=place.zone,
            desk=place.desk,
            playbooks=place.library,
            settings=SettingsFile(place.files.settings),
            reporting=lambda: leaving.open_reporting(place.desk, place.files, spare),
            drafts=FileDrafts(place.files.drafts),
            folder=str(place.files.folder),
            worker=lambda: SharedWorker(
                clock,
                watch,
                board,
                lambda: ProcessWorker(clock, speed=clock.speed, hook_memory=files.firing),
                webhook,
            ),
            has_watch=lambda: watch.held,
            guardian=(lambda: _new_guardian(files)) if guarded and clock.speed == 1.0 else None,
            history=lambda: history,
            alarms=system_alarms if aloud else None,
            awake=system_awake() if aloud else LetSleep(),
            # What is committed meanwhile has nothing to do with a drill.
            git=git_watch() if speed == 1.0 else None,
            asking=open_asking(),
            run_reporting=lambda: leaving.open_run_reporting(place.desk),
            review_templates=lambda: leaving.review_templates(place.files),
            searching=lambda: open_searching(place),
            copies=lambda: leaving.open_handing_out(place.desk, files, clock.now),
            ways_out=lambda: leaving.open_ways_out(place.desk, files, place.evidence, clock.now),
            exports=lambda: leaving.open_exports(place.desk, files, clock.now, spare),
            evidence=place.evidence,
            spare=spare,
            record_reader=read_as_record,
        )
    )


def open_asking() -> "Asking":
    """What a window needs to try a check out."""
    from incident_desk.services.asking import Asking

    def ask(check: "Check", cancelled: "Callable[[], bool]") -> "Sample":
        return ask_check(check, whole=True, cancelled=cancelled)

    return Asking(ask, allowed_commands(), check_secrets(), pattern_problem)


def ask_check(check: "Check", *, whole: bool = False, cancelled: "Callable[[], bool] | None" = None) -> "Sample":
    """What one ask of a check finds, asked as the desk asks; ``whole`` brings more of an answer than is kept.

    Raises:
        Refused: the process that asks can't be started.
    """
    from incident_desk.adapters.probes.once import ask_once
    from incident_desk.adapters.system_clock import SteadyClock

    return ask_once(check, SteadyClock(), whole=whole, cancelled=cancelled)


def pattern_problem(patterns: "Sequence[str]") -> str:
    """Why one of the patterns of a check can't be followed, in words; empty where all can."""
    if not patterns:
        return ""
    from incident_desk.adapters.probes.patterns import pattern_problem

    return pattern_problem(patterns)


def allowed_commands() -> "Consents":
    """The commands that checks may run on this computer."""
    from incident_desk.adapters.consents import ConsentFile, consents_place

    return ConsentFile(consents_place())


def open_listening(place: Workplace) -> "ProbeWorker":
    """What hears the answers of a folder's checks, and asks by itself only while no window does."""
    from incident_desk.adapters.probes.process import ProcessWorker
    from incident_desk.adapters.probes.shared import SharedWorker
    from incident_desk.adapters.storage.board import Board
    from incident_desk.adapters.watch import OnlookersWatch

    clock, files = place.clock, place.files
    watch = OnlookersWatch(files.watch)
    return SharedWorker(clock, watch, Board(files.samples), lambda: ProcessWorker(clock, hook_memory=files.firing))


def check_secrets() -> "Secrets":
    """The passwords of checks, kept on this computer."""
    from incident_desk.adapters.secrets import SecretFile, secrets_place

    return SecretFile(secrets_place())


def webhook_of(place: Workplace) -> "Webhook":
    """Where other monitors may call the windows of this data folder."""
    from incident_desk.adapters.webhook_file import WebhookFile

    return WebhookFile(place.files.webhook)


def webhook_problem(place: Workplace, settings: "WebhookSettings") -> str:
    """Why nobody is heard at this moment although it is on, in words; empty where somebody is."""
    from incident_desk.adapters.webhook_file import why_not_heard

    return why_not_heard(settings, place.files.firing, place.clock.now())


def git_watch() -> "GitWatch":
    """The git folders that may be read on this computer, and the program that reads them."""
    from incident_desk.adapters.git_folders import GitFolderFile, git_folders_place
    from incident_desk.adapters.git_log import GitProgram
    from incident_desk.services.git_watching import GitWatch

    return GitWatch(GitFolderFile(git_folders_place()), GitProgram())


def renew_guard(place: Workplace) -> None:
    """Tell a guardian that a closed window has left what there is to guard now.

    Where nobody guards, or a window has the watch, there is nothing to tell.
    """
    from incident_desk.adapters.guardian.claim import is_guarded
    from incident_desk.adapters.watch import Watch

    if not is_guarded(place.files.guardian):
        return
    watch = Watch(place.files.watch)
    with suppress(OSError):
        if watch.try_take():
            try:
                _hand_over(place)
            finally:
                watch.release()


def _hand_over(place: Workplace) -> None:
    """Start a guardian with what is open now, which takes the place of the one that was left; or end that one."""
    from incident_desk.adapters.settings_file import SettingsFile
    from incident_desk.services.guarding import deadlines, duty_of

    desk, now = place.desk, place.clock.now()
    found = desk.incidents_of([head.incident for head in (*desk.heads(), *desk.runs.heads())])
    guardian = _new_guardian(place.files)
    guardian.use(SettingsFile(place.files.settings).load())
    guardian.hold(duty_of(found, {one.id: deadlines(one, now) for one in found}))
    guardian.farewell(keep=True)
    guardian.close()


def _new_guardian(files: DataFiles) -> "Guardian":
    from incident_desk.adapters.guardian.process import GuardianProcess

    return GuardianProcess(files.guardian, files.journal, files.clock)


def play_drill(wish: "DrillOrder") -> "DrillDone":
    """Play a drill through the window, on Qt's offscreen platform unless it is to be seen."""
    if not wish.visible:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _refuse_bad_pair()
    from incident_desk.adapters.probes.practice_server import PracticeService
    from incident_desk.qt.offscreen.drill import DrillWish
    from incident_desk.qt.offscreen.drill import play_drill as play

    order = DrillWish(wish.document, wish.plan, wish.folder, wish.visible)
    return play(lambda: open_office(wish.data_dir, wish.speed, aloud=wish.visible), PracticeService(), order)


def take_screenshot(data_dir: Path | None, who: str, shot: "Shot", to: Path) -> None:
    """A picture of a screen, made without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _refuse_bad_pair()
    from incident_desk.qt.offscreen.screenshot import take_screenshot as take

    take(lambda: open_office(data_dir), who, shot, to)


def _refuse_bad_pair() -> None:
    """Refuse to load a Qt that would end the program by itself (raises Refused)."""
    from incident_desk.runtime_guard import refusal_here

    if (words := refusal_here()) is not None:
        raise Refused(words)


def open_window(data_dir: Path | None, who: str) -> int:
    """Open the desk and work until it is closed; the answer is the exit code."""
    _refuse_bad_pair()
    gc.disable()  # what is imported is no garbage; qt/garbage.py collects as soon as there is a window
    from incident_desk.qt.app import run_window

    def opener(folder: Path | None) -> "Callable[[], Office]":
        return lambda: open_office(folder, guarded=True, aloud=True)

    return run_window(opener(data_dir), who, _settings(data_dir), lambda folder: opener(Path(folder)))


def _settings(data_dir: Path | None) -> "Settings":
    """What was remembered in a data folder, read before there is a window; that it can't be is said later."""
    from incident_desk.adapters.settings_file import SettingsFile
    from incident_desk.services.settings import Settings

    try:
        return SettingsFile(DataFiles.within(named_folder(data_dir, os.environ)).settings).load()
    except StoreFailure:
        return Settings()
