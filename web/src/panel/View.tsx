/**
 * A view that covers the conversation: its heading has the focus, and a button leads back.
 */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { useDesk } from "./desk";
import { Icon } from "./Icons";

interface ViewProps {
  title: string;
  children: ComponentChildren;
}

export function View({ title, children }: ViewProps): JSX.Element {
  const { words, views } = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <main class="view">
      <div class="column">
        <button type="button" class="link back" onClick={() => views.leave()}>
          <Icon name="back" />
          {words.back}
        </button>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </main>
  );
}
