/**
 * What a visitor agrees to before the first message. Contacts and the request for a person do not wait for it.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Settings } from "../api/client";
import { say } from "../i18n/words";
import { focusMain, useDesk } from "./desk";

interface ConsentProps {
  settings: Settings;
  /** An earlier version was agreed to. */
  changed: boolean;
  /** An earlier conversation was deleted. */
  gone: boolean;
  sensitive: boolean;
  onSensitive: (sensitive: boolean) => void;
}

export function Consent({ settings, changed, gone, sensitive, onSensitive }: ConsentProps): JSX.Element {
  const { words, views } = useDesk();
  return (
    <section class="consent" aria-labelledby="consent-title">
      {gone && <p class="notice">{words.gone_text}</p>}
      <h2 id="consent-title" tabIndex={-1} data-main-focus>
        {words.consent_title}
      </h2>
      {changed && <p class="notice">{words.consent_changed}</p>}
      <p>{words.consent_intro}</p>
      <ConsentPoints settings={settings} />
      <label class="tick">
        <input type="checkbox" checked={sensitive} onChange={(event) => onSensitive(event.currentTarget.checked)} />
        <span>
          {words.consent_sensitive} <small>{words.consent_sensitive_hint}</small>
        </span>
      </label>
      <button type="button" class="link" onClick={() => views.open("privacy")}>
        {words.consent_privacy}
      </button>
    </section>
  );
}

/** What there is to agree to. */
export function ConsentPoints({ settings }: { settings: Settings }): JSX.Element {
  const { words } = useDesk();
  return (
    <dl class="card facts">
      <Point name={words.consent_purpose} text={words.consent_purpose_text} />
      <Point name={words.consent_stored} text={words.consent_stored_text} />
      <Point name={words.consent_days} text={say(words, "consent_days_text", { count: settings.retention_days })} />
      <Point name={words.consent_readers} text={words.consent_readers_text} />
    </dl>
  );
}

export function Point({ name, text }: { name: string; text: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** Stands where the input will be, in sight however long the text above is. */
export function Agreement({ settings, sensitive }: { settings: Settings; sensitive: boolean }): JSX.Element {
  const { words, store, views } = useDesk();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  async function agree(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      await store.start({ version: settings.consent_version, sensitive });
      setTimeout(focusMain);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="agreement">
      <p role="alert" class="problem">
        {failed && words.consent_failed}
      </p>
      <div class="acts">
        <button type="button" class="button primary" aria-disabled={busy} onClick={() => void agree()}>
          {words.consent_agree}
        </button>
        <button type="button" class="button" onClick={() => views.open("human")}>
          {words.consent_person}
        </button>
      </div>
    </div>
  );
}
