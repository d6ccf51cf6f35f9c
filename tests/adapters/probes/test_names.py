"""Names become addresses, and names that hang starve nobody."""

import asyncio
import socket
from threading import Event

import pytest

from incident_desk.adapters.probes.names import Address, Names, look_up, numeric

HERE = Address("127.0.0.1", socket.AF_INET)


def test_an_address_needs_no_look_up():
    def never(host):
        raise AssertionError(host)

    names = Names(never)
    assert asyncio.run(names.resolve("127.0.0.1")) == [HERE]
    assert asyncio.run(names.resolve("::1")) == [Address("::1", socket.AF_INET6)]


def test_the_systems_resolver_knows_localhost():
    assert HERE in look_up("localhost") or Address("::1", socket.AF_INET6) in look_up("localhost")


def test_there_is_one_look_up_in_flight_for_one_name():
    asked, go_on = [], Event()

    def slow(host):
        asked.append(host)
        go_on.wait(10)
        return [HERE]

    async def both():
        names = Names(slow)
        first, second = (
            asyncio.ensure_future(names.resolve("a.test")),
            asyncio.ensure_future(names.resolve("a.test")),
        )
        await asyncio.sleep(0)
        go_on.set()
        return await asyncio.gather(first, second)

    assert asyncio.run(both()) == [[HERE], [HERE]]
    assert asked == ["a.test"]


def test_dead_names_do_not_starve_living_ones():
    never = Event()

    def sometimes(host):
        if host.startswith("dead"):
            never.wait(20)
        return [HERE]

    async def all_of_them():
        names = Names(sometimes)
        dead = [asyncio.ensure_future(_given_up(names, f"dead-{n}.test")) for n in range(40) for _ in range(3)]
        await asyncio.sleep(0)
        async with asyncio.timeout(5):
            living = [await names.resolve(f"living-{n}.test") for n in range(100)]
        outcomes = await asyncio.gather(*dead)
        never.set()
        names.close()
        return living, outcomes

    living, outcomes = asyncio.run(all_of_them())
    assert living == [[HERE]] * 100
    assert set(outcomes) == {"given up"}


async def _given_up(names, host):
    try:
        async with asyncio.timeout(0.3):
            await names.resolve(host)
    except TimeoutError:
        return "given up"


def test_a_failed_look_up_is_forgotten_and_asked_again():
    answers = iter([socket.gaierror(-2, "unknown"), [HERE]])

    def once(host):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def twice():
        names = Names(once)
        with pytest.raises(socket.gaierror):
            await names.resolve("a.test")
        return await names.resolve("a.test")

    assert asyncio.run(twice()) == [HERE]


@pytest.mark.parametrize(
    ("ip", "is_link_local"),
    [("169.254.169.254", True), ("fe80::1%eth0", True), ("::ffff:169.254.1.1", True), ("fd00:ec2::254", True)]
    + [("127.0.0.1", False), ("10.0.0.1", False), ("::1", False), ("2001:db8::1", False)],
)
def test_link_local_addresses_are_known(ip, is_link_local):
    assert Address(ip, socket.AF_INET6).is_link_local is is_link_local


def test_a_name_is_no_number():
    assert numeric("example.org") is None
