"""Who to reach: tables of many shapes, bullets, lines, headings."""

import pytest

from incident_desk.domain.playbook import Contact
from incident_desk.formats.reading.contacts import is_empty, is_nobody, read_contacts
from tests.formats.reading.pages import page


def contacts(text):
    return [(one.role, one.primary, one.secondary, one.empty) for one in read_contacts(page(text).root)]


def test_a_table_with_any_columns_keeps_them_all():
    text = """
    # Plan
    ## Key Contacts
    | Role | Name | Backup | Phone | Hours |
    |---|---|---|---|---|
    | Lead | Mo | Al | 555 | 24/7 |
    | DBA | [NAME] | TBD | | |
    """
    assert contacts(text) == [("Lead", "Mo", "Al", False), ("DBA", "[NAME]", "TBD", True)]
    assert read_contacts(page(text).root)[0].more == (("Phone", "555"), ("Hours", "24/7"))


def test_one_way_to_reach_somebody_is_enough():
    text = (
        "# P\n## Contacts\n| Role | Primary | Backup |\n|---|---|---|\n| Lead | [NAME] | Al |\n| DBA | Mo | TBD |\n"
    )
    assert [empty for *_, empty in contacts(text)] == [False, False]


def test_what_is_said_of_the_document_names_nobody():
    text = (
        "# P\n## Contacts\n- Lead: Mo\n- Status page: a.example\n\n**Last updated**: today\n**Statut global**: vert"
    )
    assert [role for role, *_ in contacts(text)] == ["Lead", "Status page"]


def test_the_role_may_stand_in_any_column():
    text = "# P\n## Contacts\n| Email | Team |\n|---|---|\n| a@b.example | Network |"
    assert contacts(text) == [("Network", "a@b.example", "", False)]


def test_bullets_and_lines_are_contacts():
    text = (
        "# P\n## Emergency contacts\n\n**Primary:** Mo  \n**Backup:** [Add one]\n\n- Pager: 555\n- Note: call first"
    )
    assert contacts(text) == [
        ("Primary", "Mo", "", False),
        ("Backup", "[Add one]", "", True),
        ("Pager", "555", "", False),
    ]


@pytest.mark.parametrize(
    "words", ["", "-", "TBD", "[NAME] ([CONTACT])", "____", "n/a", "<phone>", "[Email]: [ADDRESS]"]
)
def test_a_blank_is_nobody(words):
    assert is_empty(words)


@pytest.mark.parametrize("words", ["Mo", "#ops", "a@b.example", "[NAME] or Mo", "555 [EXT]"])
def test_a_way_to_reach_somebody_is_no_blank(words):
    assert not is_empty(words)


def test_a_heading_may_name_who_is_reached_by_what_stands_under_it():
    text = (
        "# P\n## Contacts\n### Network lead\n- Name: Mo\n- Phone: 555\n### Others\n- Pager team: 556\n- DBA: Al\n"
    )
    assert contacts(text) == [
        ("Network lead", "Mo", "", False), ("Pager team", "556", "", False), ("DBA", "Al", "", False),
    ]  # fmt: skip
    assert read_contacts(page(text).root)[0].more == (("Phone", "555"),)


@pytest.mark.parametrize(
    ("title", "line", "wanted"),
    [
        (
            "Roles and responsibilities",
            "- **Security lead:** Mo Beck (office)",
            ("Security lead", "Mo Beck (office)"),
        ),
        (
            "Roles y responsabilidades",
            "- **Responsable de datos:** Ana Ruiz.",
            ("Responsable de datos", "Ana Ruiz."),
        ),
        ("Rollen", "- Leiter vom Dienst: Jörg Maier, Büro 3", ("Leiter vom Dienst", "Jörg Maier, Büro 3")),
        ("Who is who", "- Database: dba@shop.example", ("Database", "dba@shop.example")),
    ],
)
def test_whoever_is_named_where_roles_are_told(title, line, wanted):
    assert [pair[:2] for pair in contacts(f"# P\n## {title}\n{line}\n")] == [wanted]


@pytest.mark.parametrize(
    "line",
    [
        "- **Incident commander:** Coordinates the response",
        "- **Incident commander:** Engineering Manager",
        "- **Focus:** Root Causes",
        "- **Team lead:** decides",
        "Incident commander: Mo Beck",
    ],
)
def test_what_a_role_does_names_nobody(line):
    assert contacts(f"# P\n## Roles\n{line}\n") == []


@pytest.mark.parametrize("rows", ["- Lead: 555", "| Role | Phone |\n|---|---|\n| Lead | 555 |"])
def test_what_stands_under_a_line_across_is_about_the_document(rows):
    text = f"# P\n## Contacts\n{rows}\n\n---\n\n"
    assert contacts(f"{text}**Last tested:** in May  \n**Remember:** stay calm\n") == [("Lead", "555", "", False)]
    assert len(contacts(f"{text}- Vendor: 556\n")) == 2
    assert len(contacts("# P\n## Contacts\n\n---\n\nLead: 555\n")) == 1


