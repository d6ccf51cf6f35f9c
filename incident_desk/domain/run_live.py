"""When a checklist run went live: the moment from which its windows for afterwards count.

A checklist for a deployment says "first 15 minutes" and means those after the deployment. So what stands behind
the step that puts something live counts from the moment that step was done, or from the moment that a person said.
Which step that is follows from the document's words, and only where the whole document is about such a thing: where
no step is it, the stage that is named so, or the one before what comes "after the deployment".
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from incident_desk.domain.checklist import SETTLED, StepMark, StepState
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Phase, Playbook, Step
from incident_desk.domain.playbook_steps import walk

_PUTTING = (
    r"deploy|re-?deploy|releas|roll(?:ing)?[ -]?out|ship\b|launch|publish|promot|go(?:es|ing)?[ -]?live|"
    r"cut[ -]?over|switch(?:ing)? (?:over|traffic|production|to (?:the )?new)|push (?:to|into) (?:prod|live)|"
    r"ausroll|bereitstell|veroffentlich|live ?schalt|inbetriebnahme|deploi|mise en (?:prod|ligne)|"
    r"desplieg|desplegar|despliegue|implant(?:ar|acao|e\b)|publicar|rilasci|"
    r"发布|上线|部署到|部署至|リリース|デプロイ"
)
_IS_ABOUT = re.compile(rf"{_PUTTING}|部署")
_PUTS = re.compile(_PUTTING)
_BEGINS = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:now |then |(?:run|start|execute|trigger|do) (?:the )?(?:production )?)?"
    rf"(?!deployments?\b(?! to)|releases\b)(?:{_PUTTING})"
)
_ONLY_IF = re.compile(r"^\W*(?:if|when|unless|wenn|falls|si|se|quand|cuando)\b")
_LIVE = re.compile(
    r"\bprod(?:uction|uktion|uccion|ucao)?\b|\blive\b|\b(?:all|every) (?:users|customers)|\b100 ?%|正式|生产|本番"
)
_OTHER = re.compile(
    r"\b(?:staging|stage\b|test(?:s|ing|ed)?|preview|canary|dev|qa|uat|sandbox|pre-?prod\w*|notify|announce|"
    r"communicate|tell|inform|prepare|plan|schedule|check|verif\w+|confirm|review\w*|monitor|watch|logs?|document|note|"
    r"roll ?back|revert|undo|before|window|approv\w+|ready|readiness|draft|notes|"
    r"branch|checklist|succe\w+|complete\w*)\b"
)
_EARLIER_OR_LATER = re.compile(r"\b(?:pre|post|before|after|prior|vor|nach|apos|apres|despues)\b")
_AFTERWARDS = re.compile(
    rf"\b(?:post|after|nach|apos|apres|despues)\b[\s_-]*(?:the |de |a |la |der |dem |le )?(?:{_PUTTING})"
)


@dataclass(frozen=True, slots=True)
class LivePlace:
    """What puts it live: these steps of a stage. ``behind`` are the steps that stand after them in the document."""

    name: str
    stage: int
    steps: tuple[str, ...]
    behind: frozenset[str]


@dataclass(frozen=True, slots=True)
class Live:
    """Whether and since when a run is live (UTC), by whom, and whether that was said by hand."""

    place: LivePlace | None = None
    at: datetime | None = None
    who: str = ""
    by_hand: bool = False

    def counts(self, stage: int, step: str = "") -> bool:
        """Whether the window of that stage, or of a step in it, counts from the moment it is live."""
        if self.place is None:
            return self.at is not None
        return step in self.place.behind if step else stage > self.place.stage


def live_of(run: Incident, phases: Sequence[Phase]) -> Live:
    """How a run stands with being live. What a person said goes before what follows from the steps."""
    place = live_place(run.playbook, phases)
    said = run.course.live
    if said is not None:
        return Live(place, said.at, said.who, by_hand=True)
    mark = _settled(place, run.steps) if place is not None else None
    return Live(place, mark.at, mark.who) if mark is not None else Live(place)


def live_place(playbook: Playbook | None, phases: Sequence[Phase]) -> LivePlace | None:
    """What of these stages puts something live; None where the document is about no such thing, or does not say."""
    if playbook is None or playbook.kind != "checklist" or not _is_about(playbook, phases):
        return None
    rows = [
        (stage, step) for stage, phase in enumerate(phases) for step in walk(phase.steps) if step.role == "step"
    ]
    scores = [_score(step.text) for _, step in rows]
    best = max(scores, default=0)
    if best:
        first = scores.index(best)
        until = _timed_after(rows, phases, first)
        return _at_step(rows, max(at for at in range(first, until) if scores[at] == best))
    stage = _stage_of(phases)
    return _at_stage(rows, phases, stage) if stage is not None else None


def _is_about(playbook: Playbook, phases: Sequence[Phase]) -> bool:
    names = (playbook.title, *(name for phase in phases for name in (phase.name, phase.group)))
    return any(_IS_ABOUT.search(_plain(name)) for name in names)


def _timed_after(rows: Sequence[tuple[int, Step]], phases: Sequence[Phase], place: int) -> int:
    """The place of the first step behind that one with a time, its own or its stage's; past the last if none."""
    behind = list(enumerate(rows))[place + 1 :]
    timed = (
        at
        for at, (stage, step) in behind
        if step.due_s is not None or (stage > rows[place][0] and phases[stage].end_s is not None)
    )
    return next(timed, len(rows))


