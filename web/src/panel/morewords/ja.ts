/** The words of the privacy notice and of deleting, in Japanese. */
import type { MoreWords } from "./en";

export const words: MoreWords = {
  privacy_title: "個人情報の取り扱い",
  privacy_version: "{date}版",
  privacy_what: "保存する内容",
  privacy_what_text: "メッセージ、回答、評価、条件の確認のために入力された情報と確認の結果、担当者への相談の申し込みです。アカウント登録は不要で、Cookie、広告、第三者によるアクセス解析は使いません。",
  privacy_why: "目的",
  privacy_why_text: "ご質問への回答、条件の確認、担当者によるご案内、回答の改善のためです。",
  privacy_where: "保存する場所",
  privacy_where_text:
    "本サービスのサーバーに保存します。お使いのブラウザには、会話を開くための鍵、未送信のメッセージ、入力中の文章、条件を確認するページでのご回答、選択された言語が保存されます。外部のサービスには送信しません。",
  privacy_long: "保存期間",
  privacy_long_text: "会話は最後のメッセージから{days}日間、確認の結果は{result_days}日間です。その後、自動的に削除します。",
  privacy_who: "閲覧できる人",
  privacy_who_text: "担当者です。会話を開く鍵はお使いのブラウザにしかないため、ほかの人は会話を開けません。確認の結果は、参照番号を知っていれば誰でも開くことができます。",
  privacy_rights: "ご本人の権利",
  privacy_rights_text:
    "いつでも理由を問わず、会話の閲覧・印刷・保存、情報の変更、会話とそれに関わるデータの削除ができます。削除すると同意も撤回されます。条件を確認するページで別に保存した結果は会話に含まれず、保存期間が過ぎると削除されます。",
  privacy_sensitive: "慎重な扱いを要する情報",
  privacy_sensitive_text: "旅券番号、口座番号、健康に関する情報は入力しないでください。給与などの情報は、ご自身が入力した場合に限り保存します。",
  privacy_auto: "自動応答",
  privacy_auto_text: "回答と判定は自動で作成される参考情報です。最終的な判断は主管当局が行います。",

  delete_title: "データを削除",
  delete_text:
    "会話全体（メッセージ、入力された情報、確認の結果、評価、担当者への相談の申し込み）を削除します。元に戻すことはできません。",
  delete_save: "先にテキストで保存",
  delete_confirm: "すべて削除する",
  delete_keep: "削除しない",
  delete_nothing: "会話がないため、削除するデータはありません。",
  delete_busy: "削除しています…",
  delete_failed: "現在、削除できません。もう一度お試しください。",
  delete_done: "データを削除しました",
  delete_receipt: "削除の控え番号",
  delete_at: "削除日時",
  deleted_messages: "メッセージ",
  deleted_checks: "確認のために入力された情報",
  deleted_results: "確認の結果",
  deleted_human_requests: "担当者への相談の申し込み",
  deleted_feedback: "評価",
  deleted_dialogue_events: "対話の記録",
  delete_again: "新しい会話を始める",
};
