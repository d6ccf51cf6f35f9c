"""Reports of every sort, held against what a PDF for everybody has to be: sound, complete, in order, tagged.

What is looked at was read by qpdf and poppler. The sorts that are slow to make are looked at in ``make proof``.
"""

import hashlib
import json
import re
import subprocess
import sys
from functools import cache

import pytest

from tests.pdf_opened import OpenedPdf, said_by, text_of
from tests.report_papers import PAPERS, paper, pdf
from tests.report_words import front_words, letters, place_after, section_words, stands_in
from tests.shared_folder import REPOSITORY

LEFT, RIGHT, TOP, BOTTOM = 53.85, 541.43, 20.0, 830.0
BODY = ("-x", "0", "-y", "58", "-W", "596", "-H", "722")
"""A page without its head and foot."""
QUICK = ("checkout", "review standard", "drill", "customer copy", "run")
ORDINARY = [name for name in PAPERS if not name.startswith("hostile")]
EACH = tuple(name for name in PAPERS if not name.startswith("seed") and name != "hostile everywhere")
HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
KNOWN = {
    "/Document", "/Part", "/Sect", "/Div", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/THead", "/TBody",
    "/TFoot", "/TR", "/TH", "/TD", "/Span", "/Link", "/Figure", "/Caption", "/Code", "/BlockQuote", "/Note",
    "/TOC", "/TOCI", "/Reference", *HEADINGS,
}  # fmt: skip


def has_contents(name):
    """Those of few sections have none."""
    return len(paper(name).document.sections) >= 8


def sorts(names=PAPERS):
    slow = (pytest.mark.slow, pytest.mark.timeout(580))
    return [pytest.param(name, marks=() if name in QUICK else slow) for name in names]


@pytest.fixture(scope="session")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")

    @cache
    def one(name):
        path = folder / f"{name.replace(' ', '-')}.pdf"
        path.write_bytes(pdf(name))
        return OpenedPdf(path)

    return one


@pytest.mark.parametrize("name", sorts())
def test_the_syntax_is_sound_and_every_font_embedded_with_its_letters(opened, name):
    assert "No syntax or stream encoding errors" in said_by("qpdf", "--check", opened(name).path)
    rows = said_by("pdffonts", opened(name).path).splitlines()[2:]
    assert rows
    for row in rows:
        embedded, subset, letters = row.split()[-5:-2]
        assert (embedded, subset, letters) == ("yes", "yes", "yes"), row
        assert re.search(r"^[A-Z]{6}\+(Inter|JetBrainsMono|DejaVuSans|Noto)", row), row


# -- the words -------------------------------------------------------------------------------------------------


def assert_in_order(name, said):
    """Page 1 has its words; those of the sections follow each other."""
    missing = [text for text in front_words(paper(name).document) if not stands_in(said, text)]
    assert missing == []
    begins = said.index("Contents") + 8 if has_contents(name) else 0
    place = said.index(letters(paper(name).document.sections[0].title), begins)
    for text in section_words(paper(name).document):
        after = place_after(said, letters(text), place)
        assert after >= 0, f"{text!r} does not follow {said[max(0, place - 80) : place]!r}"
        place = after


@cache
def copied(path):
    return re.sub(r"\W|_", "", said_by("pdftotext", "-raw", *BODY, path, "-"))


@pytest.mark.parametrize("name", sorts(ORDINARY))
def test_every_word_can_be_selected_in_the_order_of_the_report(opened, name):
    assert_in_order(name, copied(opened(name).path))


@pytest.mark.slow  # poppler spells a structure slowly
@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", [*QUICK, "executive copy", "past"])
def test_a_screen_reader_hears_every_word_in_the_order_of_the_report(opened, name):
    assert_in_order(name, re.sub(r"\W|_", "", "".join(text for _, text in opened(name).spoken)))
    marks = [text for sort, text in opened(name).spoken if sort == "Lbl"]
    assert len(marks) == len(opened(name).of("/Lbl")) and all(mark.strip() for mark in marks)


