/** The words of the privacy notice and of deleting, in English. */
export const words = {
  privacy_title: "Privacy",
  privacy_version: "Version of {date}",
  privacy_what: "What is kept",
  privacy_what_text:
    "Your messages, the answers, your ratings, the facts you give for a check, its results, and requests for a person. No account, no cookie, no advertising, no analytics by others.",
  privacy_why: "What for",
  privacy_why_text: "To answer you, to check what you may qualify for, to help you in person, and to improve the answers.",
  privacy_where: "Where",
  privacy_where_text:
    "On the servers of this service. Your browser keeps the key to your conversation, messages not sent yet, what you are typing, your answers on the eligibility page, and the language if you chose one. Nothing goes to an outside service.",
  privacy_long: "How long",
  privacy_long_text:
    "Conversations: {days} days after the last message. Results of checks: {result_days} days. After that they are deleted automatically.",
  privacy_who: "Who can read it",
  privacy_who_text:
    "Helpdesk staff. Nobody else can open the conversation, because only your browser has the key. The result of a check can be opened by anyone who has its reference.",
  privacy_rights: "Your choice",
  privacy_rights_text:
    "At any time, without giving a reason, you can read, print and save the conversation, change any fact, and delete it with everything that belongs to it. Deleting also withdraws your consent. Results that you kept on the eligibility page are separate from it and are deleted when their time is over.",
  privacy_sensitive: "Sensitive facts",
  privacy_sensitive_text:
    "Please never type passport or bank account numbers, or details of your health. Facts such as your pay are kept only if you give them.",
  privacy_auto: "Automatic answers",
  privacy_auto_text: "Answers and verdicts are produced automatically and are guidance only. The authority decides.",

  delete_title: "Delete my data",
  delete_text:
    "The whole conversation will be deleted: messages, facts, results of checks, ratings and requests for a person. This cannot be undone.",
  delete_save: "Save as text first",
  delete_confirm: "Delete everything",
  delete_keep: "Keep it",
  delete_nothing: "There is no conversation, so there is nothing to delete.",
  delete_busy: "Deleting…",
  delete_failed: "Nothing could be deleted just now. Please try again.",
  delete_done: "Your data has been deleted",
  delete_receipt: "Receipt",
  delete_at: "Deleted",
  deleted_messages: "Messages",
  deleted_checks: "Facts given for checks",
  deleted_results: "Results of checks",
  deleted_human_requests: "Requests for a person",
  deleted_feedback: "Ratings",
  deleted_dialogue_events: "Records of the dialogue",
  delete_again: "Start a new conversation",
};

/** Every language has all of these. */
export type MoreWords = Record<keyof typeof words, string>;
