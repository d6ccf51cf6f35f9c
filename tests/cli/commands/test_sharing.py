"""Sharing, drafts and printing by the command line, with real files and as a process of its own."""

import json
import os
import shutil
import subprocess
import zipfile
from email import message_from_bytes
from email.policy import default

import pytest

from tests.adapters.test_printers import LP, LPSTAT

CONTACTS = """
## Contacts

| Role | Primary | Email |
|---|---|---|
| Engineering lead | Sam Ade | sam.ade@example.com |
| Stakeholders | Ines Roth | ines.roth@example.com |
"""


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


@pytest.fixture
def key(desk, playbook, tmp_path):
    with open(playbook, "a", encoding="utf-8") as file:
        file.write(CONTACTS)
    key = desk.declare("Checkout answers 502", "--severity", "P1", "--playbook", playbook)
    desk("log", "pool full, password: hunter2")
    (tmp_path / "pool.log").write_text("03:12 498 of 500\n")
    desk("evidence", "add", key, str(tmp_path / "pool.log"))
    return key


def put(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def test_two_processes_share_the_same_bytes(process, key, tmp_path):
    for name in ("a.zip", "b.zip"):
        said = process("share", key, "-o", str(tmp_path / name), "--format", "pdf", "--format", "md")
        assert said.code == 0 and f"Written: {tmp_path / name} (6 files, " in said.out and said.err == ""
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        packed.extractall(tmp_path / "out")
    checked = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "out" / key, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0 and checked.stdout.count(": OK") == 5
    said = process("share", key, "-o", str(tmp_path / "a.zip"))
    assert said.code == 1 and "there already" in said.err


def test_without_the_engine_each_way_out_says_that_the_pdf_is_plain(desk, key, tmp_path, monkeypatch):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "typst.py").write_text("raise ImportError('cannot load the shared library')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "broken"))
    for words in (
        ("share", key, "-o", str(tmp_path / "a.zip")),
        ("mail-draft", key, "-o", str(tmp_path / "a.eml")),
        ("print", key, "--to-file", str(tmp_path / "a.pdf")),
    ):
        assert "The PDF engine is missing, so the PDF is plain. " in desk(*words).out
    assert desk.json("mail-draft", key, "-o", str(tmp_path / "b.eml"), "--without-pdf")["plain"] is False
    assert desk.json("share", key, "-o", str(tmp_path / "b.zip"), "--format", "md")["plain"] is False


def test_a_folder_is_told_in_json_and_the_record_is_as_it_was(desk, key, tmp_path):
    before = desk.json("show", key)["head"]
    told = desk.json("share", key, "-o", str(tmp_path / "out"), "--format", "md", "--without-evidence")
    assert told["files"] == ["INC-0001-report.md", "INC-0001-timeline.csv", "README.txt", "SHA256SUMS"]
    assert told["left_out"] == [] and told["size"] == sum(
        one.stat().st_size for one in (tmp_path / "out").rglob("*") if one.is_file()
    )
    assert before["hash"] in (tmp_path / "out/README.txt").read_text("utf-8")
    assert desk.json("show", key)["head"] == before
    (line,) = (desk.folder / "exports.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["format"] == "folder"


def test_a_customers_parcel_has_no_evidence_and_no_secret(desk, key, tmp_path):
    words = ("--audience", "customer", "--hide", "Checkout", "--format", "html")
    said = desk("share", key, "-o", str(tmp_path / "a.zip"), *words)
    assert "Not in it: 1 file of evidence: it goes to internal readers alone" in said.out
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        text = b"".join(packed.read(name) for name in packed.namelist()).decode()
    assert "hunter2" not in text and "pool" not in text and "Checkout" not in text


def test_a_draft_goes_to_contacts_and_addresses(desk, key, tmp_path):
    to = tmp_path / "a.eml"
    told = desk.json("mail-draft", key, "-o", str(to), "--to", "stakeholders", "--to", "me@example.org")
    assert told["to"] == ["ines.roth@example.com", "me@example.org"]
    mail = message_from_bytes(to.read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1" and mail["To"] == "ines.roth@example.com, me@example.org"
    assert [one.get_content_type() for one in mail.iter_attachments()] == ["application/pdf"]
    said = desk("mail-draft", key, "-o", str(to), "--to", "contacts", "--without-pdf")
    assert "This is the internal copy" in said.err
    mail = message_from_bytes(to.read_bytes(), policy=default)
    assert mail["To"] == "ines.roth@example.com, sam.ade@example.com" and not list(mail.iter_attachments())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("-o", "a.txt"), "End it in .eml"),
        (("-o", "a.eml", "--to", "the boss"), "Contacts with one: Stakeholders, Engineering lead"),
        (("-o", "a.eml", "--to", "a@b, c@d"), "is no address"),
        (("-o", "a.eml", "--to", "a@b\nBcc: c@d"), "is no address"),
        (("-o", "a.eml", "--to", "@"), "is no address"),
    ],
)
def test_a_draft_that_makes_no_sense_is_refused(desk, key, tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)
    assert says in desk("mail-draft", key, *words, code=2).err
    assert not (tmp_path / "a.eml").exists()


def test_a_draft_is_opened_only_where_that_is_said(desk, key, tmp_path, monkeypatch):
    put(tmp_path / "bin", "xdg-open", f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    words = ("mail-draft", key, "-o", str(tmp_path / "a.eml"), "--without-pdf")
    assert "Nothing was sent" in desk(*words).out and not (tmp_path / "opened").exists()
    assert "Opened in the mail program" in desk(*words, "--open").out
    assert (tmp_path / "opened").read_text() == f"{tmp_path / 'a.eml'}\n"


def test_without_a_printer_that_is_said_and_a_file_is_printed_to(desk, key, tmp_path, monkeypatch):
    with monkeypatch.context() as nowhere:
        nowhere.setenv("PATH", str(tmp_path / "nothing"))
        assert "no printer on this computer" in desk("print").out
        assert "Print to a file (PDF) instead" in desk("print", key, code=1).err
        desk("print", key, "--to-file", str(tmp_path / "a.pdf"))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        told = subprocess.run(
            ["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, text=True, check=True
        )
        assert "Checkout answers 502" in told.stdout


@pytest.mark.parametrize(
    "words",
    [("--pages", "1-2"), ("--pages", "1-3,99"), ("--copies", "2"), ("--sides", "two"), ("--printer", "Attic")],
)
def test_what_only_a_printer_can_be_told_is_refused_for_a_file(desk, key, tmp_path, words):
    said = desk("print", key, "--to-file", str(tmp_path / "a.pdf"), *words, code=2).err
    assert f"A file has all pages, once: {words[0]} can't be said together with --to-file" in said
    assert not (tmp_path / "a.pdf").exists()


def test_printers_are_listed_and_the_order_reaches_them(desk, process, key, tmp_path, monkeypatch):
    put(tmp_path / "bin", "lpstat", LPSTAT)
    put(tmp_path / "bin", "lp", LP)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    assert desk.json("print")["printers"] == [
        {"name": "Office-2", "usual": True},
        {"name": "Cellar", "usual": False},
    ]
    said = process("print", key, "--copies", "2", "--pages", "1", "--sides", "one", "--audience", "executive")
    assert said.out == "Handed to the printer Office-2 as Office-2-17\n"
    told = (tmp_path / "told").read_text("utf-8")
    assert "-n\n2\n" in told and "INC-0001 · P1 · Checkout answers 502" in told and "sides=one-sided" in told
    assert (tmp_path / "told.pdf").read_bytes().startswith(b"%PDF")
    desk("print", key, "--pages", "last", code=2)
