/**
 * Says an answer as its inputs would: "RMB 300,000 to 400,000", "Germany", "I don't know".
 */
import { countryName } from "../i18n/countries";
import type { FactValue } from "../conversation/reply";
import { endsOf, type Asked } from "./inputs/shared";
import { day, measured, told, word, type Voice } from "./voice";

/** Return what was answered, in the visitor's language. */
export function said(asked: Asked, value: FactValue, voice: Voice): string {
  if (value === null) return word(voice, "not_given");
  if (typeof value === "object" && "dont_know" in value) return word(voice, "dont_know");
  if (Array.isArray(value)) {
    return value.map((one: string) => single(asked, one, voice)).reduce((left, right) => word(voice, "or", { left, right }));
  }
  const ends = endsOf(value);
  if (!ends) return single(asked, value as string | number | boolean, voice);
  const [from, to] = ends.map((end) => (end === "" ? null : single(asked, asked.type === "date" ? end : Number(end), voice)));
  const dated = asked.type === "date";
  if (from && to) return word(voice, "range_said", { from, to });
  if (from) return word(voice, dated ? "date_from" : "range_from", { from });
  return word(voice, dated ? "date_to" : "range_to", { to: to ?? "" });
}

function single(asked: Asked, value: string | number | boolean, voice: Voice): string {
  if (typeof value === "boolean") return word(voice, value ? "yes" : "no");
  if (typeof value === "number") return measured(voice, value, asked.unit, asked.fact);
  if (asked.type === "country") return countryName(value, voice.display);
  if (asked.type === "date") return day(voice, value);
  const option = asked.options?.find(({ id }) => String(id) === value);
  return option ? told(voice, option.label).text : value;
}
