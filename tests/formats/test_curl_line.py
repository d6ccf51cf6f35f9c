"""curl lines as they are copied: read, never run, and what could not be taken over is told."""

import pytest

from incident_desk.formats.curl_line import LONGEST_LINE, is_curl, read_curl

BROWSER = r"""curl 'https://api.example.org/v1/items?page=1' \
  -X 'POST' \
  -H 'accept: application/json' \
  -H 'authorization: Bearer abc' \
  --data-raw '{"q": "a b"}' \
  --compressed"""


def test_a_line_from_a_browser():
    line = read_curl(BROWSER)
    assert line.fields == {
        "url": "https://api.example.org/v1/items?page=1",
        "method": "POST",
        "headers": "accept: application/json\nauthorization: Bearer abc\n"
        "Content-Type: application/x-www-form-urlencoded",
        "body": '{"q": "a b"}',
    }
    assert line.left_out == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("curl example.org", {"url": "http://example.org"}),
        ("$ curl -sSfL https://x.org", {"url": "https://x.org", "redirects": "5"}),
        ("curl -XHEAD https://x.org", {"url": "https://x.org", "method": "HEAD"}),
        ("curl -I https://x.org", {"url": "https://x.org", "method": "HEAD"}),
        ("curl -ku me:p@ss https://x.org/a", {"url": "https://me:p%40ss@x.org/a", "verify": "no"}),
        ("curl --url=https://x.org -4 -m 7 -x http://p:1", {"url": "https://x.org", "ip": "4", "timeout_s": "7",
                                                           "proxy": "http://p:1"}),
        ("curl -d a=1 -d b=2 https://x.org", {
            "url": "https://x.org", "method": "POST", "body": "a=1&b=2",
            "headers": "Content-Type: application/x-www-form-urlencoded"}),
        ("curl --json '{}' https://x.org", {
            "url": "https://x.org", "method": "POST", "body": "{}",
            "headers": "Content-Type: application/json\nAccept: application/json"}),
        ("curl -o /tmp/x -w '%{http_code}' https://x.org", {"url": "https://x.org"}),
    ],
)  # fmt: skip
def test_options_become_fields(text, fields):
    assert is_curl(text)
    line = read_curl(text)
    assert line.fields == fields
    assert line.left_out == []


def test_what_is_not_taken_over_is_told_and_no_file_is_read():
    line = read_curl("curl --http3 -d @/etc/passwd https://x.org https://y.org")
    assert line.left_out == ["--http3", "the file /etc/passwd, which is not read", "https://y.org"]
    assert "body" not in line.fields


@pytest.mark.parametrize("text", ["curl", "curl -s", "curl 'https://x.org", "curl " + "x" * LONGEST_LINE])
def test_what_is_no_line_is_refused(text):
    with pytest.raises(ValueError, match="line"):
        read_curl(text)
