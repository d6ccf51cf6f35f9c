"""Checks lived through answer by answer on a monitor, with a record of what was told, as the incident keeps it."""

from datetime import UTC, datetime, timedelta

from incident_desk.domain.check_marks import mark_after
from incident_desk.domain.health import Change, Check, Fault, HttpOptions, Outcome, Sample, Timing
from incident_desk.services.line import Line
from incident_desk.services.monitor import Monitor, Pace
from incident_desk.services.watching import said_by

T0 = datetime(2026, 11, 24, 3, 47, 32, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def check(name: str = "api", host: str = "127.0.0.1", **kwargs: object) -> Check:
    return Check(
        name,
        f"/{name}",
        HttpOptions(f"http://{host}/"),
        **{"interval_s": 5.0, "incident_interval_s": 5.0, **kwargs},
    )


class Told:
    """Lives through answers and time; a restart forgets all but what was told."""

    def __init__(self, *checks: Check) -> None:
        self.checks = checks
        self.now = 0.0
        self.told: list[Change] = []
        self.marks = {}
        self.last: dict[str, Sample] = {}
        self.begin()

    def begin(self) -> None:
        """The program starts, with what the record says."""
        said = {name: said_by(mark) for name, mark in self.marks.items()}
        self.monitor = Monitor(line=Line())
        self.monitor.watch(self.checks, at(self.now), Pace.INCIDENT, said)

    def note(self, changes: list[Change]) -> list[Change]:
        for one in changes:
            self.told.append(one)
            self.marks[one.check_id] = mark_after(self.marks.get(one.check_id), one.to_data(), one.at)
        return changes

    def wait(self, seconds: float, *, ticks: bool = True) -> None:
        """Time goes on, looked at each second."""
        end = self.now + seconds
        while ticks and end - self.now > 1:
            self.now += 1
            self.note(self.monitor.silence(at(self.now)))
        self.now = end

    def tick(self) -> list[Change]:
        return self.note(self.monitor.silence(at(self.now)))

    def hear(self, sample: Sample) -> list[Change]:
        self.last[sample.check_id] = sample
        return self.note(self.monitor.record(sample))

    def good(self, name: str = "api", ms: float = 10.0) -> list[Change]:
        return self.hear(Sample(name, at(self.now), Outcome.OK, Timing(total_ms=ms)))

    def bad(self, name: str = "api", fault: Fault = Fault.STATUS, ms: float = 10.0) -> list[Change]:
        return self.hear(
            Sample(name, at(self.now), Outcome.FAILED, Timing(total_ms=ms), fault=fault, error="broken")
        )

    def state(self, name: str = "api"):
        return self.monitor.state(name)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.told]

    @property
    def alarms(self) -> list[str]:
        return [one.text for one in self.told if one.alarms]


def beat(story: Told, good: str = "", bad: str = "", times: int = 1) -> None:
    """Answers of some checks, five seconds apart."""
    for _ in range(times):
        story.wait(5)
        for name in good.split():
            story.good(name)
        for name in bad.split():
            story.bad(name)
