/**
 * What the panel uses to show replies. Questions and verdicts are not here, so that it fetches them when it has some.
 */
export { Feedback } from "./Feedback";
export type { Asked, OnAnswer } from "./inputs/shared";
export { ReplyView, takeAway, type ReplyViewProps } from "./Reply";
export { Sources, webAddress } from "./Sources";
export { Symbol } from "./Symbols";
export { Text } from "./Text";
export { replyWords } from "./words";
