"""The command on the rules of a data folder: settings."""

from incident_desk.cli.session import Session
from incident_desk.domain.workspace import WorkspaceRules
from incident_desk.services.workspace_settings import DEFAULT, SOAK, Setting, changed, settings_of


def settings(session: Session) -> int:
    """Show the settings of the data folder, or one of them, or change it."""
    words, workspace = session.words, session.place.desk.workspace
    rules = workspace.refresh()
    if words.name is not None:
        # Whether there is such a setting is known before anything is written.
        changed(rules, words.name, words.value or DEFAULT)
        if words.value is not None:
            rules = workspace.change(lambda now: changed(now, words.name, words.value))
    return _answer(session, rules, tuple(one for one in settings_of(rules) if _is_meant(one, words.name)))


def _is_meant(one: Setting, name: str | None) -> bool:
    return name is None or one.name.casefold() == name.strip().casefold()


def _answer(session: Session, rules: WorkspaceRules, shown: tuple[Setting, ...]) -> int:
    problem = session.place.desk.workspace.problem
    data = {
        "file": str(session.place.files.workspace),
        "problem": problem or None,
        "rules": rules.to_data(),
        "settings": [
            {"name": one.name, "value": one.value, "default": one.is_default, "meaning": one.meaning}
            for one in shown
        ],
    }
    return session.answer(data, lambda: _words(shown, problem))


def _words(shown: tuple[Setting, ...], problem: str) -> str:
    rows = [
        f"{one.name:<15} {one.value:<14} {one.meaning}{'' if one.is_default else '  (changed)'}" for one in shown
    ]
    if len(shown) > 1:
        rows.append("They hold for incidents that are opened from now on; each keeps what it was opened with.")
        rows.append(f"{SOAK} alone holds at once, for the open ones too.")
    return "\n".join(([problem] if problem else []) + rows)
