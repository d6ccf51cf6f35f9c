"""Settings are read leniently: one bad field costs that field alone."""

from incident_desk.services.settings import Settings


def test_one_wrong_field_takes_its_default_and_the_rest_stays() -> None:
    read = Settings.from_data({"person": "MK", "window": 5, "unknown": 1, "page": "desk"})
    assert read == Settings("MK", page="desk")
