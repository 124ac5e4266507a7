/**
 * Reads what people type for a number or a day, in the forms of four languages.
 *
 * Never guesses: what could mean two things, such as "3,5" or "1/2/2026", is not taken.
 */

const MULTIPLES: Readonly<Record<string, number>> = {
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
  k: 1e3,
  m: 1e6,
};
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万|萬|만|億|亿|억|k|m)?$/;
const AROUND = /人民币|人民幣|rmb|cny|usd|us\$|yuan|元|圆|위안|米ドル|ドル|달러|美元|美金|[¥￥$]|\s|'/g;
const DAY = /^(\d{4})(?:[-/.]|年|년)(\d{1,2})(?:[-/.]|月|월)(\d{1,2})(?:日|일)?$|^(\d{4})(\d{2})(\d{2})$/;

/** Return the number that was typed, such as 400000 for "40万元"; null where it is none. */
export function parseNumber(typed: string): number | null {
  const text = typed.normalize("NFKC").toLowerCase().replace("−", "-").replace(AROUND, "");
  const found = NUMBER.exec(text);
  if (!found) return null;
  const [, sign = "", whole = "", fraction = "", unit] = found;
  const value = Number(`${sign}${whole.replaceAll(",", "")}${fraction}`) * (unit ? (MULTIPLES[unit] ?? 1) : 1);
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null; // 1.1 * 1e4 is not quite 11000
}

/** Return the day that was typed, year first, as YYYY-MM-DD; null where it is none. */
export function parseDay(typed: string): string | null {
  const found = DAY.exec(typed.normalize("NFKC").replace(/\s/g, ""));
  if (!found) return null;
  const [year = "", month = "", day = ""] = found[1] ? found.slice(1, 4) : found.slice(4, 7);
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso) ? iso : null;
}
