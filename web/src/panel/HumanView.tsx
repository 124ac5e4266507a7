/**
 * The way to a person: who can be called, and a request that staff will read. It works before anything is agreed to.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { HumanRequest } from "../conversation/types";
import { formatMoment } from "../i18n/format";
import { Contacts } from "./Contacts";
import { useDesk } from "./desk";
import { RequestForm } from "./RequestForm";
import { View } from "./View";

export function HumanView(): JSX.Element {
  const { words } = useDesk();
  const [request, setRequest] = useState<HumanRequest | null>(null);
  if (request) return <Noted request={request} />;
  return (
    <View title={words.human_title}>
      <p>{words.human_intro}</p>
      <section aria-labelledby="phones-title">
        <h3 id="phones-title">{words.phones}</h3>
        <Contacts />
      </section>
      <RequestForm onDone={setRequest} />
    </View>
  );
}

function Noted({ request }: { request: HumanRequest }): JSX.Element {
  const { words, display, views } = useDesk();
  return (
    <View title={words.request_done}>
      <p class="card reference">
        <span>{words.request_reference}</span> <strong>{request.reference}</strong>{" "}
        <time dateTime={request.requested_at}>{formatMoment(request.requested_at, display.value)}</time>
      </p>
      <p>{words.request_next}</p>
      <div class="acts">
        <button type="button" class="button primary" onClick={() => views.leave()}>
          {words.back}
        </button>
      </div>
      <section aria-labelledby="phones-title">
        <h3 id="phones-title">{words.phones}</h3>
        <Contacts />
      </section>
    </View>
  );
}
