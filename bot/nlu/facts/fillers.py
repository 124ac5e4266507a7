"""Lists words that add nothing to an answer: "I am", 大概, です, 정도. Folded text, longest first.

Never lists a word that could make an answer a question or give it another subject.
"""

import re

from knowledge import han

_ZH = """
我是 我 是 有 没有 在 的 了 呢 吧 啊 哦 嗯 今年 现在 目前 已经 刚 大概 大约 差不多 左右 上下 约 就 只 才 也 都
和 跟 及 从 来自 来 国籍 人 工作 上班 公司 之间 对 不对 不是 说错了 打错了 写错了 填错了 记错了
弄错了 搞错了 看错了 纠正 抱歉 不好意思 才 其实 更正 一下 共 总共 一共 个 满 正好 不到
超过 至少 不足 最多 不止 具体 记得 不记得 不清楚 应该 做 职业 结婚 孩子 小孩 子女
上海 中国 国内 一直 口误 手误 输错了 打错 说错 平均分 平均成绩 成绩 分 占股 持股 股份 投资 投了 稳定 学时 课时 小时 团队
全年 整年 都在 一直在 待满
"""
_EN = """
i'm i im am my it it's its is the a an of in at with and have has got about around approximately approx
currently now well ok okay so sorry actually from as for only just maybe sure hmm um roughly almost nearly or
yes yeah not no meant mean but working work based live living least most more less than over under below up to
citizen national nationality total exactly between years year say think would be that's office city employer job
wrong bad all round ago full row straight passed correction make rather wait oh oops typo mistake mistyped made should
be whole months shanghai china hours hrs
"""
_JA = """
です ます でした ました だ は が の で に を と も から よ ね はい いえ いいえ いや 今年 現在 今 ちょうど だいたい
およそ 約 くらい ぐらい ほど 程度 前後 正確に 来 出身 人 働い 勤務 してい して い さん すみません かな
間違えました 間違いました 間違えて 間違いで 間違い 訂正します 訂正 失礼しました 失礼 正しく
じゃなくて ではなく 間 少なくとも 最低 あります っす なんです になり なり ほぼ 通年 やっ おり 続け ずっと 続い 区
回 点 位 級 目 パーセント 割 平均 平均点 持ち分 講習 時間 額面 税込 税引前 結婚 子ども 子供 チーム 満 世界
間違えた 間違った 間違って ごめんなさい ごめん 打ち間違い ミス
"""
_KO = """
입니다 이에요 예요 이예요 이요 에요 요 임다 임 은 는 이 가 을 를 도 에서 에 의 저 제 저는 현재 지금 올해 약 대략
정도 쯤 네 아니고 아니요 아니 사람 국적 출신 왔어요 일해 해 정확히 으로 로 사이 근무 직장 회사 살고 있어
아니라 오타 오타예요 다시 죄송해요 죄송합니다 미안해요 정정합니다 정정할게요 잘못 아까 사실은 실은 네요
남았어요 남았습니다 남음 평균 성적 성적은 자녀 아이 있어요 돼요 됩니다 번도 지분 결혼한 결혼 지
있습니다 합니다 됐어 최소 적어도 만 상하이 상해 중국 계속 쭉 내내
실수예요 실수 실수했어요 말했어요 말했네요 썼어요 썼네요 적었어요 틀렸어요 틀렸네요
"""


def _either(*lists: str) -> str:
    return "|".join(
        sorted((re.escape(han.fold(word)) for text in lists for word in text.split()), key=len, reverse=True)
    )


# "한 6년쯤", "아 41이요", "あ、46です"; elsewhere they are part of a word.
_ALONE = han.fold(
    r"(?<![가-힣])(?:한(?=\s)|아(?=[\s,])|애(?=\s))|(?<![\u3040-\u9fff])[あえ][っー]?(?=[、,.。…!\s]|間違)"
)
FILLER = re.compile(rf"{_either(_ZH, _JA, _KO)}|{_ALONE}|(?<![a-z])(?:{_either(_EN)})(?![a-z'])")
