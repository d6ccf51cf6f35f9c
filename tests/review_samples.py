"""A small review template, and an incident that is reviewed."""

from incident_desk.domain.events import RecordKind
from incident_desk.domain.review import ReviewItem, ReviewList
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.reviewing import ApprovalWish, approve, send_round, write_list, write_section
from tests.fakes import Bench

SMALL = ReviewTemplate(
    "small",
    "Small review",
    sections=(
        TemplateSection("summary", "Summary", "What happened, in two sentences"),
        TemplateSection("impact", "Impact", shows=("figures",), optional=True),
        TemplateSection("whys", "Five whys", prose=False, shows=("whys",), optional=True),
        TemplateSection("timeline", "Timeline", prose=False, shows=("timeline",)),
        TemplateSection("actions", "Action items", prose=False, shows=("actions",), optional=True),
    ),
)
OTHER = ReviewTemplate("other", "Another form", sections=(TemplateSection("lessons", "Lessons"),))


class Reviewed:
    """An incident and acts of its review, a minute apart."""

    def __init__(self, record=RecordKind.INCIDENT, template=SMALL):
        self.bench, self.template = Bench(), template
        self.id = self.bench.desk.declare(Declaration("Shop down", "P1", record=record), "MK").id

    @property
    def now(self):
        return self.bench.desk.incident_of(self.id)

    @property
    def review(self):
        return self.now.review

    @property
    def events(self):
        return self.bench.desk.events(self.id)

    def do(self, rule, who="RO"):
        self.bench.clock.pass_s(60)
        return self.bench.desk.act(self.id, lambda incident, _: rule(incident), who)

    def write(self, section, text, who="RO"):
        """Written by somebody who read what stands there now."""
        before = self.review.texts.get(section)
        self.do(lambda one: write_section(one, section, text, before.id if before else None, self.template), who)

    def list(self, name, *lines):
        before = self.review.lists.get(name)
        items = [one if isinstance(one, ReviewItem) else ReviewItem(one) for one in lines]
        self.do(lambda one: write_list(one, ReviewList(name), items, before.id if before else None, self.template))

    def approve(self, role="Commander", person="Maya Kowalski"):
        if self.review.state == "draft":
            self.do(send_round)
        self.do(lambda one: approve(one, ApprovalWish(role, person)))
