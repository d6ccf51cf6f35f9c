"""Tokens, keys and passwords, and the words of a report that are none."""

import time

import pytest

from incident_desk.formats.redaction.secret_shapes import entropy, is_drawn_by_lot, secrets_in

FOUND = (
    ("the key AKIAIOSFODNN7EXAMPLE was used", "AKIAIOSFODNN7EXAMPLE"),
    ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "ghp_16C7e42F292c6912E7710c838347Ae178B4a"),
    ("github_pat_11ABCDEFG0abcdefghij_klmnop", "github_pat_11ABCDEFG0abcdefghij_klmnop"),
    ("bot xoxb-123456789012-abcdefABCDEF posts", "xoxb-123456789012-abcdefABCDEF"),
    ("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_DEF", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc_DEF"),
    ("sk_live_51H8abcdEFGH", "sk_live_51H8abcdEFGH"),
    ("AIzaSyA1234567890abcdefghijklmnopqrstuv", "AIzaSyA1234567890abcdefghijklmnopqrstuv"),
    ("-----BEGIN EC PRIVATE KEY-----\nabc\n-----END EC PRIVATE KEY-----", "abc"),
    ("-----BEGIN OPENSSH PRIVATE KEY-----\nno end", "no end"),
    ("Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
    ("Cookie: session=abc; other=1", "session=abc; other=1"),
    ("send Bearer abc123def456", "abc123def456"),
    ("password: hunter2", "hunter2"),
    ("DB_PASSWORD=hunter2", "hunter2"),
    ('{"password": "correct horse"}', "correct horse"),
    ("the password is swordfish", "swordfish"),
    ("Passwort: geheim", "geheim"),
    ("パスワード：ひみつ", "ひみつ"),
    ("api_key = 12ab", "12ab"),
    ("mysql --password hunter2", "hunter2"),
    ("curl -u admin:hunter2 host", "admin:hunter2"),
    ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    ("tenant 550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-446655440000"),
    ("licence AAAA-1111-BBB2-33CC-D4D4", "AAAA-1111-BBB2-33CC-D4D4"),
    ("card 4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("account DE89370400440532013000", "DE89370400440532013000"),
)
NOT_FOUND = (
    "the password was rotated",
    "The token expired and was renewed",
    "bearer authentication is on, basic authentication is off",
    "CheckoutServiceHandlerFactory threw",
    "the checkout-service-deployment-of-yesterday failed",
    "2026-03-01T04:01:20 to 2026-03-01T05:01:20",
    "from 03:02:00 to 04:01:00 the queue held 5000 messages",
    "released 4.2.0 after 4.1.2; utf-8, sha-256, iso-8601",
    "password: [secret 1]"[:9],
    "Auth: login fails",
)


@pytest.mark.parametrize(("text", "secret"), FOUND)
def test_a_secret_is_found(text, secret):
    place = text.index(secret)
    covered = {at for start, end in secrets_in(text) for at in range(start, end)}
    assert covered.issuperset(range(place, place + len(secret)))


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_of_a_report_are_no_secrets(text):
    assert [text[start:end] for start, end in secrets_in(text)] == []


def test_what_is_drawn_by_lot_has_many_bits_a_letter():
    assert entropy("aaaa") == 0 and entropy("abcd") == 2
    assert is_drawn_by_lot("k3j5h2g6f7d8s9a0q1w2e3r4") and not is_drawn_by_lot("internationalisation2026")


BOMBS = (
    "eyJ", "eyJ_", "password", 'pin="', "a", "A1b2", "-----BEGIN RSA PRIVATE KEY-----", "Bearer ", "1 ", "DE12 ",
    "=", "key:", "-u a", "/", "xoxb-", "authorization:",
)  # fmt: skip


@pytest.mark.parametrize("piece", BOMBS)
def test_no_text_takes_more_than_its_length(piece):
    """Twice the text takes about twice as long: a pattern that looks back would take four times."""
    spent = []
    for length in (60_000, 120_000):
        text = (piece * (length // len(piece) + 1))[:length]
        begun = time.process_time()
        sum(1 for _ in secrets_in(text))
        spent.append(time.process_time() - begun)
    assert spent[1] < 3 * spent[0] + 0.3


def test_the_name_of_a_document_is_no_key():
    for text in ("001_42fb050dfe792cb7.txt", "see k3j5h2g6f7d8s9a0q1w2e3r4.pdf."):
        assert not list(secrets_in(text))
    assert list(secrets_in("k3j5h2g6f7d8s9a0q1w2e3r4.")) and list(secrets_in("ghp_k3j5h2g6f7d8s9a0q1w2.txt"))
