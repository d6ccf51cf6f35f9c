"""The child is heard line by line and ended at once."""

import errno
import logging
import sys
import threading
from time import monotonic

import pytest

from incident_desk.adapters.reports.child import EngineMissing, RenderChild, done_of
from incident_desk.domain.errors import DeskError
from incident_desk.services.reporting import ReportCancelled


def playing(code):
    return RenderChild((sys.executable, "-c", code))


def test_lines_are_heard_before_the_child_is_done():
    cancel, heard = threading.Event(), []

    def listen(line):
        heard.append(line)
        cancel.set()

    with pytest.raises(ReportCancelled):
        playing("import time; print('{\"page\": [1, 3]}', flush=True); time.sleep(60)").run(b"{}\n", cancel, listen)
    assert heard == [{"page": [1, 3]}]


def test_a_cancel_ends_the_child_within_a_second():
    cancel = threading.Event()
    started = []

    def listen(line):
        started.append(monotonic())
        cancel.set()

    child = playing(
        "import signal as s, time; s.signal(s.SIGTERM, s.SIG_IGN); print('{}', flush=True); time.sleep(60)"
    )
    with pytest.raises(ReportCancelled):
        child.run(b"{}\n", cancel, listen)
    assert monotonic() - started[0] < 1


def test_what_a_listener_raises_ends_the_child_as_well():
    def listen(line):
        raise DeskError("enough")

    with pytest.raises(DeskError, match="enough"):
        playing("import time; print('{}', flush=True); time.sleep(60)").run(b"{}\n", None, listen)


def test_half_a_line_of_a_child_that_died_is_no_answer():
    lines, complaint = playing("import sys; sys.stdout.write('{\"ok\": '); sys.exit('ouch')").run(b"{}\n", None)
    assert lines == [] and "ouch" in complaint
    with pytest.raises(DeskError, match="ended without an answer"):
        done_of(lines, complaint)


def test_a_missing_engine_is_told_apart():
    with pytest.raises(EngineMissing, match="missing"):
        done_of([{"error": {"code": "engine", "message": "", "errno": None}}], "")
    assert done_of([{"progress": "read"}, {"ok": {"pages": 2}}], "") == {"pages": 2}


def test_a_folder_that_refuses_is_told_and_is_no_failure_of_ours(tmp_path, caplog):
    refused = [{"error": {"code": "file", "message": "Permission denied", "errno": errno.EACCES}}]
    with pytest.raises(DeskError, match="can't be written to.*Choose another folder"):
        done_of(refused, "", tmp_path / "a.pdf")
    assert [one for one in caplog.records if one.levelno > logging.INFO] == []
    with pytest.raises(DeskError, match="could not set"):
        done_of([{"error": {"code": "layout", "message": "x", "errno": None}}], "")
    assert [one.levelname for one in caplog.records if one.levelno > logging.INFO] == ["ERROR"]


def test_a_large_request_that_nobody_reads_holds_up_no_cancel():
    cancel = threading.Event()
    threading.Timer(0.3, cancel.set).start()
    started = monotonic()
    with pytest.raises(ReportCancelled):
        playing("import time; time.sleep(60)").run(b"x" * 4_000_000 + b"\n", cancel)
    assert monotonic() - started < 3
