"""What the options of the ways out name is there."""

import pytest

from incident_desk.cli.sharing_arguments import MAIL_DRAFT, PRINT, SHARE
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.services.handing_out import ENDINGS


def options(command, name):
    return next(one.options for one in command.arguments if name in one.names)


@pytest.mark.parametrize("command", [SHARE, MAIL_DRAFT, PRINT])
def test_every_audience_is_named_and_each_has_the_same_words_of_its_readers(command):
    assert options(command, "--audience")["choices"] == tuple(one.value for one in Audience)
    names = {name for one in command.arguments for name in one.names}
    assert {"--keep", "--hide", "--section", "--customer"} <= names


def test_every_format_that_can_be_shared_is_one_of_the_report():
    assert {f".{one}" for one in options(SHARE, "--format")["choices"]} <= set(ENDINGS)