@pytest.mark.parametrize("name", sorts())
def test_no_word_is_lost(opened, name):
    said = copied(opened(name).path)
    missing = {text for text in section_words(paper(name).document) if not stands_in(said, text)}
    assert missing == set()


@pytest.mark.parametrize("name", sorts())
def test_nothing_stands_past_the_margins(opened, name):
    for number, page in enumerate(opened(name).boxes, 1):
        out = [one for one in page if one[0] < LEFT or one[2] > RIGHT or one[1] < TOP or one[3] > BOTTOM]
        assert out == [], f"page {number}"


# -- what leads somewhere --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorts())
def test_the_bookmarks_are_the_headings_and_lead_to_their_pages(opened, name):
    one = opened(name)
    headings = [(int(found["/S"][2]), text_of(found["/T"]), found["/Pg"]) for found in one.of(*HEADINGS)]
    assert [(depth, title, one.pages[page - 1]) for depth, title, page in one.outline] == headings
    titles = [letters(title) for depth, title, _ in headings if depth == 2]
    assert titles == [letters(section.title) for section in paper(name).document.sections]


@pytest.mark.parametrize("name", sorts())
def test_every_link_leads_to_a_page_of_the_report_and_none_out_of_it(opened, name):
    one = opened(name)
    links = list(one.links)
    aims = [one.page_of(link) for link in links]
    assert None not in aims
    assert all(text_of(link.get("/Contents", "")) for link in links)
    of_sections = [one.pages[page - 1] for depth, _, page in one.outline if depth == 2]
    assert not aims or set(of_sections) <= set(aims)
    assert not [value for value in one.values if "/URI" in value or value.get("/S") in ("/Launch", "/JavaScript")]


@pytest.mark.parametrize("name", sorts())
def test_each_link_of_the_contents_says_the_title_and_the_page_that_it_leads_to(opened, name):
    one = opened(name)
    said = [re.fullmatch(r"\s*“(.*)” page (\d+)", text_of(link["/Contents"])) for link in one.links]
    assert [(letters(each[1]), int(each[2])) for each in said] == [
        (letters(title), page) for depth, title, page in one.outline if depth == 2 and has_contents(name)
    ]


@pytest.mark.parametrize("name", ["customer copy", "run", "review standard", "drill"])
def test_page_one_is_filled_by_the_contents_or_where_few_sections_follow_by_the_first(opened, name):
    first = letters(said_by("pdftotext", "-l", "1", opened(name).path, "-"))
    is_long, title = has_contents(name), paper(name).document.sections[0].title
    assert ("Contents" in first, letters(title) in first) == (is_long, True)
    words = [box for box in opened(name).boxes[0] if box[3] < 770]
    assert max(bottom for _, _, _, bottom, _ in words) > 640


# -- what the file says of itself ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorts())
def test_title_language_date_and_standards_are_said(opened, name):
    one, meta = opened(name), said_by("pdfinfo", "-meta", opened(name).path)
    assert text_of(one.root["/Lang"]) == "en"
    assert one.value(one.root["/ViewerPreferences"])["/DisplayDocTitle"] is True
    assert one.value(one.root["/MarkInfo"])["/Marked"] is True
    for element in ("dc:title", "dc:language", "dc:description", "xmp:CreateDate", "pdf:Producer|xmp:CreatorTool"):
        assert re.search(f"<(?:{element})>", meta), element
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta and "<pdfaid:part>3</pdfaid:part>" in meta
    assert f"{paper(name).made:%Y-%m-%dT%H:%M:%S}" in meta


@pytest.mark.parametrize("name", sorts())
def test_the_data_is_attached_and_nothing_else(opened, name, tmp_path):
    listed = said_by("pdfdetach", "-list", opened(name).path)
    assert listed.splitlines()[0].startswith("1 embedded file")
    said_by("pdfdetach", "-save", "1", "-o", tmp_path / "a.json", opened(name).path)
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == json.loads(json.dumps(paper(name).record))


# -- the structure, as a screen reader has it ------------------------------------------------------------------


