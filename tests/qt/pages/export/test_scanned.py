"""The scan is told place by place; not scanned is never a nought, and a leak is told without saying it."""

from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.qt.pages.export.scanned import leaks_of, scan_lines, scan_words
from incident_desk.services.export_values import Made, Scan, ScanCell, Seen, State
from tests.qt.pages.export.press import AT

WANTED = ((".md", "Markdown"), (".html", "HTML"), (".pdf", "PDF"))
LEAK = Leak(Sort.CUSTOMER, "Zebra Associates", Where.ALTERNATIVE, "bar for Zebra Associates from", 3)


def made(ending, cells, leaks=(), state=State.READY):
    return {ending: Made(ending, state, b"x", Scan(cells, leaks, 14, AT))}


def test_each_place_has_its_word():
    cells = dict.fromkeys(Where, ScanCell(Seen.CLEAN)) | {
        Where.BOOKMARKS: ScanCell(Seen.NO_PLACE),
        Where.ATTACHED: ScanCell(Seen.NOT_SCANNED),
        Where.ALTERNATIVE: ScanCell(Seen.FOUND, 1, 1),
    }
    line = scan_lines(WANTED[:1], made(".md", cells))[0]
    assert line.cells == ("0 of 14", "1 found", "none", "0", "not scanned")
    assert line.leaking == (False, True, False, False, False)
    assert line.spoken.startswith("Markdown: Text 0 of 14, Alternative text 1 found")


def test_what_is_not_made_or_not_read_is_not_clean():
    state = {".md": Made(".md", State.CANCELLED), ".html": Made(".html", State.FAILED)}
    told = [one.cells for one in scan_lines(WANTED, state)]
    assert told == [("not made, not scanned",), ("not scanned",), ("after it is made",)]
    assert scan_lines(WANTED[:1], state)[0].spoken == "Markdown: not made, not scanned"


def test_a_leak_names_its_item_and_place_and_is_masked():
    found = leaks_of(WANTED, made(".html", {}, (LEAK,)))
    assert [one.format for one in found] == ["HTML"]
    assert found[0].title == "Item 3 is still in the alternative text"
    assert found[0].words.startswith("HTML: “… bar for Z") and "Zebra" not in found[0].words
    assert found[0].words.endswith("from …”")


def test_a_leak_by_its_shape_and_a_cut_one_are_masked_too():
    cut = Leak(Sort.HOST, "db-prod-03.example.com", Where.TEXT, "on db-prod-03.exam", 0)
    one = leaks_of(WANTED, made(".md", {}, (cut,)))[0]
    assert one.title == "Host of its own is still in the text" and "prod" not in one.words


def test_of_a_secret_that_leaks_neither_length_nor_a_letter_is_shown():
    for secret in ("hunter2", "ghp_0123456789abcdef"):
        leak = Leak(Sort.TOKEN, secret, Where.TEXT, f"key {secret} from", 3)
        assert leaks_of(WANTED, made(".md", {}, (leak,)))[0].words == "Markdown: “… key •••••••• from …”"
        cut = Leak(Sort.TOKEN, secret, Where.TEXT, f"key {secret[:4]}", 3)
        assert leaks_of(WANTED, made(".md", {}, (cut,)))[0].words == "Markdown: “… •••••••• …”"


def test_the_words_say_what_was_looked_for():
    scan = made(".md", {})[".md"].scan
    assert scan_words(()) == "reads the finished files" and scan_words((), short=True) == ""
    assert scan_words((scan,)) == "reads the finished files, 14 known terms"
    assert scan_words((scan,), short=True) == "14 known terms"
