/**
 * The view of the conversation: what was said, who is writing, and the input. Kept while another view covers it.
 */
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { Composer } from "./Composer";
import { Agreement, Consent } from "./Consent";
import { useDesk } from "./desk";
import { Icon } from "./Icons";
import { Log } from "./Log";
import { ScrollFollower } from "./scroll";
import { Welcome } from "./Welcome";

export function Conversation({ covered }: { covered: boolean }): JSX.Element {
  const { words, store, settings, ...desk } = useDesk();
  const { entries, consentVersion, started, gone } = store.state.value;
  const agreed = desk.agreed.value;
  const asking = agreed ? null : settings.value;
  const [sensitive, setSensitive] = useState(false);
  const scroller = useRef<HTMLElement>(null);
  const { behind, goToEnd } = useFollowing(scroller, { asked: asking !== null });
  return (
    <div class="conversation" inert={covered}>
      <main ref={scroller} class="scroller" tabIndex={0} aria-label={words.log}>
        <div class="column">
          {agreed && <Welcome />}
          {(agreed || entries.length > 0) && <Log />}
          {agreed && <Typing />}
          {asking && (
            <Consent
              settings={asking}
              changed={started && consentVersion !== null}
              gone={gone}
              sensitive={sensitive}
              onSensitive={setSensitive}
            />
          )}
        </div>
      </main>
      {behind && (
        <button type="button" class="newer" onClick={goToEnd}>
          <Icon name="down" />
          {words.newer}
        </button>
      )}
      {agreed && <Composer />}
      {asking && <Agreement settings={asking} sensitive={sensitive} />}
    </div>
  );
}

/** Said once when it begins; the dots are for the eye. */
function Typing(): JSX.Element {
  const { words, store } = useDesk();
  const { typing } = store.state.value;
  return (
    <div class="typing" role="status">
      {typing && (
        <p>
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words.typing}
        </p>
      )}
    </div>
  );
}

interface Following {
  /** Something new is further down. */
  behind: boolean;
  goToEnd(): void;
}

/** Keep the log at what is new; `asked`: what there is to agree to stands below it, and is read from its beginning. */
function useFollowing(scroller: { current: HTMLElement | null }, { asked }: { asked: boolean }): Following {
  const { store, sentHere } = useDesk();
  const { entries, typing } = store.state.value;
  const follower = useRef<ScrollFollower | null>(null);
  const [behind, setBehind] = useState(false);
  const seen = useRef(0);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const now = (follower.current = new ScrollFollower(element));
    const onScroll = (): void => {
      now.scrolled();
      if (now.atEnd) setBehind(false);
    };
    const onTouch = (): void => now.touched();
    const content = new ResizeObserver(() => now.resized());
    const frame = new ResizeObserver(() => now.windowResized());
    element.addEventListener("scroll", onScroll, { passive: true });
    for (const name of ["pointerdown", "keydown", "wheel", "touchmove"]) {
      element.addEventListener(name, onTouch, { passive: true });
    }
    if (element.firstElementChild) content.observe(element.firstElementChild);
    frame.observe(element);
    return () => {
      content.disconnect();
      frame.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    const added = entries.slice(seen.current);
    seen.current = entries.length;
    if (added.length === 0) return;
    const own = sentHere.current;
    sentHere.current = false;
    const followed = follower.current?.added(own ? null : newestIn(scroller.current), { own }) ?? true;
    if (!followed) setBehind(true);
  }, [entries]);

  useLayoutEffect(() => {
    if (asked) follower.current?.rest(scroller.current?.querySelector<HTMLElement>(".consent") ?? null);
  }, [asked]);

  useLayoutEffect(() => {
    if (typing) follower.current?.resized();
  }, [typing]);

  return {
    behind,
    goToEnd() {
      setBehind(false);
      follower.current?.follow();
      scroller.current?.focus({ preventScroll: true }); // the button goes
    },
  };
}

const SHORT_PX = 120;

/** Return where reading goes on: the newest message, or the short question right before it. */
function newestIn(scroller: HTMLElement | null): HTMLElement | null {
  const messages = scroller?.querySelectorAll<HTMLElement>(".log > .message") ?? [];
  const newest = messages[messages.length - 1] ?? null;
  const before = messages[messages.length - 2];
  return before?.classList.contains("visitor") && before.offsetHeight <= SHORT_PX ? before : newest;
}