@pytest.mark.parametrize("name", sorts())
def test_headings_begin_with_one_title_and_skip_no_level(opened, name):
    levels = [int(one["/S"][2]) for one in opened(name).of(*HEADINGS)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert all(text_of(one["/T"]).strip() for one in opened(name).of(*HEADINGS))


@pytest.mark.parametrize("name", sorts())
def test_every_table_has_heads_that_say_what_they_head_and_rows_of_one_width(opened, name):
    one = opened(name)
    for table in one.of("/Table"):
        rows = list(rows_of(one, table))
        assert len(rows) > 1 and len({len(row) for row in rows}) == 1
        heads = [cell for row in rows for cell in row if cell["/S"] == "/TH"]
        assert heads
        for head in heads:
            assert any(each.get("/Scope") in ("/Column", "/Row", "/Both") for each in attributes(one, head))


def attributes(one, element):
    given = one.value(element.get("/A", []))
    return [one.value(each) for each in (given if isinstance(given, list) else [given])]


def rows_of(one, element):
    for each in map(one.value, kids(one, element)):
        if isinstance(each, dict) and each.get("/S") == "/TR":
            yield [one.value(cell) for cell in kids(one, each)]
        elif isinstance(each, dict) and each.get("/S") in ("/THead", "/TBody", "/TFoot"):
            yield from rows_of(one, each)


def kids(one, element):
    given = one.value(element.get("/K", []))
    return given if isinstance(given, list) else [given]


@pytest.mark.parametrize("name", sorts())
def test_every_figure_says_what_it_shows(opened, name):
    figures = opened(name).of("/Figure")
    assert all(len(text_of(one.get("/Alt", ""))) > 20 for one in figures)
    if name in ("checkout", "review standard", "drill", "late", "days"):
        assert figures


@pytest.mark.parametrize("name", sorts())
def test_every_line_of_a_list_has_its_mark_and_its_words(opened, name):
    one = opened(name)
    for listed in one.of("/L"):
        assert {one.value(kid)["/S"] for kid in kids(one, listed)} <= {"/LI", "/L", "/Caption"}
    for line in one.of("/LI"):
        assert [one.value(kid)["/S"] for kid in kids(one, line)] == ["/Lbl", "/LBody"]
    assert all(one.value(mark.get("/K")) not in (None, []) for mark in one.of("/Lbl"))


@pytest.mark.parametrize("name", sorts())
def test_all_that_is_painted_is_tagged_or_an_ornament_and_every_tag_is_known(opened, name):
    one = opened(name)
    roles = one.value(one.root["/StructTreeRoot"]).get("/RoleMap", {})
    assert {roles.get(each["/S"], each["/S"]) for each in one.elements} <= KNOWN
    for page in map(one.value, one.pages):
        assert "/StructParents" in page
        assert "/Annots" not in page or page.get("/Tabs") == "/S"
    assert all("/StructParent" in link for link in one.links)


# -- the same bytes --------------------------------------------------------------------------------------------

HASHES = """
import hashlib, os, sys
if sys.argv[1] == "one core" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from tests.report_papers import pdf
for name in sys.argv[2:]:
    print(hashlib.sha256(pdf(name)).hexdigest())
"""
WORLDS = (
    ("one core", {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "1", "LC_ALL": "C"}),
    (
        "all cores",
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "4711", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"},
    ),
)


@pytest.mark.parametrize(("cores", "world"), WORLDS)
@pytest.mark.parametrize(
    "names",
    [
        ("review standard", "customer copy"),
        pytest.param(EACH, marks=(pytest.mark.slow, pytest.mark.timeout(580))),
    ],
    ids=["some", "all"],
)
def test_another_process_zone_locale_hash_seed_and_core_count_give_the_same_bytes(cores, world, names):
    done = subprocess.run(
        [sys.executable, "-c", HASHES, cores, *names],
        env={**world, "PATH": "", "INCIDENT_DESK_FONTS": ""},
        capture_output=True, text=True, check=True, cwd=REPOSITORY,
    )  # fmt: skip
    assert done.stdout.split() == [hashlib.sha256(pdf(name)).hexdigest() for name in names]
