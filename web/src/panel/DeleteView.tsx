/**
 * Deletes the conversation after a second word, and shows the receipt.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Receipt } from "../conversation/types";
import { formatMoment, formatNumber } from "../i18n/format";
import { useDesk } from "./desk";
import type { MoreProps } from "./MoreView";
import { saveConversation } from "./transcript";
import { View } from "./View";

const COUNTED = ["messages", "checks", "results", "human_requests", "feedback", "dialogue_events"] as const;

export function DeleteView({ more }: MoreProps): JSX.Element {
  const desk = useDesk();
  const { store, draft } = desk;
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  async function remove(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      setReceipt(await store.remove());
      draft.set("");
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  if (receipt) return <Deleted receipt={receipt} more={more} />;
  if (!store.state.value.started) {
    return (
      <View title={more.delete_title}>
        <p>{more.delete_nothing}</p>
      </View>
    );
  }
  return (
    <View title={more.delete_title}>
      <p>{more.delete_text}</p>
      <div class="acts">
        <button type="button" class="button danger" aria-disabled={busy} onClick={() => void remove()}>
          {busy ? more.delete_busy : more.delete_confirm}
        </button>
        <button type="button" class="button" onClick={() => desk.views.leave()}>
          {more.delete_keep}
        </button>
      </div>
      <p role="alert" class="problem">
        {failed && more.delete_failed}
      </p>
      <button type="button" class="link" onClick={() => saveConversation(desk)}>
        {more.delete_save}
      </button>
    </View>
  );
}

function Deleted({ receipt, more }: MoreProps & { receipt: Receipt }): JSX.Element {
  const { views, display } = useDesk();
  const counted = COUNTED.filter((kind) => receipt.deleted[kind]);
  return (
    <View title={more.delete_done}>
      <dl class="card facts receipt">
        <div>
          <dt>{more.delete_receipt}</dt>
          <dd>
            <strong>{receipt.receipt}</strong>
          </dd>
        </div>
        <div>
          <dt>{more.delete_at}</dt>
          <dd>
            <time dateTime={receipt.deleted_at}>{formatMoment(receipt.deleted_at, display.value)}</time>
          </dd>
        </div>
        {counted.map((kind) => (
          <div key={kind}>
            <dt>{more[`deleted_${kind}`]}</dt>
            <dd>{formatNumber(receipt.deleted[kind] ?? 0, display.value)}</dd>
          </div>
        ))}
      </dl>
      <div class="acts">
        <button type="button" class="button primary" onClick={() => views.leave({ fresh: true })}>
          {more.delete_again}
        </button>
      </div>
    </View>
  );
}
