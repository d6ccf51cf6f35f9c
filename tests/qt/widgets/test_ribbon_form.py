"""The measures of a ribbon hang together."""

import pytest

from incident_desk.qt.widgets.ribbon_form import RibbonForm


@pytest.mark.parametrize("form", RibbonForm)
def test_name_strip_axis_and_labels_follow_each_other_from_the_top(form):
    build = form.build
    assert build.name_baseline < build.bar_top < build.bar_bottom < build.axis < build.height
    assert build.labels is None or build.axis < build.labels < build.height


def test_only_the_small_forms_have_no_times():
    assert [form for form in RibbonForm if not form.build.is_full] == [RibbonForm.COMPACT, RibbonForm.STRIP]
