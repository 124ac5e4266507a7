/**
 * The views that few visitors open: the privacy notice, and deleting. They are fetched when they are.
 */
export { DeleteView } from "./DeleteView";
export { PrivacyView } from "./PrivacyView";
