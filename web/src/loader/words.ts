/**
 * The launcher's own words. They are all here because nothing may be loaded before the first click.
 */
import type { Display } from "../conversation/reply";

export interface LauncherWords {
  name: string;
  ask: string;
  unread: string;
  close: string;
  wait: string;
  late: string;
  again: string;
  tab: string;
  call: string;
}

export const WORDS: Readonly<Record<Display, LauncherWords>> = {
  zh: {
    name: "人才服务助手",
    ask: "在线咨询",
    unread: "{count}条新消息",
    close: "关闭",
    wait: "正在打开…",
    late: "抱歉，咨询窗口没能打开。",
    again: "重试",
    tab: "在新标签页中打开",
    call: "拨打12345市民热线",
  },
  "zh-Hant": {
    name: "人才服務助手",
    ask: "線上諮詢",
    unread: "{count}則新訊息",
    close: "關閉",
    wait: "正在開啟…",
    late: "抱歉，諮詢視窗沒能開啟。",
    again: "重試",
    tab: "在新分頁中開啟",
    call: "撥打12345市民熱線",
  },
  en: {
    name: "Talent Desk",
    ask: "Ask a question",
    unread: "new messages: {count}",
    close: "Close",
    wait: "Opening…",
    late: "Sorry, the chat did not open.",
    again: "Try again",
    tab: "Open it in a new tab",
    call: "Call 12345, the city hotline",
  },
  ja: {
    name: "Talent Desk",
    ask: "質問する",
    unread: "新着メッセージ{count}件",
    close: "閉じる",
    wait: "開いています…",
    late: "申し訳ありません。チャットを開けませんでした。",
    again: "もう一度試す",
    tab: "新しいタブで開く",
    call: "12345（市のホットライン）に電話する",
  },
  ko: {
    name: "Talent Desk",
    ask: "질문하기",
    unread: "새 메시지 {count}개",
    close: "닫기",
    wait: "여는 중입니다…",
    late: "죄송합니다. 상담 창이 열리지 않았습니다.",
    again: "다시 시도",
    tab: "새 탭에서 열기",
    call: "시 상담 전화 12345로 전화하기",
  },
};
