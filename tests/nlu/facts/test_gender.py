"""Whether the person is a woman or a man."""

import pytest

from bot.nlu.facts.extraction import extract


def gender(text: str) -> object:
    return next((fact.value for fact in extract(text) if fact.name == "gender"), None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("37살 여자인데 지원 대상이 되나요?", "female"),
        ("저는 남자예요", "male"),
        ("I'm a 36 year old man", "male"),
        ("我是女的，36岁", "female"),
        ("35歳の女性です", "female"),
    ],
)
def test_gender_is_heard(text: str, said: str) -> None:
    assert gender(text) == said


@pytest.mark.parametrize(
    "text", ["여자친구가 있어요", "我女朋友是中国人", "my wife is a woman", "女性の上司がいます", "manager"]
)
def test_others_and_longer_words_are_not_the_visitor(text: str) -> None:
    assert gender(text) is None
