/**
 * The countries and regions of the world by their ISO 3166 codes, with what they are called in each language.
 */
import { localeOf } from "./format";
import { shown } from "./hant";
import { contentOf, type Display } from "./languages";

const CODES = (
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD " +
  "CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD " +
  "GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI " +
  "KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW " +
  "MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB " +
  "SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY " +
  "UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
).split(" ");

// As the desk itself says them in Chinese (knowledge/countries.tsv), where browsers say otherwise.
const SAID_IN_CHINESE: Readonly<Record<string, string>> = { HK: "中国香港", MO: "中国澳门", TW: "中国台湾" };

export interface Country {
  code: string;
  name: string;
  /** Lower case: the name, the English name and the code. */
  searched: string;
}

/** Return all countries and regions, sorted by name as it is done in the language. */
export function countries(display: Display): readonly Country[] {
  const english = new Intl.DisplayNames("en", { type: "region" });
  const listed = CODES.map((code) => {
    const name = countryName(code, display);
    return { code, name, searched: `${name} ${english.of(code) ?? ""} ${code}`.toLowerCase() };
  });
  const collator = new Intl.Collator(localeOf(display));
  return listed.sort((left, right) => collator.compare(left.name, right.name));
}

/** Return what a country or region is called; its code where the browser knows no name. */
export function countryName(code: string, display: Display): string {
  const said = contentOf(display) === "zh" ? SAID_IN_CHINESE[code] : undefined;
  if (said) return shown(said, "zh", display);
  try {
    return new Intl.DisplayNames(localeOf(display), { type: "region" }).of(code) ?? code;
  } catch {
    return code; // not in the form of a code
  }
}
