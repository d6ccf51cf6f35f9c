"""Several formats of one copy by the command line, with what stands on their pages."""

import json

import pytest

from incident_desk.formats.pdf_reading import page_one


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


@pytest.fixture
def leaky(desk):
    key = desk.json("declare", "Sign-in hangs on db-prod-03", "--as", "Matt Lindop")["key"]
    desk("log", "mail matt@corp.example.com, fixed in a939863, £925K at risk", "--as", "Matt Lindop")
    return key


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_several_formats_come_from_one_copy_into_a_folder(desk, leaky, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    words = ("--audience", "timeline", "--zone", "Asia/Kathmandu", "--keep", "a939863=they asked for it")
    told = desk.json(
        "report", leaky, *words, "--format", "md", "--format", "json", "--format", "pdf", "-o", str(out)
    )
    stem = f"{leaky}-timeline"
    assert names(out) == [f"{stem}.json", f"{stem}.md", f"{stem}.pdf"] and len(told["files"]) == 3
    states = {one["format"]: (one["state"], one["leaks"], one["plain"]) for one in told["formats"]}
    assert states == dict.fromkeys(("md", "json", "pdf"), ("ready", 0, False))
    assert told["formats"][2]["scanned"]["bookmarks"] == "clean"
    text = (out / f"{stem}.md").read_text("utf-8")
    assert "UTC+05:45" in text and "a939863" in text and "Lindop" not in text
    lines = [json.loads(line) for line in (tmp_path / "data" / "exports.jsonl").read_text("utf-8").splitlines()]
    assert [line["format"] for line in lines] == ["md", "json", "pdf"]
    assert lines[0]["reasons"] == {"a939863": "they asked for it"}


def test_what_is_removed_is_gone_or_said(desk, leaky, tmp_path):
    gone = desk("report", leaky, "--audience", "timeline", "--remove", "matt@corp.example.com", "-o", "-").out
    assert "mail, fixed in" in gone and "removed: " not in gone
    words = ("--remove", "matt@corp.example.com", "--say-removed", "--version-word", "Update 2")
    said = desk("report", leaky, "--audience", "timeline", *words, "-o", "-").out
    assert "mail [removed: e-mail 1], fixed in" in said.replace("\\", "") and "update 2" in said.splitlines()[0]


def test_paper_and_the_record_are_as_wished(desk, leaky, tmp_path):
    desk("report", leaky, "--paper", "us-letter", "--no-record", "-o", str(tmp_path / "a.pdf"))
    pdf = (tmp_path / "a.pdf").read_bytes()
    assert b"/MediaBox[0 0 612 792]" in pdf and b"/Filespec" not in pdf


def test_several_formats_need_a_folder_and_a_zone_has_to_be_one(desk, leaky, tmp_path):
    told = desk("report", leaky, "--format", "md", "--format", "json", "-o", str(tmp_path / "gone"), code=2)
    assert "go into a folder" in told.err
    assert "no time zone" in desk("report", leaky, "--zone", "Atlantis", "-o", "-", code=1).err


def test_where_the_folder_refuses_one_none_is_written(desk, leaky, tmp_path):
    out = tmp_path / "out"
    (out / f"{leaky}-internal.md").mkdir(parents=True)
    told = desk("report", leaky, "--format", "json", "--format", "md", "-o", str(out), code=1)
    assert "is a folder" in told.out and "because" in told.out and names(out) == [f"{leaky}-internal.md"]


@pytest.mark.parametrize(("lines", "said"), [(3, "page 1 is too long by 3 lines"), (0, "")])
def test_what_has_no_room_on_page_one_is_told_by_every_command(desk, leaky, tmp_path, monkeypatch, lines, said):
    read = []
    monkeypatch.setattr(page_one, "cut_lines", lambda data: read.append(data[:5]) or lines)
    one = tmp_path / "one.pdf"
    assert desk("report", leaky, "-o", str(one)).out == f"Written: {one}" + (f"; {said}\n" if said else "\n")
    several = desk("report", leaky, "--format", "pdf", "--format", "md", "-o", str(tmp_path)).out
    assert ("pdf: page 1 is too long" in several) is bool(lines)
    assert read and set(read) == {b"%PDF-"}
    if lines:
        every = desk("report", "all", "--format", "pdf", "-o", str(tmp_path / "all"))
        assert every.out.endswith(f"; page 1 is too long in {leaky}\n") and f"{leaky}.pdf; {said}\n" in every.err
