"""Reports and their copies by the command line."""

import json
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


@pytest.fixture
def leaky(desk):
    key = desk.json("declare", "Sign-in hangs for Zebra Associates on db-prod-03", "--as", "Matt Lindop")["key"]
    desk("log", "mail matt@corp.example.com, password: hunter2, £925K at risk", "--as", "Matt Lindop")
    return key


def test_a_preview_lists_what_goes_and_writes_nothing(desk, leaky, tmp_path):
    before = desk.json("show", leaky)["head"]
    told = desk("report", leaky, "--audience", "timeline", "--preview").out
    for line in ("Tokens, keys, passwords", "hunter2", "[secret 1]", "[commander]", "£925K", "db-prod-03"):
        assert line in told
    assert desk.json("show", leaky)["head"] == before
    data = desk.json("report", leaky, "--audience", "customer", "--preview")
    assert {"timeline", "header.commander"} <= set(data["withheld"])


def test_a_copy_holds_nothing_of_it_in_any_format(desk, leaky, tmp_path):
    for ending in ("md", "html", "json", "csv"):
        told = desk.json("report", leaky, "--audience", "timeline", "-o", str(tmp_path / f"a.{ending}"))
        assert told["audience"] == "timeline" and told["hidden"] >= 5 and told["format"] == ending
        written = (tmp_path / f"a.{ending}").read_text("utf-8")
        # "925" alone may stand in a hash by chance.
        for word in ("hunter2", "matt@corp", "Lindop", "925K", "£925", "db-prod-03"):
            assert word not in written
    told = desk("report", leaky, "--audience", "timeline", "-o", str(tmp_path / "a.pdf")).out
    assert "(timeline copy: 5 replaced, " in told
    assert b"Lindop" not in (tmp_path / "a.pdf").read_bytes()


def test_nothing_is_written_under_an_ending_that_is_no_format(desk, leaky, tmp_path):
    said = desk("report", leaky, "-o", str(tmp_path / "x.docx"), code=2).err
    assert "'x.docx' ends in no format" in said and ".md, .pdf, .html, .json or .csv" in said and "--format" in said
    assert not (tmp_path / "x.docx").exists()
    desk("report", leaky, "-o", str(tmp_path / "x.docx"), "--format", "md")
    desk("report", leaky, "-o", str(tmp_path / "plain"))
    assert (tmp_path / "x.docx").read_text("utf-8").startswith("Incident report") and (tmp_path / "plain").exists()


def test_a_folder_that_refuses_is_told_in_words_alone(desk, tmp_path):
    key = desk.declare("Checkout answers 502")
    (tmp_path / "file").write_text("")
    for folder in (str(tmp_path / "file"), "/proc"):
        said = desk("report", key, "-o", f"{folder}/x.pdf", code=1)
        assert "Not saved: " in said.err and folder in said.err
        assert said.err.strip().endswith("Choose another folder.") and "child" not in said.err


def test_who_may_still_be_named_is_said_beside_the_answer(desk, tmp_path):
    key = desk.json("declare", "Sign-in hangs for Ana Lopez of Globex on db-primary", "--as", "Matt Lindop")["key"]
    to, copy = str(tmp_path / "a.md"), ("report", key, "--audience", "customer", "-o")
    told = desk(*copy, to)
    said = "May still name somebody: Ana Lopez, Globex, db-primary. To leave them out add --hide TEXT for each"
    assert told.err.strip() == said and "Globex" not in told.out and "Globex" in Path(to).read_text("utf-8")
    assert "May still name somebody" in desk(*copy, "-").err
    hidden = desk(*copy, to, "--hide", "Ana Lopez", "--hide", "Globex", "--keep", "db-primary")
    assert hidden.err == "" and "Globex" not in Path(to).read_text("utf-8")
    assert desk("report", key, "-o", to).err == "", "what is for insiders names whom it likes"


def test_who_may_still_be_named_is_a_list_in_the_data(desk, tmp_path):
    key = desk.json("declare", "Sign-in hangs for Globex", "--as", "Matt Lindop")["key"]
    copy = ("report", key, "--audience", "customer")
    assert desk.json(*copy, "-o", str(tmp_path / "a.md"))["may_be_names"] == ["Globex"]
    assert desk.json(*copy, "--preview")["may_be_names"] == ["Globex"]
    several = (*copy, "-o", str(tmp_path), "--format", "md", "--format", "html")
    assert desk.json(*several)["may_be_names"] == ["Globex"] and "somebody: Globex." in desk(*several).err
    preview = desk(*copy, "--preview").out
    assert "May be names (not removed: nobody named them)" in preview and "Globex" in preview


