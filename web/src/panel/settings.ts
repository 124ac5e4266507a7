/**
 * Fetches the desk's settings, and again while it cannot be reached or its dialogue is not up.
 */
import type { Signal } from "@preact/signals";

import type { Api, Settings } from "../api/client";

const AGAIN_MS = 5_000;
const LATER_MS = 60_000;

interface Target {
  settings: Signal<Settings | null>;
  unreachable: Signal<boolean>;
}

/** Keep `settings` true for as long as the page lives; nothing is asked while it cannot be seen. */
export function followSettings(api: Pick<Api, "settings">, { settings, unreachable }: Target): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;

  async function ask(): Promise<void> {
    if (asking || document.visibilityState === "hidden") return;
    clearTimeout(timer);
    asking = true;
    try {
      settings.value = await api.settings(null);
      unreachable.value = false;
    } catch {
      unreachable.value = true;
    } finally {
      asking = false;
      const well = !unreachable.value && settings.value?.rasa === "up";
      timer = setTimeout(() => void ask(), well ? LATER_MS : AGAIN_MS);
    }
  }

  for (const name of ["visibilitychange", "online"]) {
    (name === "online" ? window : document).addEventListener(name, () => void ask());
  }
  void ask();
}
