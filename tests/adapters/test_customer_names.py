"""The customers' names that are kept."""

from incident_desk.adapters.customer_names import CustomerNames, customer_names_place


def test_names_are_kept_once_and_forgotten_in_any_case(tmp_path):
    names = CustomerNames(tmp_path / "names.json")
    names.keep("  Zebra   Associates ")
    names.keep("Zebra Associates")
    names.keep("")
    assert names.all() == ("Zebra Associates",) == CustomerNames(tmp_path / "names.json").all()
    assert names.forget("zebra associates") and not names.forget("zebra associates")
    assert names.all() == ()


def test_what_can_not_be_read_is_said_and_not_written_over(tmp_path):
    (tmp_path / "names.json").write_text("{", "utf-8")
    names = CustomerNames(tmp_path / "names.json")
    assert names.all() == () and "can't be read" in names.problem


def test_the_file_lies_among_the_settings_of_the_person():
    assert customer_names_place().name == "customer-names.json"
