"""The library: found by name, title or path; imports that take nobody's place."""

import pytest

from incident_desk.adapters.shelf import FolderShelf
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.playbook import Phase, Plan, Playbook
from incident_desk.services.library import Library, Shelved, safe_name
from incident_desk.services.shelved import Saving


class Shelf:
    """Documents in memory; files outside in another dict."""

    def __init__(self, outside=(), own=()):
        self.outside, self.own, self.kept = dict(outside), dict(own), {}

    def names(self):
        return (*(Shelved(name, False) for name in sorted(self.own)), Shelved("shipped", True))

    def read(self, name, version=None):
        return self.kept[name][version - 1] if version else self.own.get(name, b"Shipped one")

    def versions(self, name):
        return [Shelved(name, False, "Night", number) for number in range(1, len(self.kept[name]) + 1)]

    def put(self, name, data, plan):
        return self.put_all([(name, data)], plan)[0]

    def put_all(self, documents, plan):
        self.own.update(documents)
        return [Shelved(name, False, plan) for name, _ in documents]

    def read_outside(self, path, largest):
        return self.outside.get(path)


def reader(data, name):
    if data == b"bad":
        raise Refused(f"{name} is not text")
    plans = (Plan("Day", (Phase("Look"),)), Plan("Night", (Phase("Wake"),)))
    return ReadDocument(name, data.decode(), Playbook(data.decode(), plans=plans))


def library(outside=(), own=()):
    shelf = Shelf(outside, own)
    return Library(shelf, reader), shelf


def test_a_playbook_is_found_by_name_title_part_of_a_title_or_path():
    books, _ = library({"dir/c.md": b"Third one"}, {"a": b"First one", "b": b"Second one"})
    for wanted, title in (
        ("a", "First one"),
        ("A", "First one"),
        ("second ONE", "Second one"),
        ("cond", "Second one"),
        ("dir/c.md", "Third one"),
        ("shipped", "Shipped one"),
    ):
        assert books.find(wanted).playbook.title == title


@pytest.mark.parametrize(
    ("wanted", "says"), [("one", "Several playbooks answer"), ("x", "No playbook"), ("", "No play")]
)
def test_what_is_none_or_several_lists_what_there_is(wanted, says):
    books, _ = library(own={"a": b"First one", "b": b"Second one"})
    with pytest.raises(NotFound, match=f"{says}.*a \\(First one\\); b"):
        books.find(wanted)


def test_a_plan_is_chosen_by_name_or_refused():
    books, _ = library(own={"a": b"First"})
    assert [phase.name for phase in books.find("a", "Night").playbook.phases()] == ["Wake"]
    with pytest.raises(Refused):
        books.find("a", "Noon")


def test_all_documents_of_an_import_come_in_or_none():
    books, shelf = library({"a.md": b"One", "b.md": b"bad"})
    with pytest.raises(Refused, match="b.md is not text"):
        books.take_in_all(["a.md", "b.md"])
    with pytest.raises(NotFound, match="no file c.md"):
        books.take_in_all(["a.md", "c.md"])
    assert shelf.own == {}


def test_documents_of_one_name_get_names_of_their_own_and_new_versions_do_not():
    books, shelf = library({"x/README.md": b"One", "y/readme.md": b"Two", "z/README.md": b"One"})
    names = [entry.name for entry, _ in books.take_in_all(["x/README.md", "y/readme.md"])]
    assert names == ["README", "readme-2"]
    assert books.take_in("z/README.md")[0].name == "README"
    assert books.take_in("y/readme.md")[0].name == "readme-2"
    assert sorted(shelf.own) == ["README", "readme-2"]


def test_a_new_version_is_read_anew():
    books, shelf = library({"a.md": b"One"}, {"a": b"One"})
    assert books.find("a").text == "One"
    shelf.outside["a.md"] = b"One"
    books.take_in("a.md")
    assert books.find("a").text == "One"


