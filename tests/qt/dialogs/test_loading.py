"""A dialog is loaded when it is first asked for; each name of the package leads to one."""

import pytest

from incident_desk.qt import dialogs


@pytest.mark.parametrize("name", sorted(dialogs._MODULES))
def test_each_name_leads_to_its_class(name):
    assert getattr(dialogs, name).__name__ == name


def test_another_name_is_refused():
    with pytest.raises(AttributeError, match="NoDialog"):
        dialogs.NoDialog  # noqa: B018 - the look-up is what is tested
