/**
 * What stands before the first message: a greeting, and questions that can be asked with one click.
 */
import type { JSX } from "preact";

import { focusAfterAct, useDesk } from "./desk";

const EXAMPLES = ["example_1", "example_2", "example_3", "example_4"] as const;

export function Welcome(): JSX.Element {
  const { words, send } = useDesk();
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">{words.welcome_title}</h2>
      <p>{words.welcome_text}</p>
      <ul class="examples" aria-label={words.examples}>
        {EXAMPLES.map((key) => (
          <li key={key}>
            <button
              type="button"
              class="example"
              onClick={() => {
                send({ text: words[key] });
                focusAfterAct();
              }}
            >
              {words[key]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
