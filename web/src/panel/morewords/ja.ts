/** The words of the privacy notice and of deleting, in Japanese. */
import type { MoreWords } from "./en";

export const words: MoreWords = {
  privacy_title: "個人情報の取り扱い",
  privacy_version: "{date}版",
  privacy_what: "保存する内容",
  privacy_what_text:
    "メッセージ、回答、評価、条件の確認のためにいただいた情報とその結果、担当者への相談の申し込みです。アカウント登録、Cookie、広告、第三者による解析はありません。",
  privacy_why: "目的",
  privacy_why_text: "ご質問への回答、条件の確認、担当者によるご案内、回答の改善のためです。",
  privacy_where: "保存する場所",
  privacy_where_text:
    "本サービスのサーバーに保存します。ブラウザには、会話を開くための鍵、未送信のメッセージ、選択された言語が保存されます。外部のサービスには送信しません。",
  privacy_long: "保存期間",
  privacy_long_text: "会話は最後のメッセージから{days}日間、確認の結果は{result_days}日間です。その後、自動的に削除します。",
  privacy_who: "閲覧できる人",
  privacy_who_text: "窓口の職員です。鍵はお使いのブラウザにしかないため、ほかの人がインターネット上で読むことはできません。",
  privacy_rights: "ご本人の権利",
  privacy_rights_text:
    "いつでも理由を問わず、会話の閲覧・印刷・保存、情報の変更、すべての削除ができます。削除によって同意を撤回することもできます。",
  privacy_sensitive: "慎重な扱いを要する情報",
  privacy_sensitive_text:
    "旅券番号、口座番号、健康に関する情報は入力しないでください。給与などの情報は、ご自身が入力された場合に限り保存します。",
  privacy_auto: "自動応答",
  privacy_auto_text: "回答と判定は自動で作成される参考情報で、何かを決定するものではありません。最終的な判断は主管当局が行います。",

  delete_title: "データを削除",
  delete_text:
    "会話全体（メッセージ、入力された情報、確認の結果、評価、担当者への相談の申し込み）を削除します。元に戻すことはできません。",
  delete_save: "先にテキストで保存",
  delete_confirm: "すべて削除する",
  delete_keep: "削除しない",
  delete_nothing: "会話がないため、保存されているデータはありません。",
  delete_busy: "削除しています…",
  delete_failed: "現在削除できません。もう一度お試しください。",
  delete_done: "データを削除しました",
  delete_receipt: "受領番号",
  delete_at: "削除日時",
  deleted_messages: "メッセージ",
  deleted_checks: "確認のための情報",
  deleted_results: "確認の結果",
  deleted_human_requests: "担当者への相談",
  deleted_feedback: "評価",
  deleted_dialogue_events: "対話の記録",
  delete_again: "新しい会話を始める",
};
