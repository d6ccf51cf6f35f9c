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


def test_an_earlier_wording_and_a_struck_entry_say_so(desk):
    desk.declare("Down")
    entry = desk.json("log", "pool ful")["entry"]
    desk("entry", "edit", entry, "bank is slow")
    (hit,) = desk.json("search", "ful")["hits"]
    assert (hit["entry"], hit["text"], hit["now"], hit["struck"]) == (entry, "pool ful", "bank is slow", None)
    assert "pool ful  (earlier wording; now: bank is slow)" in desk("search", "ful").out
    assert desk.json("search", "slow")["hits"][0]["now"] is None
    desk("entry", "strike", entry, "--reason", "another desk")
    assert "bank is slow  (struck: another desk)" in desk("search", "slow").out
    assert desk.json("search", "slow")["hits"][0]["struck"] == "another desk"


def test_a_text_of_a_review_says_where_it_stands(desk):
    key = desk.declare("Down")
    desk("review", "write", key, "summary", "The gateway was down")
    desk("review", "write", key, "summary", "The router was down")
    assert "The router was down  (Review, Summary)" in desk("search", "router").out
    assert "The gateway was down  (Review, Summary; earlier version)" in desk("search", "gateway").out


def test_what_was_erased_is_not_found_and_lies_in_no_file(desk):
    desk.declare("Down")
    entry = desk.json("log", "the password is hunter2")["entry"]
    assert desk.json("search", "hunter2")["hits"]
    desk("erase", entry, "--reason", "a password")
    assert not desk.json("search", "hunter2")["hits"]
    assert all(b"hunter2" not in one.read_bytes() for one in desk.folder.rglob("*") if one.is_file())


def test_without_a_word_it_is_wrong_usage(desk):
    desk("search", "--", "-", code=2)


def test_files_of_evidence_are_looked_through_as_well(desk, tmp_path):
    key = desk.declare("Checkout is down")
    desk("log", "the pool is full")
    log = tmp_path / "atlas.log"
    log.write_text("02:54 FATAL remaining connection slots are reserved\n02:55 pool exhausted\n", "utf-8")
    desk("evidence", "add", key, str(log))
    (hit,) = desk.json("search", "reserved", "slots")["hits"]
    assert (hit["file"], hit["key"]) == ("atlas.log", key) and "FATAL" in hit["text"]
    assert "atlas.log: 02:54 FATAL" in desk("search", "reserved").out
    assert [one["file"] for one in desk.json("search", "pool", "--what", "entries")["hits"]] == [None]
    assert [one["file"] for one in desk.json("search", "pool", "--what", "evidence")["hits"]] == ["atlas.log"]
    told = desk.json("search", "outage", "--what", "playbooks")
    assert told["hits"] == [] != told["pages"]


def test_what_is_found_is_of_one_record_or_since_then(desk):
    first, second = desk.declare("Checkout is down"), desk.declare("Search is down")
    assert {one["key"] for one in desk.json("search", "down")["hits"]} == {first, second}
    told = desk.json("search", "down", "--incident", second)
    assert {one["key"] for one in told["hits"]} == {second} and told["pages"] == []
    assert desk.json("search", "down", "--since", "-1h")["hits"]
    assert desk.json("search", "down", "--since", "2099-01-01T00:00Z")["hits"] == []
    desk("search", "down", "--incident", "999", code=1)


def test_what_was_like_an_incident_is_listed_with_why(desk):
    first = desk.declare("Atlas session pool exhausted in checkout")
    desk.declare("Printer on fire")
    now = desk.declare("Checkout: Atlas session pool full")
    told = desk.json("search", "--like", now)
    assert [one["key"] for one in told["like"]] == [first] and told["like"][0]["why"][0]["why"] == "words"
    assert f"{first}  Atlas session pool exhausted in checkout  (words: " in desk("search", "--like", now).out
    assert "Nothing before" in desk("search", "--like", first).out
    desk("search", "--like", now, "pool", code=2)


def test_the_history_of_outages_is_the_table_of_a_playbook(desk):
    assert desk("outages").out.strip() == "No outage is over yet"
    key = desk.declare("Checkout is down")
    desk("log", "= Cause: the pool was full")
    desk("resolve", key, "--impact-ended", "unknown")
    (row,) = desk.json("outages")["outages"]
    assert (row["key"], row["cause"], row["resolution"]) == (key, "the pool was full", None)
    table = desk("outages", "--format", "md").out
    assert table.startswith("| Date | Duration | Cause | Resolution | Ticket |") and "the pool was full" in table
    assert desk.json("outages", "--since", "2099-01-01T00:00Z")["outages"] == []


def test_the_words_of_an_erased_file_are_not_found_and_lie_in_no_file(desk, tmp_path):
    key = desk.declare("Down")
    secret = tmp_path / "secret.log"
    secret.write_text("token swordfish9000\n", "utf-8")
    (piece,) = desk.json("evidence", "add", key, str(secret))["evidence"]
    assert desk.json("search", "swordfish9000")["hits"]
    desk("erase", piece["id"], "--reason", "a token")
    assert not desk.json("search", "swordfish9000")["hits"]
    assert all(b"swordfish" not in one.read_bytes() for one in desk.folder.rglob("*") if one.is_file())
