"""The file of consents is what the port asks for."""

from pathlib import Path

from incident_desk.adapters.consents import ConsentFile
from incident_desk.services.consents import Consents


def test_the_file_fits_the_port(tmp_path):
    consents: Consents = ConsentFile(Path(tmp_path) / "allowed.json")
    consents.allow(["true"])
    assert consents.allows(["true"]) and consents.forbid(["true"]) and consents.all() == []
