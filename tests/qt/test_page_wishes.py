"""What the wishes of a page share, by the real ones."""

import pytest

from incident_desk.qt.page_wishes import PageWishes
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.close()


@pytest.mark.parametrize("name", ["timeline", "doctor", "playbooks"])
def test_a_page_is_made_once_and_is_in_front_while_it_is_shown(whole, name):
    wishes = getattr(whole.controller, name)
    assert isinstance(wishes, PageWishes) and not wishes.is_in_front
    wishes.show()
    assert wishes.is_in_front and whole.window.page == name
    page = wishes.page
    whole.window.show_page("home")
    assert not wishes.is_in_front and wishes.page is page


def test_one_that_makes_no_page_says_so(whole):
    with pytest.raises(NotImplementedError):
        PageWishes(whole.controller.stage, "none").show()
