/**
 * Makes the panel the only thing there is while it fills a small screen, and puts the page back exactly.
 */

/**
 * Take all of the page but `host` out of reach and stop it from scrolling.
 *
 * Returns what undoes it: what was inert before stays so, and what the site set on its root comes back.
 */
export function coverPage(host: HTMLElement): () => void {
  const covered = new Set<HTMLElement>();
  const cover = (): void => {
    for (const element of document.body.children) {
      if (element === host || !(element instanceof HTMLElement) || element.inert) continue;
      element.inert = true;
      covered.add(element);
    }
  };
  cover();
  const watcher = new MutationObserver(cover); // what the site adds meanwhile, such as its question about cookies
  watcher.observe(document.body, { childList: true });

  const { style } = document.documentElement;
  const before = [style.getPropertyValue("overflow"), style.getPropertyPriority("overflow")] as const;
  const had = document.documentElement.hasAttribute("style");
  style.setProperty("overflow", "hidden", "important");

  return () => {
    watcher.disconnect();
    for (const element of covered) element.inert = false;
    style.setProperty("overflow", ...before);
    if (!had) document.documentElement.removeAttribute("style");
  };
}

/**
 * Keep `panel` in the part of the window that a keyboard on the screen leaves; returns what ends it.
 *
 * Zooming in with two fingers makes that part small too; then the panel stays as it is, to be read.
 */
export function followKeyboard(panel: HTMLElement, viewport: VisualViewport | null = window.visualViewport): () => void {
  if (!viewport) return () => undefined;
  const fit = (): void => {
    if (Math.abs(viewport.scale - 1) > 0.05) return;
    panel.style.setProperty("--top", `${viewport.offsetTop}px`);
    panel.style.setProperty("--height", `${viewport.height}px`);
  };
  fit();
  viewport.addEventListener("resize", fit);
  viewport.addEventListener("scroll", fit);
  return () => {
    viewport.removeEventListener("resize", fit);
    viewport.removeEventListener("scroll", fit);
    panel.style.removeProperty("--top");
    panel.style.removeProperty("--height");
  };
}
