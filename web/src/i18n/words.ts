/**
 * The interface's own words: one file a language and area, loaded for the language in use.
 *
 * Never holds a word itself.
 */
import { signal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { loadHant, shown } from "./hant";
import { contentOf, type Display, type Language } from "./languages";

export type Values = Readonly<Record<string, string | number>>;
type Loaders<W> = Readonly<Record<Language, () => Promise<{ words: W }>>>;

/** The words of one area of the interface. */
export interface WordsArea<W> {
  /** Load the words to be shown in `display`; then `now` has them. */
  load(display: Display): Promise<W>;
  /** Return the words if they are loaded; a component that asks is drawn anew when they are. */
  now(display: Display): W | null;
}

/** Return an area whose words `loaders` import, one language at a time. */
export function wordsArea<W extends object>(loaders: Loaders<W>): WordsArea<W> {
  const loaded = new Map<Language, W>();
  const count: Signal<number> = signal(0); // rises whenever words arrive
  const traditional = new WeakMap<W, W>();
  return {
    async load(display) {
      const language = contentOf(display);
      const traditionalTables = display === "zh-Hant" ? loadHant() : Promise.resolve();
      if (!loaded.has(language)) {
        loaded.set(language, (await loaders[language]()).words);
        count.value += 1;
      }
      await traditionalTables;
      return this.now(display) as W;
    },
    now(display) {
      void count.value;
      const words = loaded.get(contentOf(display));
      if (!words || display !== "zh-Hant") return words ?? null;
      const converted = traditional.get(words);
      if (converted) return converted;
      const made = convertedWords(words);
      if (shown("汉", "zh", display) !== "汉") traditional.set(words, made); // else the tables are on their way
      return made;
    },
  };
}

function convertedWords<W extends object>(words: W): W {
  const entries = Object.entries(words).map(([key, text]) => [key, shown(String(text), "zh", "zh-Hant")]);
  return Object.fromEntries(entries) as W;
}

/** Return the words of an area, loading them where they are not; null until then, and the old ones never. */
export function useWords<W>(area: WordsArea<W>, display: Display): W | null {
  const words = area.now(display);
  useEffect(() => {
    void area.load(display).catch(() => undefined); // the page's own load tells of what failed
  }, [area, display]);
  return words;
}

/**
 * Return a sentence with its places `{name}` filled.
 *
 * Where `count` is among the values and there is `<key>_one`, that is taken for exactly 1.
 */
export function say<W extends object>(words: W, key: keyof W & string, values: Values = {}): string {
  const texts = words as Readonly<Record<string, string | undefined>>;
  const one = values["count"] === 1 || values["count"] === "1" ? texts[`${key}_one`] : undefined;
  return (one ?? texts[key] ?? "").replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
