/**
 * Prints the conversation with everything in it opened, since paper cannot be clicked.
 */

/** Open what is folded up for as long as it is being printed, however that was started. */
export function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>(".log details:not([open])")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}

export function printConversation(): void {
  window.print();
}
