/**
 * The frame with the panel: made once, listened to only as itself, and given up on when it does not come.
 */
import { make } from "./dom";
import { isFrom, messageIn, type ToLoader, type ToPanel } from "./protocol";

const READY_WITHIN_MS = 10_000;

export interface Frame {
  readonly element: HTMLIFrameElement;
  post(message: ToPanel): void;
  /** Load it again. */
  reload(): void;
}

export interface FrameEvents {
  /** What the panel is told after every load. */
  hello(): ToPanel;
  message(message: ToLoader): void;
  /** The panel has not said that it is ready; it may still do so later. */
  late(): void;
}

/** Return a frame that shows `address` of the origin `desk` once it is put into the page. */
export function createFrame(address: string, { desk, title, on }: { desk: string; title: string; on: FrameEvents }): Frame {
  const element = make("iframe", { src: address, title, allow: "", referrerpolicy: "origin" });
  let timer = 0;
  const post = (message: ToPanel): void => element.contentWindow?.postMessage(message, desk);
  const wait = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(on.late, READY_WITHIN_MS);
  };
  element.addEventListener("load", () => post(on.hello()));
  window.addEventListener("message", (event) => {
    if (!isFrom(event, element.contentWindow, desk)) return;
    const message = messageIn<ToLoader>(event);
    if (message?.desk === "ready") clearTimeout(timer);
    if (message) on.message(message);
  });
  wait();
  return {
    element,
    post,
    reload() {
      wait();
      element.src = address;
    },
  };
}