def test_a_document_that_cant_be_read_stops_none_of_the_others():
    books, _ = library({"c.md": b"Third"}, {"a": b"bad", "b": b"Second one"})
    assert [entry.name for entry, _ in books.playbooks()] == ["b", "shipped"]
    assert books.find("second").playbook.title == "Second one"
    assert books.take_in("c.md")[0].name == "c"
    with pytest.raises(Refused):
        books.find("a")


@pytest.mark.parametrize(
    ("name", "safe"), [("a b", "a-b"), ("..", "document"), ("a/b\\c", "a-b-c"), ("é✓", "é"), ("x" * 99, "x" * 60)]
)
def test_a_name_is_made_safe(name, safe):
    assert safe_name(name) == safe


def test_playbooks_come_before_checklists_and_nothing_else_is_offered():
    kinds = {"a": "checklist", "b": "reference", "c": "playbook", "d": "checklist", "e": "playbook"}

    def read(data, name):
        return ReadDocument(name, "", Playbook(name, kind=kinds.get(name, "reference")))

    offered = Library(Shelf(own=dict.fromkeys(kinds, b"")), read).playbooks()
    assert [entry.name for entry, _ in offered] == ["c", "e", "a", "d"]


def test_an_entry_is_found_by_name_or_title_and_never_by_path():
    books, _ = library({"c.md": b"Third one"}, {"a": b"First one"})
    assert (books.entry("A").name, books.entry("first").name) == ("a", "a")
    with pytest.raises(NotFound):
        books.entry("c.md")


def test_a_version_is_read_with_the_plan_it_was_imported_with():
    books, shelf = library()
    shelf.kept["a"] = [b"First", b"Second"]
    assert [one.version for one in books.versions("a")] == [1, 2]
    assert books.original("a", 1) == b"First"
    document = books.read_version("a", 2)
    assert (document.text, document.playbook.chosen_plan) == ("Second", "Night")


def test_a_new_version_goes_by_the_name_that_the_document_has():
    books, shelf = library({"x/readme.md": b"One"}, {"README": b"One"})
    assert books.take_in("x/readme.md")[0].name == "README"
    assert sorted(shelf.own) == ["README"]


def test_a_corrected_title_is_found_and_a_new_version_is_known_by_the_one_that_was_read(tmp_path):
    books = Library(FolderShelf(tmp_path / "playbooks"), reader)
    file = tmp_path / "a.md"
    file.write_bytes(b"Read so")
    books.take_in(str(file))
    said = books.correct("a", "Said so", "checklist")
    assert (said.playbook.title, said.playbook.kind) == ("Said so", "checklist")
    assert books.find("said so").playbook.kind == "checklist"
    known = books.version_of("elsewhere/a.txt", "Read so")
    assert known is not None and (known.name, known.version, known.title) == ("a", 1, "Said so")
    assert books.version_of("a.md", "Said so") is None
    assert books.take_in(str(file))[0].again
    assert books.correct("a", "", "").playbook.title == "Read so"


def test_what_is_edited_is_saved_as_the_next_version_and_read_anew(tmp_path):
    books = Library(FolderShelf(tmp_path), reader)
    entry, document = books.save("fresh", b"Fresh one", Saving(0, why="new"))
    assert (entry.name, entry.version, document.playbook.title) == ("fresh", 1, "Fresh one")
    entry, document = books.save("fresh", b"Newer one", Saving(1, plan="Night", kind="checklist"))
    assert (entry.version, document.playbook.kind, document.playbook.chosen_plan) == (2, "checklist", "Night")
    assert books.find("fresh").playbook.title == "Newer one"
    assert books.save("fresh", b"Other one", Saving(0))[0].name == "fresh-2"
    with pytest.raises(Refused, match="is not text"):
        books.save("fresh", b"bad", Saving(2))
    assert [one.version for one in books.versions("fresh")] == [1, 2]
