"""Changes of the world as other tools tell of them.

| shape | from |
|---|---|
| GitHub | its webhook event `deployment_status`: `deployment_status` (`state`, `environment`, `created_at`), `deployment` (`ref`, `sha`), `repository`; and its `ping` |
| GitLab | its deployment events: `object_kind` deployment, `status`, `environment`, `short_sha`, `commit_title`, `status_changed_at` |
| Vercel | "Webhooks API Reference": `type` deployment.succeeded and its like, `createdAt` in ms, `payload` |
| Render | "Render Webhooks": `type` deploy_ended, `timestamp`, `data` (`serviceName`, `status`) |
| our own | `{"change": "deploy", "text": "…", "ref": "…", "environment": "…", "at": "…"}` |

What has not ended yet is no change. One that failed is: it may have left something half done.
"""  # noqa: E501

from datetime import datetime

from incident_desk.domain.changes import kind_named
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.hooks import LONGEST_NAME, ChangeTold
from incident_desk.formats.hooks.parts import Data, HookNotReadable, first, moment, same, text, within

LONGEST_ENVIRONMENT = 60
_ENDED = {
    "success": "", "succeeded": "", "promoted": "promoted", "rollback": "rolled back",
    "failure": "failed", "failed": "failed", "error": "failed", "canceled": "cancelled", "cancelled": "cancelled",
}  # fmt: skip
_RUNNING = frozenset({
    "pending", "queued", "in_progress", "waiting", "running", "created", "inactive", "blocked", "ready",
})  # fmt: skip


def github(data: Data) -> ChangeTold | None:
    """A deployment of GitHub that has ended. Raises `HookNotReadable`."""
    status, made = data["deployment_status"], data.get("deployment")
    how = _ended(text(within(status, "state")))
    if how is None:
        return None
    where = first(within(status, "environment"), within(made, "environment"), longest=LONGEST_ENVIRONMENT)
    sha, ref = text(within(made, "sha"))[:7], text(within(made, "ref"), LONGEST_NAME)
    repository = text(within(data, "repository", "full_name"), LONGEST_NAME)
    said = first(within(status, "description"), within(made, "description"))
    at = moment(within(status, "created_at"))
    return _deploy(_words(repository, ref if ref != sha else "", how, said), sha or ref, where, at)


def gitlab(data: Data) -> ChangeTold | None:
    """A deployment of GitLab that has ended. Raises `HookNotReadable`."""
    how = _ended(text(data.get("status")))
    if how is None:
        return None
    project, branch = text(within(data, "project", "path_with_namespace"), LONGEST_NAME), text(data.get("ref"))
    words = _words(project, branch, how, text(data.get("commit_title")))
    where = text(data.get("environment"), LONGEST_ENVIRONMENT)
    return _deploy(words, text(data.get("short_sha"), LONGEST_NAME), where, moment(data.get("status_changed_at")))


def vercel(data: Data) -> ChangeTold | None:
    """A deployment of Vercel that has ended. Raises `HookNotReadable`."""
    how = _ended(text(data["type"]).removeprefix("deployment."))
    if how is None:
        return None
    made = within(data, "payload", "deployment")
    meta = within(made, "meta")
    sha = first(within(meta, "githubCommitSha"), within(meta, "gitlabCommitSha"), within(made, "id"))[:7]
    said = first(within(meta, "githubCommitMessage"), within(meta, "gitlabCommitMessage"), within(made, "url"))
    where = text(within(data, "payload", "target"), LONGEST_ENVIRONMENT)
    words = _words(text(within(made, "name"), LONGEST_NAME), "", how, said)
    return _deploy(words, sha, where, moment(data.get("createdAt")))


def render(data: Data) -> ChangeTold | None:
    """A deploy of Render that has ended. Raises `HookNotReadable`."""
    if data["type"] != "deploy_ended":
        return None
    how = _ended(text(within(data, "data", "status")) or "succeeded")
    if how is None:
        return None
    service = first(within(data, "data", "serviceName"), within(data, "data", "serviceId"), longest=LONGEST_NAME)
    return _deploy(_words(service, "", how, ""), "", "", moment(data.get("timestamp")))


def own(data: Data) -> ChangeTold:
    """The plain shape. Raises `HookNotReadable`."""
    what = kind_named(text(data["change"], LONGEST_NAME))
    if what is None:
        raise HookNotReadable(f"change must be one of {', '.join(ChangeKind)}")
    given, at = data.get("at"), moment(data.get("at"))
    if given not in (None, "") and at is None:
        raise HookNotReadable("at must be a time with a zone, such as 2026-11-28T12:00:00Z")
    ref, where = text(data.get("ref"), LONGEST_NAME), text(data.get("environment"), LONGEST_ENVIRONMENT)
    words = text(data.get("text"))
    if not words and not ref:
        raise HookNotReadable("say in text, or in ref, what was changed")
    return _change(what, words or ref, ref, where, at)


def _ended(status: str) -> str | None:
    """How it ended, in words, empty for well; None while it goes on. Raises `HookNotReadable`."""
    if status in _ENDED:
        return _ENDED[status]
    if status in _RUNNING:
        return None
    raise HookNotReadable("the state of a deployment is not one that is known, such as success or failed")


def _words(thing: str, ref: str, how: str, said: str) -> str:
    head = " ".join(one for one in (thing, ref, how) if one)
    return f"{head}: {said}" if head and said else head or said


def _deploy(words: str, ref: str, where: str, at: datetime | None) -> ChangeTold:
    if not words and not ref:
        raise HookNotReadable("a deployment needs a name, a reference or a description")
    return _change(ChangeKind.DEPLOY, words or ref, ref, where, at)


def _change(what: ChangeKind, words: str, ref: str, where: str, at: datetime | None) -> ChangeTold:
    # Two tellings of one moment are one; without a moment, each is one of its own: whoever hears it adds when.
    cause = same(what, words, ref, where, at.isoformat()) if at else ""
    return ChangeTold(words, what, cause, ref, where, at)