def test_what_was_handed_out_is_a_line_beside_the_record(desk, leaky, tmp_path):
    before = desk.json("show", leaky)["head"]
    desk("report", leaky, "--audience", "customer", "-o", str(tmp_path / "a.md"), "--as", "Ana")
    (line,) = (desk.folder / "exports.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["who"] == "Ana" and json.loads(line)["hash"] == before["hash"]
    assert desk.json("show", leaky)["head"] == before, "the record is as it was"


def test_kinds_and_single_texts_are_chosen(desk, leaky):
    told = desk("report", leaky, "--redact", "emails,money", "-o", "-").out
    assert "hunter2" in told and "matt@corp" not in told and "£925" not in told and "925K" not in told
    told = desk("report", leaky, "--redact", "all", "--keep", "db-prod-03", "-o", "-").out
    assert "db-prod-03" in told and "hunter2" not in told
    told = desk("report", leaky, "--hide", "sign-in", "-o", "-").out
    assert "[removed] hangs" in told.replace("\\", "") and "hunter2" in told


def test_customers_names_are_kept_until_they_are_forgotten(desk, leaky):
    words = ("report", leaky, "--audience", "customer", "-o", "-")
    assert "Zebra Associates" in desk(*words).out
    assert "Zebra" not in desk(*words, "--customer", "Zebra Associates", "--remember").out
    assert "Zebra" not in desk(*words).out
    assert "Zebra" in desk(*words, "--forget", "zebra associates").out
    assert "is no customer's name" in desk(*words, "--forget", "Zebra Associates", code=2).err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "-o FILE, or --preview"),
        (("--redact", "names", "-o", "-"), "'names' is no kind|names is no kind"),
        (("--redact", "", "-o", "-"), "is no kind"),
        (("--remember", "-o", "-"), "say one"),
        (("--audience", "press", "-o", "-"), "invalid choice"),
    ],
)
def test_what_makes_no_sense_is_said(desk, leaky, words, reason):
    err = desk("report", leaky, *words, code=2).err
    assert any(one in err for one in reason.split("|"))


def test_without_the_engine_the_pdf_is_plain_and_the_answer_says_so(desk, leaky, tmp_path, monkeypatch):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "typst.py").write_text("raise ImportError('cannot load the shared library')\n")
    monkeypatch.setenv("PYTHONPATH", str(broken))
    told = desk("report", leaky, "-o", str(tmp_path / "a.pdf")).out
    assert (
        told.startswith(f"Written: {tmp_path / 'a.pdf'}") and "The PDF engine is missing: this PDF is plain" in told
    )
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert desk.json("report", leaky, "-o", str(tmp_path / "b.pdf"))["plain"] is True
    assert desk.json("report", leaky, "-o", str(tmp_path / "b.md"))["plain"] is False
    whole = desk("report", "all", "--format", "pdf", "-o", str(tmp_path / "all")).out
    assert "the PDFs are plain" in whole


def test_at_a_rate_the_report_says_what_the_response_cost(desk, tmp_path):
    key = desk.json("declare", "Checkout", "--severity", "P1", "--at", "2026-01-10T10:00:00Z", "--as", "Ann Lee")[
        "key"
    ]
    desk("resolve", key, "--impact-ended", "unknown", "--at", "2026-01-10T12:00:00Z")
    file = str(tmp_path / "a.md")

    def says(*words):
        desk("report", key, "-o", file, *words)
        return "1 person · 2 h in all × 90 € an hour = 180 €" in Path(file).read_text("utf-8")

    assert not says()
    assert says("--rate", "90 €") and says("--rate", "90 €", "--audience", "executive")
    assert not says("--rate", "90 €", "--audience", "customer") and not says("--rate", "none")
    refused = desk("report", key, "-o", str(tmp_path / "no.md"), "--rate", "90 min", code=2).err
    assert "'min' in '90 min' is no currency" in refused and not (tmp_path / "no.md").exists()
    desk("report", "all", "-o", str(tmp_path / "all"), "--rate", "90 €")
    assert "= 180 €" in (tmp_path / "all" / f"{key}.md").read_text("utf-8")
