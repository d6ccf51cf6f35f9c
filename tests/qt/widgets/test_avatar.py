"""A person, the person at the desk, someone not joined, and nobody are told apart."""

import pytest

from incident_desk.qt.widgets.avatar import Avatar, AvatarModel

MODELS = (
    AvatarModel("MK", "Maya Kern", is_me=True),
    AvatarModel("RO", "Rita Ott"),
    AvatarModel("RO", "Rita Ott", joined=False),
    AvatarModel(),
)


def test_all_four_look_different(shot, each_theme, all_differ):
    assert all_differ([shot(Avatar(each_theme, model)) for model in MODELS])


@pytest.mark.parametrize(
    ("model", "words"),
    list(zip(MODELS, ["Maya Kern", "Rita Ott", "Rita Ott, not joined", "nobody yet"], strict=True)),
)
def test_the_name_is_read_and_an_empty_role_is_never_silent(themes, model, words):
    assert Avatar(themes, model).accessibleDescription() == words
