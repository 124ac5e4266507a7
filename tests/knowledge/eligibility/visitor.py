"""A visitor who answers in the chat: what is typed or chosen, and what the dialogue finds in it.

Never decides what is asked.
"""

from typing import Any

from actions.turn import Turn
from actions.words import Words
from bot.nlu.facts.extraction import extract
from knowledge.eligibility.model import Fact

_UNITS = {
    "years": {"zh": "年", "en": " years", "ja": "年", "ko": "년"},
    "months": {"zh": "个月", "en": " months", "ja": "か月", "ko": "개월"},
    "days": {"zh": "天", "en": " days", "ja": "日", "ko": "일"},
    "CNY": {"zh": "元", "en": " yuan", "ja": "元", "ko": "위안"},
    "USD": {"zh": "美元", "en": " US dollars", "ja": "米ドル", "ko": "달러"},
}
_AGE = {"zh": "岁", "en": " years old", "ja": "歳", "ko": "세"}
COUNTRIES = {
    "JP": {"zh": "日本", "en": "Japan", "ja": "日本", "ko": "일본"},
    "KR": {"zh": "韩国", "en": "South Korea", "ja": "韓国", "ko": "한국"},
    "DE": {"zh": "德国", "en": "Germany", "ja": "ドイツ", "ko": "독일"},
}


def said(fact: Fact, value: Any, language: str, words: Words) -> str:
    """Return how a visitor says a value when asked for it: as the button, or as the number with its unit."""
    match fact.type:
        case "boolean":
            return words.say("answer_yes" if value else "answer_no", language)
        case "choice":
            return next(option.label[language] for option in fact.options if option.id == value)
        case "country":
            return COUNTRIES[str(value)][language]
        case "date":
            return str(value)
        case _:
            units = _AGE if fact.id == "age" else _UNITS.get(fact.unit or "", {})
            return f"{value:,}{units.get(language, '')}"


def message(text: str, language: str, *, intent: str = "inform", programmes: tuple[str, ...] = ()) -> Turn:
    """Return the turn of a message, with the facts that the dialogue's own finders see in it."""
    entities = tuple(
        {"entity": found.name, "value": found.value, "start": found.start, "end": found.end, **found.extra}
        for found in extract(text, language)
    )
    return Turn(text, language, intent, programmes=programmes, aspects=(), topic=None, facts=entities)
