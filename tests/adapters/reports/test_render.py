"""The child: one request in, JSON lines out, nothing opened that is not its own, gone when its input closes."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from incident_desk.adapters.reports import render
from incident_desk.adapters.reports.answers import GET_READY
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from tests.report_samples import checkout, hostile

ROOT = Path(__file__).resolve().parents[3]
CHILD = [sys.executable, "-m", "incident_desk", "_render"]


def request(folder, sample=checkout, **more):
    report = build_report(sample().events, "Incident Desk 0.1.0")
    asked = {
        "format": "pdf",
        "to": str(folder / "a.pdf"),
        "part": str(folder / ".a.part"),
        "made": report.header.recorded_until.isoformat(),
        "document": document_data(document(report)),
        "record": report.to_data(),
    }
    return json.dumps(asked | more).encode() + b"\n"


def answers(data):
    said = []
    return render.answer(data, said.append), said


def test_a_request_becomes_a_file_and_an_answer(tmp_path):
    code, said = answers(request(tmp_path))
    assert code == 0
    assert [next(iter(one)) for one in said] == ["progress", "progress", "ok"]
    assert said[-1]["ok"]["bytes"] == (tmp_path / "a.pdf").stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("bad", [b"no json\n", b"{}\n", b"[]\n", b"null\n"])
def test_a_request_that_makes_no_sense_is_an_error_answer(bad):
    code, said = answers(bad)
    assert code == 1 and said[0]["error"]["code"] == "request"


def test_another_format_is_refused(tmp_path):
    code, said = answers(request(tmp_path, format="docx"))
    assert code == 1 and "docx" in said[0]["error"]["message"]


def test_a_missing_folder_is_an_error_answer(tmp_path):
    code, said = answers(request(tmp_path / "nowhere"))
    assert code == 1 and said[-1]["error"]["code"] == "file" and said[-1]["error"]["errno"] == 2


def test_a_missing_engine_is_an_error_answer(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "incident_desk.adapters.reports.engine", None)
    code, said = answers(request(tmp_path))
    assert code == 1 and said[-1]["error"]["code"] == "engine"
    assert not list(tmp_path.iterdir())


def test_a_document_that_the_engine_refuses_is_an_error_answer(tmp_path):
    data = json.loads(request(tmp_path))
    data["document"]["front"][0] = {"b": "paragraph", "text": {"t": "x"}, "lead": 1, "tone": "no such tone"}
    code, said = answers(json.dumps(data).encode())
    assert code == 1 and said[-1]["error"]["code"] == "layout"
    assert not list(tmp_path.iterdir())


def test_the_process_answers_in_lines_and_ends_while_its_input_is_open(tmp_path):
    child = subprocess.Popen(CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    child.stdin.write(request(tmp_path))
    child.stdin.flush()
    lines = [json.loads(line) for line in child.stdout]
    assert child.wait(30) == 0
    assert "ok" in lines[-1]
    child.stdin.close()
    child.stdout.close()


def test_the_process_ends_when_its_input_closes_and_leaves_nothing(tmp_path):
    heavy = request(tmp_path, hostile)
    child = subprocess.Popen(CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    child.stdin.write(heavy)
    child.stdin.flush()
    assert json.loads(child.stdout.readline()) == {"progress": "read"}
    child.stdin.close()
    assert child.wait(5) == 1
    child.stdout.close()
    assert not list(tmp_path.iterdir())


def test_an_input_without_a_request_ends_it_at_once():
    done = subprocess.run(CHILD, input=b"", capture_output=True, cwd=ROOT, timeout=20, check=False)
    assert (done.returncode, done.stdout) == (0, b"")


def test_it_imports_neither_qt_nor_sqlalchemy():
    code = (
        "import sys, incident_desk.__main__, incident_desk.adapters.reports.render, "
        "incident_desk.adapters.reports.engine;"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'sqlalchemy', 'httpx')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_it_opens_no_file_outside_the_program_and_no_socket(tmp_path):
    if shutil.which("strace") is None:
        pytest.skip("strace is absent")
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not look at processes here")
    trace = tmp_path / "trace"
    target = tmp_path / "out"
    target.mkdir()
    watched = ["strace", "-f", "-o", str(trace), "-e", "trace=open,openat,socket,connect"]
    child = subprocess.Popen([*watched, *CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    child.stdin.write(request(target, hostile))
    child.stdin.flush()
    said = child.stdout.read()
    child.wait(60)
    child.stdin.close()
    child.stdout.close()
    assert b'"ok"' in said
    calls = trace.read_text("utf-8", "replace")
    assert not re.findall(r"\b(?:socket|connect)\(", calls)
    opened = re.findall(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)".*= \d+', calls)
    own = (str(ROOT), sys.prefix, sys.base_prefix, os.path.realpath(sys.prefix), str(target))
    system = (
        "/lib",
        "/usr/lib",
        "/usr/local/lib",
        "/etc/ld.so",
        "/etc/localtime",
        "/usr/share/locale",
        "/proc/self",
        "/proc/sys/vm",
        "/proc/cpuinfo",
        "/sys",
        "/dev",
    )
    strangers = {path for path in opened if not path.startswith((*own, *system))}
    assert not strangers


def test_pages_are_pictures_of_the_first_ones_in_the_room_and_nowhere_else(tmp_path):
    room = tmp_path / "room"
    room.mkdir()
    code, said = answers(request(tmp_path, format="pages", ppi=30, most=2, room=str(room)))
    assert code == 0 and list(tmp_path.iterdir()) == [room]
    pictures = [(room / name).read_bytes() for name in said[-1]["ok"]["files"]]
    assert len(pictures) == 2 < said[-1]["ok"]["pages"]
    assert all(one.startswith(b"\x89PNG") for one in pictures)


def test_a_wish_for_pages_that_makes_no_sense_is_an_error_answer(tmp_path):
    code, said = answers(request(tmp_path, format="pages"))
    assert code == 1 and said[0]["error"]["code"] == "request"


def test_one_that_is_told_to_get_ready_has_imported_the_engine_before_its_request_comes(tmp_path):
    child = subprocess.Popen(CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    child.stdin.write(GET_READY)
    child.stdin.flush()
    maps, end = Path("/proc", str(child.pid), "maps"), monotonic() + 30
    while "_typst" not in maps.read_text():
        assert monotonic() < end
    child.stdin.write(request(tmp_path))
    child.stdin.flush()
    assert "ok" in [json.loads(line) for line in child.stdout][-1]
    assert child.wait(30) == 0
    child.stdin.close()
    child.stdout.close()


def test_one_that_gets_ready_ends_when_its_input_closes():
    done = subprocess.run(CHILD, input=GET_READY, capture_output=True, cwd=ROOT, timeout=20, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
