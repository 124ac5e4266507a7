/** The words of the privacy notice and of deleting, in Korean. */
import type { MoreWords } from "./en";

export const words: MoreWords = {
  privacy_title: "개인정보 안내",
  privacy_version: "{date}판",
  privacy_what: "저장하는 내용",
  privacy_what_text: "메시지, 답변, 평가, 조건 확인을 위해 알려 주신 정보와 그 결과, 상담 요청입니다. 계정, 쿠키, 광고, 제삼자의 이용 분석은 없습니다.",
  privacy_why: "목적",
  privacy_why_text: "질문에 답하고, 조건을 확인하고, 상담원이 도와 드리고, 답변을 개선하기 위해서입니다.",
  privacy_where: "저장하는 곳",
  privacy_where_text:
    "이 서비스의 서버에 저장합니다. 사용하시는 브라우저에는 대화를 여는 열쇠, 아직 보내지 않은 메시지, 입력 중인 글, 자격 확인 페이지의 답변, 선택하신 언어가 저장됩니다. 외부 서비스로는 보내지 않습니다.",
  privacy_long: "보관 기간",
  privacy_long_text: "대화는 마지막 메시지로부터 {days}일, 확인 결과는 {result_days}일 동안입니다. 그 뒤 자동으로 삭제됩니다.",
  privacy_who: "볼 수 있는 사람",
  privacy_who_text: "상담원입니다. 대화를 여는 열쇠는 사용하시는 브라우저에만 있으므로 다른 사람은 대화를 열 수 없습니다. 확인 결과는 참조 번호를 아는 사람이면 누구나 열 수 있습니다.",
  privacy_rights: "이용자의 권리",
  privacy_rights_text:
    "언제든지 이유를 밝히지 않고 대화를 보고 인쇄하고 저장하며, 정보를 수정하고, 대화와 이에 딸린 데이터를 삭제하실 수 있습니다. 삭제하시면 동의도 철회됩니다. 자격 확인 페이지에서 따로 보관하신 결과는 대화에 포함되지 않으며 보관 기간이 지나면 삭제됩니다.",
  privacy_sensitive: "민감한 정보",
  privacy_sensitive_text: "여권 번호, 계좌 번호, 건강에 관한 내용은 입력하지 마십시오. 급여 같은 정보는 직접 알려 주신 경우에만 저장합니다.",
  privacy_auto: "자동 응답",
  privacy_auto_text: "답변과 판정은 자동으로 만들어지는 참고 자료입니다. 최종 결정은 관할 기관이 합니다.",

  delete_title: "내 데이터 삭제",
  delete_text: "대화 전체가 삭제됩니다. 메시지, 알려 주신 정보, 확인 결과, 평가, 상담 요청이 포함되며 되돌릴 수 없습니다.",
  delete_save: "먼저 텍스트로 저장",
  delete_confirm: "모두 삭제",
  delete_keep: "삭제하지 않기",
  delete_nothing: "대화가 없으므로 삭제할 데이터가 없습니다.",
  delete_busy: "삭제하는 중입니다…",
  delete_failed: "지금은 삭제할 수 없습니다. 다시 시도해 주십시오.",
  delete_done: "데이터를 삭제했습니다",
  delete_receipt: "삭제 확인 번호",
  delete_at: "삭제 일시",
  deleted_messages: "메시지",
  deleted_checks: "확인을 위해 알려 주신 정보",
  deleted_results: "확인 결과",
  deleted_human_requests: "상담 요청",
  deleted_feedback: "평가",
  deleted_dialogue_events: "대화 기록",
  delete_again: "새 대화 시작",
};
