/**
 * A text exactly as it is stored: text nodes, line for line, with a hanging indent for list items ("• ").
 *
 * Never reads marks in it: `*`, `<`, `[A-12]` are shown as they are.
 */
import { Fragment, type JSX } from "preact";

interface TextProps {
  text: string;
  lang: string;
  class?: string;
  as?: "div" | "p" | "blockquote";
}

export function Text({ text, lang, class: name = "text", as: Tag = "div" }: TextProps): JSX.Element {
  return (
    <Tag class={name} lang={lang} dir="auto">
      {text.split("\n").map((line, index) => (
        <Fragment key={index}>
          {index > 0 && "\n"}
          {line.startsWith("• ") ? <span class="text-item">{line}</span> : line}
        </Fragment>
      ))}
    </Tag>
  );
}
