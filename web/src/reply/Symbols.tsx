/**
 * Signs of states and acts, told apart by their shape and not by colour alone; the words stand beside them.
 */
import type { JSX } from "preact";

import type { ReasonState, Verdict } from "../conversation/reply";

type Shape = ReasonState | Verdict | "up" | "down" | "link" | "print";

const CIRCLE = "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z";
const PATHS: Readonly<Record<Shape, readonly string[]>> = {
  met: [CIRCLE, "M8 12.4l2.7 2.7L16 9.6"],
  qualifies: [CIRCLE, "M8 12.4l2.7 2.7L16 9.6"],
  not_met: [CIRCLE, "M9 9l6 6M15 9l-6 6"],
  does_not_qualify: [CIRCLE, "M9 9l6 6M15 9l-6 6"],
  unknown: [CIRCLE, "M9.6 9.8a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.5v.3M12 16.8v.1"],
  open: [CIRCLE, "M9.6 9.8a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.5v.3M12 16.8v.1"],
  borderline: ["M12 3.6L21.4 20H2.6z", "M12 10v4.4M12 17.2v.1"],
  waived: [CIRCLE, "M8 12h8"],
  assumed: ["M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z", "M8 12.4l2.7 2.7L16 9.6"],
  up: ["M7 11v9H4v-9zM7 11l4-8c1.6 0 2.4 1 2.2 2.6L12.6 9H18c1.5 0 2.4 1.2 2 2.6l-1.7 6.6c-.3 1.1-1.1 1.8-2.3 1.8H7"],
  down: ["M7 13V4H4v9zM7 13l4 8c1.6 0 2.4-1 2.2-2.6L12.6 15H18c1.5 0 2.4-1.2 2-2.6l-1.7-6.6C18 4.700 17.200 4 16 4H7"],
  link: ["M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9"],
  print: ["M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"],
};

export function Symbol({ shape }: { shape: Shape }): JSX.Element {
  return (
    <svg class="symbol" data-shape={shape} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {PATHS[shape].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
