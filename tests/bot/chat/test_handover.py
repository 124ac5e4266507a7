"""Codes open a conversation once and soon, and are forgotten then."""

import pytest

from bot.chat.handover import TTL_S, Handover
from bot.errors import ConversationNotFound


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_code_opens_once() -> None:
    handover = Handover()
    code = handover.issue("a", secret="s")
    assert handover.redeem(code) == ("a", "s")
    with pytest.raises(ConversationNotFound):
        handover.redeem(code)


def test_code_opens_for_a_minute() -> None:
    clock = Clock()
    handover = Handover(clock=clock)
    early, late = handover.issue("a", secret="s"), handover.issue("a", secret="s")
    clock.now_s = TTL_S - 0.1
    assert handover.redeem(early) == ("a", "s")
    clock.now_s = TTL_S
    with pytest.raises(ConversationNotFound):
        handover.redeem(late)
    assert len(handover) == 0


def test_old_codes_are_forgotten_when_new_ones_are_made() -> None:
    clock = Clock()
    handover = Handover(clock=clock)
    for _ in range(5):
        handover.issue("a", secret="s")
    clock.now_s = TTL_S
    handover.issue("a", secret="s")
    assert len(handover) == 1


def test_no_more_codes_are_remembered_than_a_fixed_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.handover._MAX_CODES", 3)
    handover = Handover()
    codes = [handover.issue(f"{number}", secret="s") for number in range(5)]
    assert len(handover) == 3 and handover.redeem(codes[-1]) == ("4", "s")
    with pytest.raises(ConversationNotFound):
        handover.redeem(codes[0])


def test_codes_of_one_conversation_are_forgotten() -> None:
    handover = Handover()
    gone, kept = handover.issue("a", secret="s"), handover.issue("b", secret="t")
    handover.forget("a")
    assert handover.redeem(kept) == ("b", "t")
    with pytest.raises(ConversationNotFound):
        handover.redeem(gone)
