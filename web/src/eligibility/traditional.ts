/**
 * Shows what the server made of the page in traditional characters, too; it writes Chinese in simplified ones.
 */
import { shown } from "../i18n/hant";

/** Convert the texts below `root`; the tables must be loaded. */
export function showTraditional(root: HTMLElement): void {
  document.documentElement.lang = "zh-Hant";
  document.title = shown(document.title, "zh", "zh-Hant");
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode as Text;
    const lang = node.parentElement?.closest("[lang]")?.getAttribute("lang") ?? "";
    if (lang === "" || lang === "zh-Hant") node.data = shown(node.data, "zh", "zh-Hant");
  }
}
