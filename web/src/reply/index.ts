/**
 * What the panel and the eligibility page use to show replies, questions and verdicts.
 */
export { Feedback } from "./Feedback";
export type { Asked, OnAnswer } from "./inputs/shared";
export { QuestionInput, type QuestionInputProps } from "./Question";
export { ReplyView, takeAway, type ReplyViewProps } from "./Reply";
export { Sources, webAddress } from "./Sources";
export { Symbol } from "./Symbols";
export { Text } from "./Text";
export { VerdictCard, type VerdictCardProps } from "./Verdict";
export { replyWords } from "./words";
