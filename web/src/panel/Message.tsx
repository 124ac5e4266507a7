/**
 * One message: who says it, when, in which language, and for the visitor's own whether it has been sent.
 */
import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";

import type { AssistantEntry, Entry, Feedback, Outgoing } from "../conversation/types";
import { formatTime } from "../i18n/format";
import { langTag } from "../i18n/languages";
import { ReplyView, Text } from "../reply";
import { focusAfterAct, useDesk } from "./desk";
import { Delivery } from "./Delivery";
import { noticeText, speakerOf } from "./speakers";

interface MessageProps {
  entry: Entry;
  /** Whether it is the newest reply. */
  latest: boolean;
  /** Whether the visitor has said something since. */
  answered: boolean;
  judged: Feedback | null;
}

export function Message({ entry, latest, answered, judged }: MessageProps): JSX.Element {
  const { words, display } = useDesk();
  const shownIn = display.value;
  // Drawn anew only for what concerns it: a long conversation stays quick.
  return useMemo(
    () => (
      <article class={`message ${entry.from}`} data-seq={entry.seq ?? undefined}>
        <h3 class="speaker">
          <span>{speakerOf(entry, words)}</span> <time dateTime={entry.at}>{formatTime(entry.at, shownIn)}</time>
        </h3>
        <Body entry={entry} latest={latest} answered={answered} judged={judged} />
        {entry.from === "visitor" && entry.state !== "sent" && <Delivery entry={entry} />}
      </article>
    ),
    [entry, latest, answered, judged, words, shownIn],
  );
}

function Body(props: MessageProps): ComponentChildren {
  const { words, display } = useDesk();
  const { entry } = props;
  const own = langTag(display.value);
  switch (entry.from) {
    case "assistant":
      return <Answer {...props} entry={entry} />;
    case "system":
      return <Text as="p" class="said" text={noticeText(entry, words)} lang={own} />;
    default:
      return <Text class="said" text={entry.text} lang={entry.language ? langTag(entry.language) : own} />;
  }
}

function Answer({ entry, latest, answered, judged }: MessageProps & { entry: AssistantEntry }): JSX.Element {
  const { store, views, display, ...desk } = useDesk();
  const send = (body: Outgoing): void => {
    desk.send(body);
    focusAfterAct();
  };
  return (
    <ReplyView
      reply={entry.reply}
      seq={entry.seq}
      language={display.value}
      latest={latest}
      answered={answered}
      onButton={(button, title) => send({ button, title })}
      onAnswer={(fact, value, shown) => send({ answer: { fact, value }, shown })}
      feedback={judged}
      onFeedback={(value) => void store.feedback(entry.seq, value).catch(() => undefined)} // the store takes it back
      onHuman={() => views.open("human")}
    />
  );
}
