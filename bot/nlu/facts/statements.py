"""Decides whether words about a person are stated of the visitor, or only asked, imagined, required or denied.

Never looks for facts itself. How it decides, in this order, clause by clause:

1. A clause that imagines ("if I earned", 如果我…, もし…) states nothing, nor does what follows in its sentence
   until the visitor speaks of himself or herself again.
2. The subject is the last of "I, my, 我, 私, 저는" and "my wife, 太太, 夫, 아내, she" before the fact; a clause
   without either keeps the subject of the clause before. What is said of others is not a fact.
3. Words of requirement between subject and fact or right after the fact (需要, must, 必要, 이상이어야) and words
   of wish (want, 想, たい) make it no statement.
4. A question states only what follows a first-person word of its own ("我35岁可以吗", "is my PhD enough"), and
   not after "can I", "do I", 能, 可以; but "am I category B with a master's" does.
5. A clause with no subject at all is an answer ("34歳です", "5 years in software") unless it talks of policy
   (permit, 申请, A類, 外国人). A bare word ("Japan", "博士") needs a message that is nothing but an answer.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.nlu.facts import wording
from bot.nlu.facts.fillers import FILLER
from bot.nlu.facts.model import Fact
from knowledge import han

Subject = Literal["self", "other"]

_CUT = re.compile(
    han.fold(
        r"[!?。;…\n]+|(?<![a-z.][a-z])(?<!\.[a-z]\.)(?<!ph)\.(?=\s|$)|,(?!\d{3}(?!\d))|、(?!\d)|[()「」]|\s[-:]+\s"
        r"|\s(?:and|but|so|because|while|or)\s(?=(?:i|i'm|im|i've|my|she|he|we|they|can|could|do|does|am|is|are"
        r"|what|how|would|will)\b)"
        r"|\s(?=(?:can|could|do|am|would|will|should|is that|is it|what|how) (?:i|we|enough)\b)"
        r"|(?:です|ます|した|だ)が|(?:です|ます|[したるいだ])(?:けど|けれども?|ので|し)|なので|だけど|[^。]で、"
        r"|(?:です|ます|でした|ました)(?![かがけのしよね。])"
        r"|(?:인데|는데|은데|지만|니까|[이하되]고|이며|니다|[에예어아해]요)(?=[\s.,]|$)"
        r"|(?=이면,?\s(?:저[는도]?|제가|나[는도]?|내가|전|난)\s)"
        r"|\s(?=(?:能|可以|可不可以|怎|请问|想|是否|有没有)|我(?:能|可以|想))"
    )
)
_SENTENCE_END = re.compile(r"[!?。;…\n]|\.\s*$")
_MODAL = re.compile(han.fold(r"能|可以|可否|会|该|用|凭|靠|算"))
# What is agreed or planned is as good as done for these, and for the last two also what is wished.
_PLANNED_TOO = frozenset({"annual_salary_cny", "foreign_salary", "team_size", "work_place", "occupation"})
_WISHED_TOO = frozenset({"work_place", "occupation"})
_OF_OTHERS_TOO = frozenset({"team_size", "employer_recommends", "company_registered"})


_WITH = re.compile(r"(?<![a-z])with(?![a-z])")
_LOOK_BACK, _LOOK_AHEAD = 120, 60  # characters of its clause that can bear on a fact


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the message; `inherited` is the subject that the clauses before it leave behind."""

    start: int
    end: int
    question: bool
    imagined: bool
    inherited: Subject | None


def split_clauses(folded: str) -> tuple[Clause, ...]:
    """Return the clauses of a folded text, covering it without gaps.

    >>> [(c.start, c.end, c.question) for c in split_clauses("我35岁,硕士,能申请吗?")]
    [(0, 5, False), (5, 8, False), (8, 13, True)]
    """
    clauses: list[Clause] = []
    subject: Subject | None = None
    imagining = False
    start = 0
    for end in [*(match.end() for match in _CUT.finditer(folded)), len(folded)]:
        if end <= start:
            continue
        text = folded[start:end]
        imagining = bool(wording.IMAGINED.search(text)) or (imagining and not wording.SELF.search(text))
        question = bool(wording.QUESTION.search(text))
        clauses.append(Clause(start, end, question=question, imagined=imagining, inherited=subject))
        subject = _last_cue(text)[0] or subject
        imagining = imagining and not _SENTENCE_END.search(text)
        start = end
    return tuple(clauses)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = deque(pattern.finditer(text), maxlen=1)
    return last[0] if last else None


def _last_cue(text: str) -> tuple[Subject | None, re.Match[str] | None]:
    self_cue = _last(wording.SELF, text)
    other_cue = _last(wording.OTHER, text)
    if self_cue and (not other_cue or other_cue.start() < self_cue.start()):
        return "self", self_cue
    return ("other", other_cue) if other_cue else (None, None)


def states(folded: str, clauses: Sequence[Clause], fact: Fact) -> bool:
    """Tell whether the text states `fact` of the visitor, by the rules above; a denial is not looked at."""
    clause = _clause_at(clauses, fact.start)
    before = folded[max(clause.start, fact.start - _LOOK_BACK) : fact.start]
    after = folded[fact.end : max(min(clause.end, fact.end + _LOOK_AHEAD), fact.end)]
    subject, cue = _last_cue(before)
    if clause.imagined:
        return False
    if (subject or clause.inherited) == "other" or re.match(rf"\s?[的の]\s?(?:{wording.OTHER.pattern})", after):
        return fact.name in _OF_OTHERS_TOO
    between = before[cue.end() :] if cue else before
    if wording.REQUIRED_BEFORE.search(between) or wording.REQUIRED_AFTER.search(after):
        return False
    wished = wording.WISHED_BEFORE.search(between) or wording.WISHED_AFTER.search(after)
    planned = wording.PLANNED_BEFORE.search(between) or wording.PLANNED_AFTER.search(after)
    planned = planned or (fact.name == "age" and wording.BECOMING_AFTER.search(after))
    if (wished and fact.name not in _WISHED_TOO) or (planned and fact.name not in _PLANNED_TOO):
        return False
    if clause.question and cue is not None and cue["asked"] == "am " and _WITH.search(between):
        return True
    if clause.question:
        return cue is not None and not cue["asked"] and not (_MODAL.search(between) or wording.ASKING.search(between))
    if subject or clause.inherited or fact.strength == "own":
        return True
    rest = before + " " + after
    return not wording.POLICY.search(rest)


def _clause_at(clauses: Sequence[Clause], place: int) -> Clause:
    return clauses[bisect_right(clauses, place, key=lambda clause: clause.start) - 1]


def denied(folded: str, clauses: Sequence[Clause], *, start: int, end: int) -> bool:
    """Tell whether what stands at `start` to `end` is said not to be so.

    >>> text = "45歳ではなく41歳"
    >>> [denied(text, split_clauses(text), start=s, end=s + 3) for s in (0, 7)]
    [True, False]
    """
    clause = _clause_at(clauses, start)
    before, after = folded[max(clause.start, start - _LOOK_BACK) : start], folded[end : end + 16]
    return bool(wording.NOT_BEFORE.search(before) or wording.NOT_AFTER.match(after))


def is_only_an_answer(folded: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether nothing but filler words and punctuation is left of the text outside `spans`.

    >>> is_only_an_answer("i'm from japan.", [(9, 14)]), is_only_an_answer("japan visa", [(0, 5)])
    (True, False)
    """
    if wording.QUESTION.search(folded):
        return False
    rest = list(folded)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    return not re.search(r"\w", FILLER.sub(" ", "".join(rest)))
