"""What is known by its shape, and what only looks like it."""

import time

import pytest

from incident_desk.formats.redaction.shapes import handles_in, shapes_in
from incident_desk.formats.redaction.sorts import Sort

FOUND = (
    (Sort.EMAIL, "mail ana.b+x@corp.example.co.uk.", "ana.b+x@corp.example.co.uk"),
    (Sort.EMAIL, "ssh bob@db1", "bob@db1"),
    (Sort.URL, "see (https://app.example.com/cb?x=1).", "https://app.example.com/cb?x=1"),
    (Sort.URL, "ldap://dc1/ou=x and www.example.org/a", "www.example.org/a"),
    (Sort.HOST, "lookups of pay.zebra.associates fail", "pay.zebra.associates"),
    (Sort.HOST, "db-prod-03 is down", "db-prod-03"),
    (Sort.HOST, "web01 too", "web01"),
    (Sort.HOST, "printer.local answers", "printer.local"),
    (Sort.HOST, "https://app.example.com:8443/x", "app.example.com:8443"),
    (Sort.HOST, "*.corp.example.com", "*.corp.example.com"),
    (Sort.HOST, "ip-10-0-0-5 stopped", "ip-10-0-0-5"),
    (Sort.ADDRESS, "10.20.30.40:5432 refused", "10.20.30.40:5432"),
    (Sort.ADDRESS, "all of 10.0.0.0/8.", "10.0.0.0/8"),
    (Sort.ADDRESS, "to 2001:db8::1: refused", "2001:db8::1"),
    (Sort.ADDRESS, "[fe80::1%eth0]:443", "fe80::1%eth0"),
    (Sort.ADDRESS, "::ffff:10.1.2.3", "::ffff:10.1.2.3"),
    (Sort.ADDRESS, "aa:bb:cc:dd:ee:ff", "aa:bb:cc:dd:ee:ff"),
    (Sort.MONEY, "a £925K opportunity", "£925K"),
    (Sort.MONEY, "$1.2 million at risk", "$1.2 million"),
    (Sort.MONEY, "3.000,50 € a day", "3.000,50 €"),
    (Sort.MONEY, "EUR 3,000.50, then", "EUR 3,000.50"),
    (Sort.MONEY, "about half a million pounds", "half a million pounds"),
    (Sort.MONEY, "500 dollars", "500 dollars"),
    (Sort.MONEY, "1 200 000 €", "1 200 000 €"),
    (Sort.PHONE, "call +44 20 7946 0958 now", "+44 20 7946 0958"),
    (Sort.PHONE, "(030) 1234-5678", "(030) 1234-5678"),
    (Sort.PHONE, "212-555-0199", "212-555-0199"),
    (Sort.PHONE, "tel: 123456", "123456"),
    (Sort.COMMIT, "fixed in a939863, 4 lines", "a939863"),
    (Sort.PATH, "app/main.py, lines 145 to 153", "app/main.py"),
    (Sort.PATH, "/etc/nginx/nginx.conf", "/etc/nginx/nginx.conf"),
    (Sort.PATH, r"C:\Users\ana\x.txt", r"C:\Users\ana\x.txt"),
    (Sort.PATH, r"\\fileserver\share\a", r"\\fileserver\share\a"),
    (Sort.PATH, "settings.yaml is wrong", "settings.yaml"),
)
NOT_FOUND = (
    (Sort.HOST, "e.g. done.Then we went on, i.e. INC-0047 at step-1, v4.2.0, covid-19"),
    (Sort.ADDRESS, "at 12:34:56, std::vector, version 1.2.3, 999.1.1.1"),
    (Sort.PHONE, "2025-09-18 15:56, 01.02.2025 15:53, 0.123456789, 5000 messages"),
    (Sort.MONEY, "5 m away, 12 min, 900 messages, 42 %, $HOME"),
    (Sort.COMMIT, "1234567 and deadbee and 2026"),
    (Sort.PATH, "and/or, 50 % / 2, n/a"),
    (Sort.EMAIL, "@here, a @ b"),
    (Sort.URL, "note: see below"),
)


@pytest.mark.parametrize(("sort", "text", "wanted"), FOUND)
def test_it_is_found(sort, text, wanted):
    place = text.index(wanted)
    covered = {at for start, end in shapes_in(text, sort) for at in range(start, end)}
    assert covered.issuperset(range(place, place + len(wanted)))


@pytest.mark.parametrize(
    "path", ["main.py", "app/main.py", "/etc/nginx/nginx.conf", r"C:\Users\ana\x.txt", "~/x/.bashrc"]
)
@pytest.mark.parametrize("end", [".", "…", ", and", ". Then", ")."])
def test_the_stop_of_a_sentence_is_no_part_of_a_path(path, end):
    text = f"the fault is in {path}{end}"
    covered = {at for start, stop in shapes_in(text, Sort.PATH) for at in range(start, stop)}
    place = text.index(path)
    assert covered == set(range(place, place + len(path)))


@pytest.mark.parametrize(("sort", "text"), NOT_FOUND)
def test_it_is_not_found(sort, text):
    assert [text[start:end] for start, end in shapes_in(text, sort)] == []


def test_a_name_behind_an_at_calls_somebody():
    text = "asked @matt.l, and @here; not ana@example.com"
    assert [text[start:end] for start, end in handles_in(text)] == ["@matt.l", "@here"]


BOMBS = (
    "a.", "a-", "1.", "ab:", ":", "0 ", "+1 ", "$1", "1,", "1 000 ", "million ", "/a", "\\", "a@", "@", "www.", "a://",
    "f0", "db-", "(0", "phone ",
)  # fmt: skip


@pytest.mark.parametrize("piece", BOMBS)
def test_no_text_takes_more_than_its_length(piece):
    """Twice the text takes about twice as long: a pattern that looks back would take four times."""
    spent = []
    for length in (40_000, 80_000):
        text = (piece * (length // len(piece) + 1))[:length]
        begun = time.process_time()
        for sort in set(Sort) - {Sort.TOKEN}:
            sum(1 for _ in shapes_in(text, sort))
        spent.append(time.process_time() - begun)
    assert spent[1] < 3 * spent[0] + 0.3
