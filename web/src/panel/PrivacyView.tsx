/**
 * The privacy notice with the desk's real periods.
 */
import type { JSX } from "preact";

import { formatDate } from "../i18n/format";
import { say } from "../i18n/words";
import { Point } from "./Consent";
import { useDesk } from "./desk";
import type { MoreProps } from "./MoreView";
import { View } from "./View";

const POINTS = ["what", "why", "where", "long", "who", "rights", "sensitive", "auto"] as const;

export function PrivacyView({ more }: MoreProps): JSX.Element {
  const { words, settings, views, display } = useDesk();
  const known = settings.value;
  const values = { days: known?.retention_days ?? "…", result_days: known?.result_days ?? "…" };
  return (
    <View title={more.privacy_title}>
      <dl class="facts privacy">
        {POINTS.map((point) => (
          <Point key={point} name={more[`privacy_${point}`]} text={say(more, `privacy_${point}_text`, values)} />
        ))}
      </dl>
      {known && (
        <p class="quiet">{say(more, "privacy_version", { date: formatDate(known.consent_version, display.value) })}</p>
      )}
      <div class="acts">
        <button type="button" class="button" onClick={() => views.open("delete")}>
          {words.menu_delete}
        </button>
      </div>
    </View>
  );
}
