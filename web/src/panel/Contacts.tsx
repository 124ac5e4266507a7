/**
 * Who can be called and when. What no source says is left out, and never guessed.
 */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { Contact, Display } from "../conversation/types";
import { shown } from "../i18n/hant";
import { contentOf } from "../i18n/languages";
import { Point } from "./Consent";
import { contactsIn } from "./contacts";
import { useDesk } from "./desk";
import { Icon } from "./Icons";

export function Contacts(): JSX.Element | null {
  const { words, display } = useDesk();
  const language = contentOf(display.value);
  const [contacts, setContacts] = useState<readonly Contact[] | "failed" | null>(null);
  useEffect(() => {
    let here = true;
    contactsIn(language).then(
      (found) => here && setContacts(found),
      () => here && setContacts("failed"),
    );
    return () => {
      here = false;
    };
  }, [language]);
  if (contacts === null) return null;
  if (contacts === "failed") {
    return (
      <p class="problem">
        {words.contacts_failed} <a href="tel:12345">12345</a>
      </p>
    );
  }
  return (
    <ul class="contacts">
      {linesOf(contacts).map((numbers) => (
        <Line key={numbers[0].id} numbers={numbers} display={display.value} />
      ))}
    </ul>
  );
}

type Numbers = [Contact, ...Contact[]];

/** Put the numbers of one line together: they differ in nothing else. */
function linesOf(contacts: readonly Contact[]): Numbers[] {
  const lines: Numbers[] = [];
  for (const contact of contacts) {
    const last = lines.at(-1);
    if (last && described(last[0]) === described(contact)) last.push(contact);
    else lines.push([contact]);
  }
  return lines;
}

function described({ name, for: about, hours, languages, address }: Contact): string {
  return JSON.stringify([name, about, hours, languages, address]);
}

function Line({ numbers, display }: { numbers: Numbers; display: Display }): JSX.Element {
  const { words } = useDesk();
  const [contact] = numbers;
  const own = (text: string): string => shown(text, contentOf(display), display);
  const points = [
    [words.contact_hours, contact.hours],
    [words.contact_languages, contact.languages],
    [words.contact_address, contact.address],
  ] as const;
  return (
    <li class="contact">
      <p class="contact-for">{own(contact.for)}</p>
      <p class="contact-name">{own(contact.name)}</p>
      {numbers.map(
        ({ id, phone, phone_href: href }) =>
          phone && (
            <p key={id} class="contact-phone">
              <Icon name="phone" />
              {href ? <a href={href}>{own(phone)}</a> : own(phone)}
            </p>
          ),
      )}
      <dl class="contact-facts">
        {points.map(([name, text]) => text && <Point key={name} name={name} text={own(text)} />)}
      </dl>
    </li>
  );
}
