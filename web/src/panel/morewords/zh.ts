/** The words of the privacy notice and of deleting, in Chinese. */
import type { MoreWords } from "./en";

export const words: MoreWords = {
  privacy_title: "隐私说明",
  privacy_version: "{date}版",
  privacy_what: "保存的内容",
  privacy_what_text:
    "您的消息、得到的回答、您的评价、核对条件时提供的信息及其结果，以及人工咨询请求。无需注册账号，不使用Cookie，没有广告，也没有第三方统计。",
  privacy_why: "用途",
  privacy_why_text: "回答您的问题、核对您可能符合的条件、提供人工帮助，并改进回答。",
  privacy_where: "保存在哪里",
  privacy_where_text:
    "保存在本服务的服务器上。您的浏览器保存打开对话的密钥、尚未发出的消息，以及您选择的语言。不会发送给外部服务。",
  privacy_long: "保存期限",
  privacy_long_text: "对话：最后一条消息后{days}天。核对结果：{result_days}天。到期自动删除。",
  privacy_who: "谁能看到",
  privacy_who_text: "工作人员。网络上的其他人无法查看：密钥只在您的浏览器中。",
  privacy_rights: "您的权利",
  privacy_rights_text: "您可以随时查看、打印、保存对话，更改任何一项信息，或全部删除，无需说明理由。删除即视为撤回同意。",
  privacy_sensitive: "敏感信息",
  privacy_sensitive_text: "请勿输入护照号码、银行账号或健康状况。工资收入等信息只有在您主动提供时才会保存。",
  privacy_auto: "自动应答",
  privacy_auto_text: "回答和核对结果由系统自动生成，仅供参考，不构成任何决定；以主管部门的决定为准。",

  delete_title: "删除我的数据",
  delete_text: "将删除整个对话：消息、提供的信息、核对结果、评价和人工咨询请求。删除后无法恢复。",
  delete_save: "先保存为文本",
  delete_confirm: "全部删除",
  delete_keep: "保留",
  delete_nothing: "目前没有对话，也没有保存任何数据。",
  delete_busy: "正在删除…",
  delete_failed: "暂时未能删除，请重试。",
  delete_done: "您的数据已删除",
  delete_receipt: "回执编号",
  delete_at: "删除时间",
  deleted_messages: "消息",
  deleted_checks: "核对信息",
  deleted_results: "核对结果",
  deleted_human_requests: "人工咨询请求",
  deleted_feedback: "评价",
  deleted_dialogue_events: "对话记录",
  delete_again: "开始新的对话",
};
