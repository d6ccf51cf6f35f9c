"""A record is shared whole or not at all, each time the same, and evidence goes where it may."""

import threading
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from incident_desk.domain.attachments import Attachment
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.services.reporting import ReportCancelled
from incident_desk.services.sharing import ShareWish, named_apart, parcel_name, report_name
from tests.services.leaving import Place


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    made = Place(tmp_path)
    yield made
    made.place.close()


def shared(place, to, audience="internal", endings=(".md", ".json"), **more):
    leavable, handout = place.handout(audience)
    wish = ShareWish(to, endings, leavable.evidence, "Ana")
    return place.ways.sharing.share(handout, wish, **more)


def test_a_folder_holds_report_timeline_evidence_and_what_they_are(place, tmp_path):
    done = shared(place, tmp_path / "out")
    assert sorted(done.files) == sorted(
        one.relative_to(tmp_path / "out").as_posix() for one in (tmp_path / "out").rglob("*") if one.is_file()
    )
    assert done.left_out == () and set(done.files) == {
        "INC-0001-report.md", "INC-0001-report.json", "INC-0001-timeline.csv", "README.txt", "SHA256SUMS",
        "evidence/01-graph-v1.png", "evidence/02-pool-log",
    }  # fmt: skip
    assert (tmp_path / "out/evidence/02-pool-log").read_bytes() == b"03:12 full\n"
    sums = dict(reversed(line.split("  ")) for line in (tmp_path / "out/SHA256SUMS").read_text().splitlines())
    assert sums.keys() == set(done.files) - {"SHA256SUMS"}
    for name, known in sums.items():
        assert sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == known


def test_it_is_one_line_of_the_journal_and_none_of_the_record(place, tmp_path):
    before = place.place.desk.events(place.id)
    shared(place, tmp_path / "a.zip")
    (line,) = place.lines
    assert (line["format"], line["who"], line["audience"]) == ("zip", "Ana", "internal")
    assert line["hash"] == before[-1].hash and "evidence/02-pool-log" in line["files"]
    assert place.place.desk.events(place.id) == before


def test_the_same_record_gives_the_same_bytes_and_a_new_entry_others(place, tmp_path):
    for name in ("a.zip", "b.zip"):
        shared(place, tmp_path / name, endings=(".pdf", ".html"))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    place.attach("more.txt", b"more")
    shared(place, tmp_path / "c.zip")
    assert (tmp_path / "a.zip").read_bytes() != (tmp_path / "c.zip").read_bytes()


@pytest.mark.parametrize("audience", [one for one in Audience if one is not Audience.INTERNAL])
def test_no_evidence_goes_to_others_and_no_secret(place, tmp_path, audience):
    done = shared(place, tmp_path / "a.zip", audience, endings=(".md", ".html", ".json", ".pdf"))
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        names = packed.namelist()
        everything = b"".join(packed.read(name) for name in names)
    assert not [name for name in names if "evidence" in name]
    assert all(name.startswith(f"INC-0001-{audience}/") for name in names)
    assert b"hunter2" not in everything and b"pool log" not in everything and b"graph" not in everything
    assert done.left_out == ("2 files of evidence: it goes to internal readers alone",)


def test_evidence_that_is_missing_or_changed_is_said_and_the_rest_goes(place, tmp_path):
    first, second = (place.place.evidence.place(one) for one in place.hashes)
    first.unlink()
    second.chmod(0o600)
    second.write_bytes(b"another")
    done = shared(place, tmp_path / "out")
    assert [one.partition(":")[0] for one in done.left_out] == ["evidence/01-graph-v1.png", "evidence/02-pool-log"]
    readme = (tmp_path / "out/README.txt").read_text("utf-8")
    assert "Not in it: evidence/01-graph-v1.png: The file is missing" in readme
    assert "Not in it: evidence/02-pool-log: The file was changed" in readme
    assert not [one for one in done.files if one.startswith("evidence/")]


def test_each_piece_is_told_and_giving_up_leaves_nothing(place, tmp_path):
    told, cancel = [], threading.Event()

    def tell(done, of, name):
        told.append((done, of, name))
        if name == "01-graph-v1.png":
            cancel.set()

    with pytest.raises(ReportCancelled):
        shared(place, tmp_path / "a.zip", cancel=cancel, told=tell)
    assert [one[0] for one in told] == list(range(len(told))) and {one[1] for one in told} == {7}
    assert told[-1][2] == "01-graph-v1.png"
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != "settings") == ["data"]
    assert place.lines == []


def test_nothing_is_overwritten_and_nothing_is_told_to_the_journal(place, tmp_path):
    (tmp_path / "a.zip").write_text("mine")
    with pytest.raises(Refused, match="there already"):
        shared(place, tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_text() == "mine" and place.lines == []


@pytest.mark.parametrize("name", ["a.pdf", "a.tar.gz", "A.EML"])
def test_a_name_of_another_sort_of_file_is_no_folder(name):
    with pytest.raises(WrongUse, match="ends in .zip"):
        ShareWish(Path(name))
    assert not ShareWish(Path("INC-0001.v2")).is_zip and ShareWish(Path("A.ZIP")).is_zip


def test_the_names_say_whose_copy_it_is(place):
    _, internal = place.handout()
    _, customer = place.handout("customer")
    assert (parcel_name(internal), report_name(internal, ".pdf")) == ("INC-0001", "INC-0001-report.pdf")
    assert (parcel_name(customer), report_name(customer, ".csv")) == (
        "INC-0001-customer",
        "INC-0001-customer-timeline.csv",
    )


def test_files_are_named_apart_and_safely_and_the_same_content_goes_once(place):
    at = place.place.desk.incident_of(place.id).declared_at
    names = ("../../etc/passwd", "a b.PNG", "a b.PNG", ".bashrc", "CON|?.txt", "支払い.log")
    files = [Attachment(str(n), n, f"{n}" * 64, name, 1, at, "MK") for n, name in enumerate(names, 1)]
    again = Attachment("9", 9, "1" * 64, "again", 1, at, "MK")
    assert [name for name, _ in named_apart([*files, again])] == [
        "01-passwd", "02-a-b.PNG", "03-a-b.PNG", "04-bashrc", "05-CON.txt", "06-支払い.log",
    ]  # fmt: skip
