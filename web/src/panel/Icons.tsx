/**
 * The signs on the panel's controls. They say nothing by themselves: the words stand beside them or in a label.
 */
import type { JSX } from "preact";

const PATHS = {
  person: "M12 12.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.4 3.8-5 7.5-5s6.7 1.6 7.5 5",
  globe: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.8 12h16.4M12 3.5c2.5 2.5 3.5 5.3 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.3-3.5-8.5s1-6 3.5-8.5z",
  more: "M12 5.5v.1M12 12v.1M12 18.5v.1",
  close: "M6 6l12 12M18 6L6 18",
  back: "M14.5 5.5L8 12l6.5 6.5",
  down: "M12 5v13M6.5 12.5L12 18l5.5-5.5",
  send: "M4.5 12L20 4.5 15.5 20l-3.6-6.7zM12 13.3l3-3",
  form: "M6 4h12v16H6zM9 9h6M9 12.5h6M9 16h3.5",
  page: "M14 5h5v5M19 5l-7 7M17.5 14v5H5V6.5h5",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  save: "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19.5h14",
  shield: "M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2.2 2.2L15 10.3",
  bin: "M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.2 10.5v5.5M13.8 10.5v5.5",
  phone: "M6 4h3.5l1.5 4-2 1.5c1 2.3 2.7 4 5 5l1.5-2 4 1.5V18c0 1-1 2-2 2C10.5 19.5 4.5 13.5 4 6c0-1 1-2 2-2z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" data-icon={name} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The desk's own sign: a page with a tick, as of a permit. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <rect width="36" height="36" rx="10" />
      <path d="M11 9.5h14a1.5 1.5 0 0 1 1.5 1.5v11a1.5 1.5 0 0 1-1.5 1.5h-6.5L13.5 28v-4.5H11A1.5 1.5 0 0 1 9.5 22V11A1.5 1.5 0 0 1 11 9.5z" />
      <path class="mark-line" d="M14 16.5l3 3 5.5-5.5" />
    </svg>
  );
}
