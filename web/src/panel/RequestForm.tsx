/**
 * The form for a request: both fields may stay empty, and what is wrong is said at the field.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { HumanRequest } from "../conversation/types";
import { formatNumber } from "../i18n/format";
import { say } from "../i18n/words";
import { countChars } from "./Composer";
import { ConsentPoints } from "./Consent";
import { useDesk } from "./desk";

const MAX_CONTACT_CHARS = 200;
const MAX_NOTE_CHARS = 1000;

export function RequestForm({ onDone }: { onDone: (request: HumanRequest) => void }): JSX.Element {
  const { words, store, settings, agreed } = useDesk();
  const [contact, setContact] = useState("");
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const open = openReference(store.state.value.entries);
  const tooLong = countChars(contact) > MAX_CONTACT_CHARS || countChars(note) > MAX_NOTE_CHARS;

  async function submit(): Promise<void> {
    if (busy || tooLong) return;
    setBusy(true);
    setFailed(false);
    try {
      const version = settings.value?.consent_version;
      if (!agreed.value && version) await store.start({ version, sensitive: false });
      onDone(await store.askHuman({ ...given("contact", contact), ...given("note", note) }));
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      class="request"
      aria-labelledby="request-title"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3 id="request-title">{words.request_title}</h3>
      {open && <p class="notice">{say(words, "request_open", { reference: open })}</p>}
      <p>{words.request_text}</p>
      <Field
        id="contact"
        label={words.request_contact}
        hint={words.request_contact_hint}
        max={MAX_CONTACT_CHARS}
        value={contact}
        onValue={setContact}
      />
      <Field
        id="note"
        label={words.request_note}
        hint={words.request_note_hint}
        max={MAX_NOTE_CHARS}
        value={note}
        onValue={setNote}
        long
      />
      {settings.value && agreed.value && (
        <p class="quiet">{say(words, "request_kept", { count: settings.value.retention_days })}</p>
      )}
      {settings.value && !agreed.value && (
        <details class="agreeing">
          <summary>{words.request_agreeing}</summary>
          <ConsentPoints settings={settings.value} />
        </details>
      )}
      <div class="acts">
        <button type="submit" class="button primary" aria-disabled={busy || tooLong}>
          {!agreed.value ? words.request_agree : open ? words.request_change : words.request_send}
        </button>
      </div>
      <p role="alert" class="problem">
        {failed && words.request_failed}
      </p>
    </form>
  );
}

interface FieldProps {
  id: string;
  label: string;
  hint: string;
  /** Characters. */
  max: number;
  value: string;
  onValue: (value: string) => void;
  long?: boolean;
}

function Field({ id, label, hint, max, value, onValue, long = false }: FieldProps): JSX.Element {
  const { words, display } = useDesk();
  const over = countChars(value) > max;
  const shared = {
    id: `request-${id}`,
    value,
    "aria-describedby": `request-${id}-hint request-${id}-problem`,
    "aria-invalid": over,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={shared.id}>{label}</label>
      <p id={`request-${id}-hint`} class="quiet">
        {hint}
      </p>
      {long ? <textarea rows={3} {...shared} /> : <input type="text" {...shared} />}
      <p id={`request-${id}-problem`} role="alert" class="problem">
        {over && say(words, "request_too_long", { max: formatNumber(max, display.value) })}
      </p>
    </div>
  );
}

function given(key: string, text: string): Record<string, string> {
  return text.trim() ? { [key]: text.trim() } : {};
}

/** Return the reference of the newest request in the conversation; null where there is none. */
function openReference(entries: readonly { from: string; notice?: string; reference?: string }[]): string | null {
  const asked = entries.findLast(({ from, notice }) => from === "system" && notice === "human_requested");
  return asked?.reference ?? null;
}
