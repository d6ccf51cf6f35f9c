"""The words of languages, which lie in files: the one door by which the readers of documents get them, once."""

from pathlib import Path

from incident_desk.resource_files import resource


def language_texts() -> tuple[tuple[str, str], ...]:
    """Each shipped language: its file's name and what stands in it; English first, the model of the others."""
    files = sorted(resource("languages").glob("*.toml"), key=_english_first)
    return tuple((path.name, path.read_text(encoding="utf-8")) for path in files)


def _english_first(path: Path) -> tuple[bool, str]:
    return path.stem != "en", path.stem
