"""What the playbook offers is taken with a press, and shown as taken."""

from incident_desk.qt.pages.health.editor.offers import OfferChip
from incident_desk.qt.widgets.chip import ChipLook


def test_a_press_takes_the_values_and_names_the_line(place):
    place.model.begin_new(place.incident, "https://x.org/health")
    chips = {chip.offer.row: chip for chip in place.editor.findChildren(OfferChip)}
    assert set(chips) == {"seconds", "errors"}
    assert chips["seconds"].model.text == "Service Outage Playbook, line 20"
    chips["seconds"].click()
    chips["errors"].click()
    rule = place.model.form.check.rule
    assert (rule.seconds, rule.failures) == (120, 0)
    assert [one.critical for one in rule.thresholds if one.measure == "errors"] == [10]
    assert chips["seconds"].model.look is ChipLook.ON
    place.model.form.put("seconds", "60")
    assert chips["seconds"].model.look is ChipLook.LINE


def test_a_record_without_a_playbook_offers_nothing(place):
    place.model.begin_new(None, "https://x.org/health")
    assert [chip for chip in place.editor.findChildren(OfferChip) if not chip.isHidden()] == []
