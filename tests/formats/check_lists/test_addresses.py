"""A plain list of addresses."""

from incident_desk.formats.check_lists.addresses import read_addresses

LIST = """\
# Shop
https://example.com/api/health
- db.example.com:5432  Orders database
* ping gateway.example.com, The way out

# Mail
tls:mail.example.com:993
what is this supposed to be?
curl -H 'X-Env: live' https://example.com/ready
./check_disk.sh /var
"""


def test_each_line_is_recognised_and_named_and_grouped() -> None:
    found = read_addresses(LIST).all
    assert [(one.check.kind, one.check.name, one.check.group) for one in found.found] == [
        ("http", "/api/health", "Shop"),
        ("tcp", "Orders database", "Shop"),
        ("ping", "The way out", "Shop"),
        ("certificate", found.found[3].check.name, "Mail"),
        ("http", "/ready", "Mail"),
    ]
    assert found.found[4].check.options.headers == (("X-Env", "live"),)
    assert [one.what.split(":")[0] for one in found.left] == ["line 8", "line 10"]
    assert "by hand" in found.left[1].why


def test_an_empty_list_is_empty() -> None:
    assert read_addresses("\n \n# only a title\n").all.found == ()
