"""The wiring of what leaves the room."""

from incident_desk.adapters.paths import DataFiles
from incident_desk.adapters.settings_file import SettingsFile
from incident_desk.bootstrap import open_workplace
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.leaving import kept_rate, open_history, open_reporting, open_run_reporting, review_templates
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.settings import Settings


def test_reports_are_of_the_desks_records(tmp_path):
    place = open_workplace(tmp_path)
    key = place.desk.declare(Declaration("Zahlung"), "MK").key
    assert open_reporting(place.desk).report(key).header.title == "Zahlung"
    place.close()


def test_only_a_desk_with_its_files_knows_how_its_checks_answered(tmp_path):
    place = open_workplace(tmp_path)
    key = place.desk.declare(Declaration("Zahlung"), "MK").key
    for reporting in (open_reporting(place.desk), open_reporting(place.desk, place.files)):
        assert reporting.report(key).header.key == key
    open_history(place.files)
    assert not place.files.history.exists(), "a report makes no history"
    assert open_run_reporting(place.desk) is not None
    place.close()


def test_a_folders_own_templates_stand_beside_the_shipped_ones(tmp_path):
    place = open_workplace(tmp_path)
    folder = place.files.folder / "review-templates"
    folder.mkdir()
    (folder / "ours.toml").write_text('title = "Ours"\n[[section]]\nid = "a"\ntitle = "A"\n')
    assert review_templates(place.files).named("ours").title == "Ours"
    assert review_templates(place.files).standard().sections
    place.close()


def test_the_rate_of_a_folder_is_the_one_that_its_window_keeps(tmp_path):
    files = DataFiles.within(tmp_path)
    assert kept_rate(files) is None
    SettingsFile(files.settings).save(Settings(rate="90 €"))
    assert kept_rate(files) == HourlyRate(90.0, "€")
    SettingsFile(files.settings).save(Settings(rate="nonsense"))
    assert kept_rate(files) is None
