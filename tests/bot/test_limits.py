"""A key may send so many messages in any sixty seconds."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import TooManyMessages
from bot.limits import RateLimit


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limit(clock: Clock) -> RateLimit:
    return RateLimit(per_minute=2, clock=clock)


def test_message_over_the_limit_is_refused_with_the_time_to_wait(limit: RateLimit, clock: Clock) -> None:
    limit.take("a")
    clock.now_s += 20
    limit.take("a")
    with pytest.raises(TooManyMessages) as caught:
        limit.take("a")
    assert caught.value.retry_after_s == 40


def test_waiting_as_told_is_enough(limit: RateLimit, clock: Clock) -> None:
    limit.take("a")
    limit.take("a")
    with pytest.raises(TooManyMessages) as caught:
        limit.take("a")
    clock.now_s += caught.value.retry_after_s
    assert limit.take("a") is None


def test_refused_message_does_not_lengthen_the_wait(limit: RateLimit, clock: Clock) -> None:
    limit.take("a")
    limit.take("a")
    clock.now_s += 59
    with pytest.raises(TooManyMessages):
        limit.take("a")
    clock.now_s += 1
    assert limit.take("a") is None


def test_wait_is_at_least_a_second(limit: RateLimit, clock: Clock) -> None:
    limit.take("a")
    limit.take("a")
    clock.now_s += 59.9
    with pytest.raises(TooManyMessages) as caught:
        limit.take("a")
    assert caught.value.retry_after_s == 1


def test_key_unused_for_a_minute_is_forgotten_when_another_comes(limit: RateLimit, clock: Clock) -> None:
    limit.take("a")
    clock.now_s += 30
    limit.take("b")
    limit.take("a")
    clock.now_s += 59
    limit.take("c")
    assert len(limit) == 3
    clock.now_s += 1
    limit.take("c")
    assert len(limit) == 1


def test_key_unused_for_a_minute_is_forgotten_though_nobody_comes(limit: RateLimit, clock: Clock) -> None:
    limit.take("a")
    clock.now_s += 60
    limit.forget_old()
    assert len(limit) == 0


def test_refused_key_is_forgotten_a_minute_after_its_last_event(limit: RateLimit, clock: Clock) -> None:
    limit.take("a")
    limit.take("a")
    clock.now_s += 59
    with pytest.raises(TooManyMessages):
        limit.take("a")
    clock.now_s += 1
    limit.forget_old()
    assert len(limit) == 0


def test_many_keys_within_a_minute_stay_within_bounds(clock: Clock) -> None:
    limit = RateLimit(per_minute=1, max_keys=100, clock=clock)
    for number in range(1000):
        limit.take(f"key-{number}")
    assert len(limit) == 100
    with pytest.raises(TooManyMessages):
        limit.take("key-999")
    assert limit.take("key-0") is None


def test_threads_count_together() -> None:
    limit = RateLimit(per_minute=50, clock=lambda: 1000.0)

    def take(_: int) -> bool:
        try:
            limit.take("a")
        except TooManyMessages:
            return False
        return True

    with ThreadPoolExecutor(max_workers=8) as threads:
        assert sum(threads.map(take, range(400))) == 50


def test_keys_do_not_share_a_limit(limit: RateLimit) -> None:
    limit.take("a")
    limit.take("a")
    assert limit.take("b") is None


def test_what_was_given_back_may_be_taken_again() -> None:
    limit = RateLimit(per_minute=1)
    for _ in range(3):
        limit.take("a")
        limit.give_back("a")
    assert len(limit) == 0
    limit.give_back("nobody")
    limit.take("a")
    with pytest.raises(TooManyMessages):
        limit.take("a")
