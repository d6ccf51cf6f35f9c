"""One redacted record, several formats: each says how it stands; what is ready is saved whole, or told why not."""

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.reports.many_files import ManyFiles
from incident_desk.adapters.reports.press import CopyPress
from incident_desk.domain.errors import DeskError
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.handout import Wish
from incident_desk.formats.redaction.sorts import REMOVED
from incident_desk.services.export_values import Phase, Pressed, Seen, State, View
from incident_desk.services.export_work import ExportWork
from incident_desk.services.handing_out import HandingOut
from incident_desk.services.reporting import PageWish
from tests.planted_secrets import CUSTOMERS, SECRETS, planted

AT = datetime(2026, 3, 2, tzinfo=UTC)
ALL = (".pdf", ".md", ".html", ".json", ".csv")
REPORT = build_report(planted().events, "Incident Desk 0.1.0")


class Names:
    def __init__(self):
        self.names, self.lines = list(CUSTOMERS), []

    def all(self):
        return tuple(self.names)

    def keep(self, name):
        self.names.append(name)

    def write(self, line):
        self.lines.append(line)


class NoPress:
    """Fails as the child does."""

    def __init__(self, pressed=None):
        self.pressed = pressed

    def pdf(self, handout, told, cancel):
        if self.pressed is None:
            raise DeskError("The PDF was not made: no room.")
        return self.pressed


def work(press=None, names=None):
    names = names or Names()
    copies = HandingOut(None, None, names, names, lambda: AT)
    return ExportWork(copies, press or CopyPress(), ManyFiles(), names)


@pytest.fixture(scope="module")
def handout():
    return work().prepare(REPORT, Wish(Audience.CUSTOMER, removed_sorts=REMOVED))


@pytest.fixture(scope="module")
def made(handout):
    told = []
    return {ending: work().make(handout, ending, told.append) for ending in ALL}, told


def test_every_format_is_ready_and_none_says_what_is_hidden(handout, made):
    formats, told = made
    assert {ending: one.state for ending, one in formats.items()} == dict.fromkeys(ALL, State.READY)
    for one in formats.values():
        assert one.scan.is_clean and one.scan.known == len(handout.hidden) and one.scan.at == AT
        assert not any(secret.encode() in one.data for _, secret, _ in SECRETS)
    assert json.loads(formats[".json"].data)["audience"] == "customer"
    assert {one.ending for one in told} == set(ALL) and {one.phase for one in told} == set(Phase)


def test_the_pdf_was_read_in_every_place(made):
    cells = made[0][".pdf"].scan.cells
    assert {where: cell.seen for where, cell in cells.items()} == dict.fromkeys(Where, Seen.CLEAN)
    assert made[0][".md"].scan.cells[Where.ATTACHED].seen is Seen.NO_PLACE


def test_all_are_saved_under_one_name_and_told_to_the_journal(handout, made, tmp_path):
    names = Names()
    copy = replace(handout, wish=replace(handout.wish, kept=("a939863",), reasons=(("a939863", "they asked"),)))
    stem = work().default_stem(copy)
    saved = work(names=names).save(copy, tuple(made[0].values()), tmp_path, stem, "Ana")
    assert not saved.refused and stem == "INC-0048-customer"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{stem}{ending}" for ending in ALL)
    assert [line["format"] for line in names.lines] == [ending[1:] for ending in ALL]
    assert names.lines[0]["reasons"] == {"a939863": "they asked"} and names.lines[0]["who"] == "Ana"


def test_what_the_disk_refuses_is_told_and_nothing_of_it_is_in_the_journal(handout, made, tmp_path):
    names = Names()
    (tmp_path / "a.pdf").mkdir()
    saved = work(names=names).save(handout, tuple(made[0].values()), tmp_path, "a")
    assert saved.written == () and len(saved.refused) == len(ALL) and names.lines == []
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_leak_is_told_not_saved_and_goes_when_it_is_replaced_there(tmp_path):
    one = work()
    handout = one.prepare(REPORT, Wish(Audience.CUSTOMER))
    term = next(found for found in handout.hidden if found.sort == "customers")
    said = replace(handout, document=replace(handout.document, title=f"Sorry, {term.text}"))
    leaking = one.make(said, ".html", lambda _: None)
    assert leaking.state is State.LEAKS and {leak.number for leak in leaking.scan.leaks} == {term.number}
    assert leaking.scan.cells[Where.METADATA].terms == 1
    assert one.save(said, (leaking,), tmp_path, "a").written == () and not list(tmp_path.iterdir())
    wish = replace(handout.wish, replaced_there=(leaking.scan.leaks[0].text,))
    again = one.prepare(REPORT, wish)
    patched = replace(again, document=again.replacing.in_values(said.document))
    assert one.make(patched, ".html", lambda _: None).state is State.READY


def test_what_fails_says_why_and_what_is_cancelled_keeps_the_others(handout):
    assert work(NoPress()).make(handout, ".pdf", lambda _: None).why == "The PDF was not made: no room."
    cancel = threading.Event()
    done = work().make(handout, ".md", lambda _: None, cancel)

    def told(progress):
        if progress.phase is Phase.SETTING:
            cancel.set()

    stopped = work().make(handout, ".pdf", told, cancel)
    assert stopped.state is State.CANCELLED and stopped.data == b"" and done.state is State.READY


def test_a_file_that_can_not_be_read_back_is_not_ready(handout):
    odd = work(NoPress(Pressed(b"%PDF", (), "its table is packed"))).make(handout, ".pdf", lambda _: None)
    assert odd.state is State.FAILED and "not scanned: its table is packed" in odd.why
    assert {cell.seen for cell in odd.scan.cells.values()} == {Seen.NOT_SCANNED}


def test_pages_of_each_view_come_with_their_marks(handout):
    kinds = {
        view: {mark.kind for mark in work().sheets(REPORT, handout, view, PageWish(20, 2)).marks} for view in View
    }
    assert kinds[View.MARKED] == kinds[View.BEFORE] == {"replaced", "removed"}
    assert kinds[View.SENT] == {"replaced"}
    assert work().page_count(handout) > 2


def test_a_customers_name_that_is_kept_is_looked_for_from_then_on():
    names = Names()
    one = work(names=names)
    one.keep_customer("Blue Door")
    assert one.customers[-1] == "Blue Door" and "Blue Door" in one.prepare(REPORT, Wish()).wish.customers
