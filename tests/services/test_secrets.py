"""The port is answered by the file."""

from incident_desk.adapters.secrets import SecretFile
from incident_desk.services.secrets import Secrets


def test_the_file_answers_the_port(tmp_path):
    secrets: Secrets = SecretFile(tmp_path / "one.json")
    secrets.keep({"a": "b"})
    assert secrets.all() == {"a": "b"}
