/**
 * Shows Chinese in traditional characters, by OpenCC, for those who chose them; nobody else loads its tables.
 *
 * Never changes what is stored or sent, and never converts the titles and words of documents, which have to be found
 * as they were published.
 */
import { signal } from "@preact/signals";

import { prefersHongKong, type Display, type Language } from "./languages";

type Convert = (text: string) => string;

const KEPT_AT_MOST = 4000; // texts; a visit shows far fewer, and each is asked for at every drawing
const converter = signal<Convert | null>(null);
let loading: Promise<void> | null = null;

/** Load the tables; safe to call again. Rejects where they cannot be fetched, and may then be called again. */
export function loadHant(languages: readonly string[] = navigator.languages): Promise<void> {
  loading ??= fetchConverter(prefersHongKong(languages) ? "hk" : "tw").catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function fetchConverter(to: "hk" | "tw"): Promise<void> {
  const [{ ConverterBuilder }, preset] = await Promise.all([
    import("opencc-js/core"),
    import("opencc-js/preset/cn2t"),
  ]);
  converter.value = remembered(ConverterBuilder(preset)({ from: "cn", to }));
}

/**
 * Return a text in `language` as it is shown to whoever chose `display`.
 *
 * A component that calls this is drawn anew when the tables arrive; until then the text is shown as it is stored.
 */
export function shown(text: string, language: Language, display: Display): string {
  if (display !== "zh-Hant" || language !== "zh") return text;
  return converter.value ? converter.value(text) : text;
}

function remembered(convert: Convert): Convert {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= KEPT_AT_MOST) known.clear();
    const converted = convert(text);
    known.set(text, converted);
    return converted;
  };
}
