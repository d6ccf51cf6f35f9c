"""Where an entry comes from, as data and in words."""

from incident_desk.domain.entry_origin import Origin, origin_of


def test_an_origin_survives_as_data_and_leaves_out_what_is_not_known():
    whole = Origin("chat.txt", 12, "ab" * 32, "10:03 AM")
    assert Origin.from_data(whole.to_data()) == whole
    assert Origin("INC-0046", event="id-9").to_data() == {"name": "INC-0046", "event": "id-9"}


def test_it_is_told_with_its_line_and_who_brought_it():
    assert Origin("chat.txt", 12).words("MK") == "From chat.txt, line 12, brought in by MK"
    assert Origin("INC-0046", event="id-9").words("") == "From INC-0046"


def test_a_body_without_one_has_none():
    assert origin_of({"text": "down"}) is None
    assert origin_of({"origin": {"name": "x.csv", "line": 3}}) == Origin("x.csv", 3)


def test_the_same_place_is_the_same_line_of_the_same_content():
    assert Origin("a.csv", 3, "aa").place == Origin("b.csv", 3, "aa").place != Origin("a.csv", 4, "aa").place
