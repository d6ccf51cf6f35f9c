"""Files are saved under a name that is free; what was refused is said."""

from pathlib import Path

from incident_desk.domain.errors import Refused
from incident_desk.qt.pages.export.saving import free_stem, saved_words
from incident_desk.services.export_values import Saved


def test_nothing_is_written_over(tmp_path):
    assert free_stem(tmp_path, "INC-1-customer", [".pdf", ".md"]) == "INC-1-customer"
    (tmp_path / "INC-1-customer.md").write_text("x")
    (tmp_path / "INC-1-customer-2.pdf").write_text("x")
    assert free_stem(tmp_path, "INC-1-customer", [".pdf", ".md"]) == "INC-1-customer-3"
    assert free_stem(tmp_path, "INC-1-customer", [".html"]) == "INC-1-customer"


def test_the_words_name_the_files_and_what_was_refused():
    there = Saved((Path("/out/a.pdf"), Path("/out/a.md")))
    assert saved_words(there) == "Saved a.pdf, a.md in /out"
    assert saved_words(Saved((), {Path("/out/a.md"): "the disk is full"})) == "a.md: the disk is full"


def test_all_wanted_files_are_saved_twice_under_two_names(room, tmp_path):
    room.come((".pdf", ".md"))
    for number in (2, 4):
        room.page.saving.save(str(tmp_path))
        assert room.page.saving.is_busy
        room.page.saving.save(str(tmp_path))
        room.until(lambda: not room.page.saving.is_busy)
        assert len(list(tmp_path.iterdir())) == number
    assert (tmp_path / "INC-0001-timeline-2.md").read_bytes() == room.model.making.made[".md"].data


def test_what_is_not_ready_is_said_and_nothing_is_written(room, tmp_path):
    room.come()
    room.model.choose(room.model.choices.add_word("Checkout"))
    room.page.saving.save(str(tmp_path))
    assert room.toast == "Not saved: the copy is being made" and list(tmp_path.iterdir()) == []
    room.made()


def test_what_fails_is_said(room, tmp_path, monkeypatch):
    room.come()
    room.work.full = "the disk is full"
    room.page.saving.save(str(tmp_path))
    room.until(lambda: "the disk is full" in room.toast)

    def refuse(*_):
        raise Refused("There is no such folder")

    monkeypatch.setattr(room.work, "save", refuse)
    room.page.saving.save(str(tmp_path))
    room.until(lambda: "no such folder" in room.toast)
