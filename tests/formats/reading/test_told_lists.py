"""Lists that only tell."""

import pytest

from incident_desk.formats.reading.told_lists import (
    explains_names,
    gives_orders,
    has_order,
    leads_elsewhere,
    lists_commands,
    tells_bans,
    tells_names,
    tells_places,
)
from tests.formats.reading.pages import block


@pytest.mark.parametrize(
    "text",
    [
        "- Log: `/var/log/shop/`\n- Site: <https://a.example/x>",
        "* **Log:** [here](https://a.example)\n* **Channel:** #shop",
        "- Logs:\n  - `one.log`\n  - `two.log`\n- Site: www.a.example",
        "* https://a.example/one\n* <https://a.example/two>",
    ],
)
def test_places(text):
    assert tells_places(block(text))


@pytest.mark.parametrize(
    "text",
    [
        "1. Log: `/var/log/`\n2. Site: `/x`",
        "- Restart: `systemctl restart shop.service`\n- Look: `/var/log/`",
        "- Check: `/var/log/`\n- Open: `/x`",
        "- Log: keep `/var/log/`\n- Site: `/x`",
        "- Log: `/var/log/`",
    ],
)
def test_what_is_done_there_is_no_place(text):
    assert not tells_places(block(text))


@pytest.mark.parametrize(
    "text", ["- Fire\n- Data lost", "- **Fire**\n- Power of one room lost", "* Brand\n* Ausfall"]
)
def test_names(text):
    assert tells_names(block(text))


@pytest.mark.parametrize(
    "text",
    [
        "1. Fire\n2. Data lost",
        "- Fire: leave",
        "- Restart it\n- Fire",
        "- Fire\n  - leave",
        "- Run `ls`",
        "- We lost all of it today",
    ],
)
def test_what_asks_for_something_is_no_name(text):
    assert not tells_names(block(text))


def test_bullets_that_lead_elsewhere():
    assert leads_elsewhere(block("- Lost: [see](#lost)\n- Found: [see](#found)"))
    assert not leads_elsewhere(block("1. Look ([how](#how))"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. **Data loss**: the data of the shop is damaged.\n2. **Fire**: the room burns.\n", True),
        ("- **Data loss**: the data is damaged.\n- **Fire**: call the firemen\n", False),
        ("- **Check the data**: it may be damaged.\n- **Fire**: the room burns.\n", False),
        ("- **Data loss**\n- **Fire**\n", False),
        ("- **Data loss**: the data is damaged.\n", False),
    ],
)
def test_items_that_only_explain_a_name(text, wanted):
    assert explains_names(block(text)) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- `cf delete-key a b`\n- `cf create-key a b`\n- Change the page\n", True),
        ("- `cf delete-key a b`\n- Change the page\n", False),
        ("- Look at `kubectl get pods`\n- Look at `kubectl get nodes`\n", False),
        ("- `SHOP_KEY`\n- `SHOP_SECRET`\n", False),
    ],
)
def test_items_that_are_commands(text, wanted):
    assert lists_commands(block(text)) is wanted


def test_a_name_may_have_a_line_to_write_on_behind_it():
    assert tells_names(block("- Data lost\n- Fire\n- Others: ________\n"))
    assert not tells_names(block("- Data lost\n- Call: ________ and wait\n- Run `ls`"))


def test_what_must_never_be_done():
    assert tells_bans(block("- ❌ Change it in production\n- ❌ Blame somebody\n"))
    assert not tells_bans(block("- ❌ Change it in production\n- Look\n"))
    assert not tells_bans(block("1. ❌ Change it in production\n"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- Confirm the version\n- Check the backup\n", True), ("- Confirm the version\n- The backup\n", False),
        ("- Confirm the version\n", False), ("Confirm the version\n", False),
    ],
)  # fmt: skip
def test_bullets_that_are_orders(text, wanted):
    assert gives_orders(block(text)) is wanted


def test_an_item_that_is_an_order():
    assert has_order(block("1. The disk is full\n2. Check the disk\n"))
    assert not has_order(block("1. The disk is full\n2. The worker died\n"))
