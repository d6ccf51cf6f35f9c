"""One child is ready: used once, replaced where it died, and gone with whoever wanted it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from incident_desk.adapters.reports.child import RenderChild
from incident_desk.adapters.reports.process import PdfRenderer
from incident_desk.adapters.reports.spare import SpareChild
from incident_desk.domain.report_builder import build_report
from incident_desk.services.reporting import PageWish, ReportCancelled
from tests.report_samples import checkout

ROOT = Path(__file__).resolve().parents[3]
DEADLINE_S = 30
WISH = PageWish(30, 2)


@pytest.fixture(scope="module")
def report():
    return build_report(checkout().events, "Incident Desk 0.1.0")


@pytest.fixture
def spare():
    """One that a page wants."""
    one = SpareChild()
    one.keep("review")
    yield one
    one.close()


def until(there):
    end = time.monotonic() + DEADLINE_S
    while not (found := there()):
        assert time.monotonic() < end, "it did not come to that"
        threading.Event().wait(0.02)
    return found


def pid_of(spare):
    """The ready child's process, once it is started."""
    return until(lambda: spare._child).process.pid


def children():
    """The processes of this one that set pages."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            if b"_render" in words and parent == os.getpid():
                found.append(int(folder.name))
    return found


def is_there(pid):
    """Whether the process runs; one that nobody has asked after yet has ended all the same."""
    try:
        return Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_pages_are_the_same_from_a_spare_which_is_used_once(spare, report):
    first = pid_of(spare)
    pages = PdfRenderer(spare=spare).pages(report, WISH)
    assert pages == PdfRenderer().pages(report, WISH)
    assert not is_there(first)
    second = pid_of(spare)
    assert second != first and children() == [second]


def test_a_file_from_a_spare_has_the_same_bytes(spare, report, tmp_path):
    ready = pid_of(spare)
    PdfRenderer(spare=spare).render(report, tmp_path / "a.pdf")
    PdfRenderer().render(report, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes() and not is_there(ready)


def test_a_spare_that_died_is_replaced_without_a_word(spare, report):
    pid = pid_of(spare)
    os.kill(pid, signal.SIGKILL)
    until(lambda: not is_there(pid))
    assert PdfRenderer(spare=spare).pages(report, WISH).count > 1
    assert pid_of(spare) != pid


def test_a_spare_that_ends_as_it_is_asked_is_replaced_without_a_word(report):
    dying = SpareChild((sys.executable, "-c", "import sys; sys.stdin.readline(); sys.stdin.readline()"))
    dying.keep("review")
    pid_of(dying)
    assert PdfRenderer(spare=dying).pages(report, WISH).count > 1
    dying.close()


def test_a_cancel_while_the_spare_works_ends_it_and_another_one_is_made_ready(spare, report):
    first, cancel = pid_of(spare), threading.Event()
    cancel.set()
    with pytest.raises(ReportCancelled):
        PdfRenderer(spare=spare).pages(report, WISH, cancel)
    assert not is_there(first) and pid_of(spare) != first


def test_a_spare_that_takes_too_long_is_ended():
    slow = SpareChild((sys.executable, "-c", "import time; time.sleep(60)"))
    slow.keep("review")
    pid = pid_of(slow)
    with pytest.raises(Exception, match="took longer"):
        RenderChild(timeout_s=0.1, spare=slow).run(b"{}\n", None)
    assert not is_there(pid)
    slow.close()


def test_it_ends_when_the_last_page_that_wants_it_lets_go(spare):
    spare.keep("export")
    pid = pid_of(spare)
    spare.let_go("review")
    assert is_there(pid)
    spare.let_go("export")
    assert not is_there(pid) and spare.take() is None
    spare.refill()
    assert not children()


def test_however_often_it_is_wished_there_is_one(spare):
    threads = [threading.Thread(target=spare.keep, args=(f"page {number}",)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert children() == [pid_of(spare)]


def test_closing_leaves_none_and_none_comes_after(spare, report):
    pid = pid_of(spare)
    spare.close()
    assert not is_there(pid)
    spare.keep("export")
    assert PdfRenderer(spare=spare).pages(report, WISH).count > 1
    assert spare.take() is None and not children()


def test_closing_while_it_starts_leaves_none():
    for _ in range(5):
        one = SpareChild()
        one.keep("review")
        one.close()
    assert not children()


def test_a_program_that_is_not_there_is_no_fault_of_the_page(report):
    none = SpareChild(("/nowhere/desk",))
    none.keep("review")
    assert PdfRenderer(spare=none).pages(report, WISH).count > 1
    none.close()


def test_it_ends_with_a_parent_that_is_killed():
    code = (
        "import json, sys, time\n"
        "from incident_desk.adapters.reports.spare import SpareChild\n"
        "spare = SpareChild(); spare.keep('review'); spare._starting.join()\n"
        "print(json.dumps(spare._child.process.pid), flush=True); time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT)
    pid = json.loads(parent.stdout.readline())
    assert is_there(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until(lambda: not is_there(pid))
