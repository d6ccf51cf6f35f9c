"""The command search, as a process."""


def test_words_are_found_in_records_and_in_the_library(desk):
    key = desk.declare("Checkout is down")
    desk("log", "connection pool full")
    told = desk.json("search", "pool", "full")
    assert [(one["key"], one["text"]) for one in told["hits"]] == [(key, "connection pool full")]
    assert any("outage" in one["text"].casefold() for one in desk.json("search", "outage")["pages"])
    assert f"{key} " in desk("search", "checkout").out
    assert "Nothing has" in desk("search", "zyzzyva").out
    assert len(desk.json("search", "the", "--limit", "2")["pages"]) == 2


def test_what_was_erased_is_not_found_and_lies_in_no_file(desk):
    desk.declare("Down")
    entry = desk.json("log", "the password is hunter2")["entry"]
    assert desk.json("search", "hunter2")["hits"]
    desk("erase", entry, "--reason", "a password")
    assert not desk.json("search", "hunter2")["hits"]
    assert all(b"hunter2" not in one.read_bytes() for one in desk.folder.rglob("*") if one.is_file())


def test_without_a_word_it_is_wrong_usage(desk):
    desk("search", "--", "-", code=2)
