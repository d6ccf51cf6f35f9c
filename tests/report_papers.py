"""Reports of every sort, ready to be set: what the checks of the PDF look at, and what its pictures are of."""

from collections.abc import Callable, Mapping
from functools import cache

from incident_desk.adapters.reports.engine import pdf_of
from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import RecordKind
from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.timeline import timeline
from incident_desk.formats.prose import document
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_document import Paper
from incident_desk.formats.run_report import RunReport, paper_of
from incident_desk.services.acts.running import Deferral, defer, finish, set_run_step
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests import any_past, report_samples
from tests.any_run import AnyRun
from tests.fakes import Bench
from tests.full_reviews import TEMPLATES, reviewed, template
from tests.hostile_records import hostile_everywhere, hostile_review
from tests.report_samples import Recorder
from tests.shared_folder import shared

GENERATOR = "Incident Desk 0.1.0"


def whole(report: ReportModel) -> Paper:
    """The report as the team has it."""
    return Paper(document(report), report.to_data(), report.header.recorded_until)


def _sample(name: str) -> Callable[[], Paper]:
    return lambda: whole(build_report(getattr(report_samples, name)().events, GENERATOR))


def _by(name: str) -> Callable[[], Paper]:
    return lambda: whole(build_report(reviewed(name).events, GENERATOR))


def _copy(audience: Audience) -> Callable[[], Paper]:
    def made() -> Paper:
        wish = Wish(audience, sections=("Summary",) if audience is Audience.CUSTOMER else ())
        handout = hand_out(build_report(reviewed().events, GENERATOR), wish)
        return Paper(handout.document, handout.data, handout.report.header.recorded_until)

    return made


def _drill() -> Paper:
    return whole(build_report(reviewed(record=RecordKind.DRILL).events, GENERATOR))


def _hostile(record: Callable[[], Recorder]) -> Callable[[], Paper]:
    return lambda: whole(build_report(record().events, GENERATOR))


def past(data: bytes, name: str, form: str = "outage-report") -> Paper:
    """A report of elsewhere, taken in and told by a template."""
    bench, read = Bench(), read_document(data, name)
    taken = bench.desk.past.take_in(past_incident(read, Answers("UTC")), "MK").incident
    return whole(build_report(bench.desk.events(taken.id), GENERATOR, template=template(form)))


def _run() -> Paper:
    run = AnyRun()
    for one in run.reading.steps[:-2]:
        run.bench.clock.pass_s(40)
        run.act(lambda now, _, step=one.step.id: set_run_step(now, step, StepState.DONE))
    run.act(lambda one, _: defer(one, "2.2", Deferral("The dashboard was down", "AD")))
    run.act(lambda one, _: set_run_step(one, "3.1", StepState.NOT_NEEDED, "nothing to log"))
    run.act(lambda one, _: finish(one))
    return paper_of(RunReport(run.state, run.reading, timeline(run.events), GENERATOR))


def _seed(number: str, form: str) -> Callable[[], Paper]:
    def made() -> Paper:
        path = next(one for one in shared("corpus", "seeds").glob(f"{number}_*") if one.suffix != ".json")
        return past(path.read_bytes(), path.name, form)

    return made


_SAMPLES = ("checkout", "bare", "disordered", "late", "reopened", "days", "at_once", "long")

PAPERS: Mapping[str, Callable[[], Paper]] = {
    **{name: _sample(name) for name in _SAMPLES},
    **{f"review {name}": _by(name) for name in TEMPLATES},
    "drill": _drill,
    **{f"{audience} copy": _copy(audience) for audience in Audience},
    "past": lambda: past(any_past.REPORT.encode(), "payments.md"),
    "run": _run,
    "seed 000": _seed("000", "outage-report"),
    "seed 001": _seed("001", "recovery-report"),
    "hostile review": _hostile(hostile_review),
    "hostile everywhere": _hostile(hostile_everywhere),
}  # fmt: skip
"""Each sort by its name."""


@cache
def paper(name: str) -> Paper:
    """One of them."""
    return PAPERS[name]()


@cache
def pdf(name: str) -> bytes:
    """Its file."""
    one = paper(name)
    return pdf_of(document_data(one.document), one.record, one.made)