@lru_cache(maxsize=4096)
def _score(text: str) -> int:
    """How surely a step puts something live: 2 where it says so and names production, 1 where it says so."""
    plain = _plain(text)
    if _OTHER.search(plain) or _ONLY_IF.search(plain) or not _PUTS.search(plain):
        return 0
    begins, names = _BEGINS.search(plain) is not None, _LIVE.search(plain) is not None
    return 2 if names else int(begins)


def _at_step(rows: Sequence[tuple[int, Step]], place: int) -> LivePlace:
    """A step, with those under it: they are done in it."""
    stage, step = rows[place]
    inside = {one.id for one in walk(step.children)}
    behind = frozenset(one.id for _, one in rows[place + 1 :] if one.id not in inside)
    return LivePlace(step.text, stage, (step.id,), behind)


def _stage_of(phases: Sequence[Phase]) -> int | None:
    """The last stage that is named for it before what comes afterwards, else the one just before that."""
    later = (at for at, phase in enumerate(phases) if _AFTERWARDS.search(_plain(f"{phase.group} {phase.name}")))
    first = next(later, len(phases))
    named = [at for at, phase in enumerate(phases[:first]) if _puts_live(phase.name)]
    if named:
        return named[-1]
    return first - 1 if 0 < first < len(phases) else None


def _puts_live(name: str) -> bool:
    plain = _plain(name)
    return bool(_PUTS.search(plain)) and not _OTHER.search(plain) and not _EARLIER_OR_LATER.search(plain)


def _at_stage(rows: Sequence[tuple[int, Step]], phases: Sequence[Phase], stage: int) -> LivePlace:
    mine = tuple(step.id for at, step in rows if at == stage)
    return LivePlace(phases[stage].name, stage, mine, frozenset(step.id for at, step in rows if at > stage))


def _settled(place: LivePlace, marks: Mapping[str, StepMark]) -> StepMark | None:
    """The mark with which the last of its steps was done; None while one is open, or where none was done."""
    if any(_is_open(marks.get(one)) for one in place.steps):
        return None
    return max(_done(place, marks), key=lambda mark: mark.at, default=None)


def _done(place: LivePlace, marks: Mapping[str, StepMark]) -> Iterator[StepMark]:
    return (marks[one] for one in place.steps if one in marks and marks[one].state is StepState.DONE)


def _is_open(mark: StepMark | None) -> bool:
    return mark is None or (mark.state not in SETTLED and mark.state is not StepState.DEFERRED)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Without case and accents: words are looked for in several languages."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in spread if not unicodedata.combining(one))
