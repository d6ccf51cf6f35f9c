"""Headings, lists, tables, quotes, commands and links of a page are written as Markdown says them."""

import pytest

from incident_desk.formats.reading.doors.html_page import as_markdown
from incident_desk.formats.reading.doors.page_writer import PageWriter


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("<h1>A <b>b</b></h1><h3>c</h3><p>d</p>", "# A **b**\n\n### c\n\nd\n"),
        ("<p>a<br>b</p><div>c</div>d", "a\nb\n\nc\n\nd\n"),
        ("<ul><li>a</li><li><p>b</p></li></ul><p>c</p>", "- a\n- b\n\nc\n"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c\n"),
        ("<ol start=3><li>a</li><li>b<p>more</p></li></ol>", "3. a\n4. b\n   more\n"),
        ("<ul><li><input type=checkbox> a</li><li><input type=checkbox checked=''> b</li></ul>",
         "- [ ] a\n- [x] b\n"),
        ("<ul><li class='checked'>a</li></ul>", "- [x] a\n"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```\n"),
        ("<pre><code class='language-bash'>ls<br># `x` ```</code></pre>", "````bash\nls\n# `x` ```\n````\n"),
        ("<ol><li>a<pre>ls</pre></li></ol>", "1. a\n   ```\n   ls\n   ```\n"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td><p>x</p><p>y</p></td></tr></table>",
         "| A | B |\n| --- | --- |\n| 1\\|2 | x y |\n"),
        ("<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>", "| a |  |\n| --- | --- |\n| b | c |\n"),
        ("<table><tr><td>a<table><tr><td>in</td></tr></table></td></tr></table>", "| a in |\n| --- |\n"),
        ("<blockquote><p>a</p></blockquote><p>b</p>", "> a\n\nb\n"),
        ("<p>a <em>b </em>c <code>d</code><strong></strong></p>", "a *b* c `d`\n"),
        ("<p><a href='https://a.example'>https://a.example</a> <a href='#x'>y</a></p>", "https://a.example y\n"),
        ("<p><a href='/x'>go <b>now</b></a></p>", "[go **now**](/x)\n"),
        ("<p># no heading</p><hr>", "\\# no heading\n\n---\n"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\nb\n"),
        ("", "\n"),
    ],
)  # fmt: skip
def test_it_is_written_as_markdown_says_it(page, written):
    assert as_markdown(page) == written


def test_what_never_ends_is_finished():
    writer = PageWriter()
    for tag in ("ul", "li", "table", "tr", "td", "table", "tr", "td"):
        writer.begin(tag, {})
    writer.words("a")
    assert "| a |" in writer.finished()
    writer = PageWriter()
    writer.begin("pre", {})
    writer.words("ls")
    assert writer.finished() == "```\nls\n```\n"


def test_ends_without_a_beginning_do_nothing():
    writer = PageWriter()
    for tag in ("b", "a", "code", "table", "ul", "li", "blockquote", "h1", "pre", "td"):
        writer.end(tag)
    writer.words("a")
    assert writer.finished() == "a\n"
