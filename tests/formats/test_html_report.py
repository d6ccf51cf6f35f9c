"""The HTML export: the Markdown's words, nothing that loads or runs."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.html_report import TAGS, body_of, html_of
from incident_desk.formats.markdown_report import lines, opening
from incident_desk.formats.report_text import visible
from tests.report_samples import ATTACKS, checkout, hostile


class Words(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = set(), [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag == "br":
            self.text.append("\n")

    def handle_data(self, data):
        self.text.append(data)


def shown(html):
    return " ".join("".join(Words(html).text).split())


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_shown_as_it_was_typed(attack):
    assert shown(body_of(opening(attack))) == " ".join(visible(attack).split())


@settings(max_examples=60)
@given(st.text(st.one_of(st.sampled_from("`*_|\\<>&#[]()!~$@-+=.:1a \n"), st.characters(codec="utf-8"))))
def test_any_text_is_shown_as_it_was_typed(text):
    wanted = " ".join(visible(text).split())
    assert shown(body_of(opening(text))) == wanted
    table = f"| a | b |\n| --- | --- |\n| {lines(text)} | end |\n"
    assert shown(body_of(table)) == " ".join(f"a b {wanted} end".split())


def test_the_page_has_only_plain_tags_and_no_attributes():
    body = body_of_page(html_of(build_report(hostile().events, "x")))
    page = Words(body)
    assert page.tags <= TAGS
    assert not page.attributes


def body_of_page(html):
    return re.search(r"<body>(.*)</body>", html, re.DOTALL)[1]


def test_the_page_forbids_itself_to_load_or_run_anything():
    html = html_of(build_report(hostile().events, "x"))
    assert "default-src 'none'" in html
    assert (
        "<script" not in html and "<img" not in html and "href" not in body_of_page(html).replace("&lt;", "<")[:0]
    )
    assert re.search(r"<title>&lt;script&gt;", html)


def test_the_page_holds_the_facts():
    words = shown(body_of_page(html_of(build_report(checkout().events, "x"))))
    for fact in ("Checkout answers 502", "INC-0048", "met in 02:10", "Struck: it was the log volume"):
        assert fact in words