@pytest.mark.parametrize(
    "line",
    ["**Security lead:** Mo Beck — mo@a.example — +44 20 7946 0000", "Responsable: Ana Gil, ana@a.example"],
)
def test_whoever_is_named_under_the_title_with_an_address(line):
    assert len(contacts(f"# P\n\n{line}\n\n## Steps\n1. look\n")) == 1


@pytest.mark.parametrize(
    "line", ["**Author:** Mo Beck, mo@a.example", "**Team:** platform, mo@a.example", "**Lead:** Mo Beck"]
)
def test_whoever_only_wrote_it_is_nobody_to_reach(line):
    assert contacts(f"# P\n\n{line}\n\n## Steps\n1. look\n") == []


def test_a_row_without_a_name_that_has_a_number_is_no_blank():
    text = "## Contacts\n\n| Role | Name | Phone | Hours |\n|---|---|---|---|\n"
    text += "| Vendor | — | +1 888 555 0133 | office |\n| Lead | — | — | office |\n"
    assert contacts(text) == [("Vendor", "—", "", False), ("Lead", "—", "", True)]


@pytest.mark.parametrize(
    "table",
    [
        "| Role | Pay |\n|---|---|\n| First on call | 8 hours |\n| Second on call | 4 hours |",
        "| Week | Primary | Backup |\n|---|---|---|\n| Week 1 | Mo | Al |",
        "| 时间段 | 值班人员 | 联系方式 |\n|---|---|---|\n| 周末 | Mo | 555 |",
    ],
)
def test_tables_of_shifts_and_of_pay_name_nobody_to_be_reached(table):
    assert contacts(f"# P\n## Contacts\n{table}\n") == []


def test_a_table_without_a_column_for_it_may_name_somebody():
    text = "# P\n## Contacts\n| Area | Owner |\n|---|---|\n| Shop | Mo Beck |\n"
    assert contacts(text) == [("Shop", "Mo Beck", "", False)]


def test_a_table_of_roles_with_how_to_reach_them_names_whom_to_reach():
    table = "| Role | Duty | Contact |\n|---|---|---|\n| Lead | decides | @lead |\n| Scribe | writes | @scribe |\n"
    assert [role for role, *_ in contacts(f"# P\n## Roles\n{table}")] == ["Lead", "Scribe"]
    assert contacts(f"# P\n## Roles\n{table}".replace("@lead", "TBD").replace("@scribe", "")) == []
    assert contacts("# P\n## Roles\n| Role | Duty |\n|---|---|\n| Lead | decides |\n") == []


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (Contact("Lead", "[NAME]"), True),
        (Contact("Lead", "", "Mo"), False),
        (Contact("Lead", "", "", (("Phone", "+49 30 555 0101"),)), False),
        (Contact("Lead", "", "", (("Phone", "[PHONE]"), ("Team", "Shop"))), True),
    ],
)
def test_whoever_has_no_way_at_all_is_nobody(one, wanted):
    assert is_nobody(one) is wanted


def test_a_line_that_calls_itself_a_contact_is_one_wherever_it_stands():
    text = "# P\n## 5. Ende\n- Notieren\n\n---\n\n**Kontakt Bereitschaft:** a@b.example\n"
    assert contacts(text) == [("Kontakt Bereitschaft", "a@b.example", "", False)]
    assert contacts("# P\n## 5. Ende\nKontakt: die Leitung\n") == []


def test_a_day_is_no_telephone_number_and_a_quote_beside_a_table_names_nobody():
    table = "| Role | Person | Channel |\n|---|---|---|\n| Lead | Mo Beck | phone |\n\n> **To do:** the others\n"
    text = f"# P\n\nOwner: Mo Beck (lead) · reviewed 2031-04-05\n\n## Contacts\n{table}"
    assert [role for role, *_ in contacts(text)] == ["Lead"]


def test_how_soon_and_how_often_is_no_way_to_reach_somebody():
    text = (
        "# P\n## On-call\n- **Response time**: 15 minutes for P1\n- **Rotation**: weekly, on Mondays\n"
        "- **Overlap**: 30-minute talk\n- **Order**: lead → head → board\n- **Lead on call**: #shop-oncall\n"
        "- **Reserve**: Mo Beck, 24/7\n"
    )
    assert [role for role, *_ in contacts(text)] == ["Lead on call", "Reserve"]


def test_a_table_of_roles_with_a_deputy_names_whom_to_reach():
    table = "| Papel | Faz | Titular | Suplente |\n|---|---|---|---|\n| Líder | decide | @ana | @bo |\n"
    assert contacts(f"# P\n## Equipe responsável\n{table}") == [("Líder", "@ana", "@bo", False)]
