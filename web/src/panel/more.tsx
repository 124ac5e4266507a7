/**
 * The views that cover the conversation. They are fetched once the panel stands, and at the latest when opened.
 */
export { DeleteView } from "./DeleteView";
export { HumanView } from "./HumanView";
export { PrivacyView } from "./PrivacyView";
