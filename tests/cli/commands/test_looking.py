"""seen-elsewhere on the command line: what somebody saw by hand, in the record and in its timeline."""


def test_what_was_seen_is_noted_with_its_place_person_and_time(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-30m")
    told = desk.json("seen-elsewhere", key, "fails", "--where", "phone", "--by", "RO", "--at", "-5m")
    assert (told["works"], told["where"], told["by"], told["check"]) == (False, "phone", "RO", None)
    said = desk("seen-elsewhere", key, "works", "--where", "VPN", "--text", "all pages").out
    assert "The service works, seen from VPN: all pages" in said
    assert "The service does not work, seen from phone by RO" in str(desk.show(key))


def test_a_check_is_named_by_its_id_or_its_name(desk):
    key = desk.declare("Down", "--severity", "P1")
    added = desk.json("check", key, "http://127.0.0.1:9/health", "--name", "shop")
    for name in ("shop", added["check"]):
        told = desk.json("seen-elsewhere", key, "fails", "--where", "phone", "--check", name)
        assert told["check"] == added["check"]
    assert (
        "watches nothing called 'other'"
        in desk("seen-elsewhere", key, "fails", "--where", "p", "--check", "other", code=1).err
    )


def test_it_asks_from_where(desk):
    key = desk.declare("Down", "--severity", "P1")
    assert "--where" in desk("seen-elsewhere", key, "works", code=2).err
    assert "Say from where" in desk("seen-elsewhere", key, "works", "--where", " ", code=1).err
