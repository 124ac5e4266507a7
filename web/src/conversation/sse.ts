/**
 * Reads an event stream as the HTML standard defines it, from bytes that may be cut anywhere.
 *
 * Never gives out an event before its empty line came: what a cut connection leaves unfinished is dropped.
 */
export interface Sent {
  /** "message" where the stream names none. */
  event: string;
  data: string;
  /** Of the newest event that had one, as the standard says. */
  id: string;
}

export class EventReader {
  /** Milliseconds after which the desk wants to be asked again; null where it has not said. */
  retryMs: number | null = null;
  readonly #decoder = new TextDecoder(); // takes a byte order mark away, and waits for cut characters
  #rest = "";
  #afterReturn = false;
  #event = "";
  #data: string[] = [];
  #id = "";

  /** Return the events that `bytes` complete. */
  read(bytes: Uint8Array): Sent[] {
    const found: Sent[] = [];
    let text = this.#decoder.decode(bytes, { stream: true });
    if (text && this.#afterReturn) {
      this.#afterReturn = false;
      if (text.startsWith("\n")) text = text.slice(1); // the other half of a line end that was cut in two
    }
    const lines = (this.#rest + text).split(/\r\n|\r|\n/);
    this.#afterReturn ||= text.endsWith("\r");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      const complete = line === "" ? this.#dispatch() : this.#field(line);
      if (complete) found.push(complete);
    }
    return found;
  }

  #dispatch(): Sent | null {
    const sent = { event: this.#event || "message", data: this.#data.join("\n"), id: this.#id };
    const hasData = this.#data.length > 0;
    this.#event = "";
    this.#data = [];
    return hasData ? sent : null;
  }

  #field(line: string): null {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    let value = colon < 0 ? "" : line.slice(colon + 1);
    if (value.startsWith(" ")) value = value.slice(1);
    if (name === "data") this.#data.push(value);
    else if (name === "event") this.#event = value;
    else if (name === "id" && !value.includes("\0")) this.#id = value;
    else if (name === "retry" && /^\d+$/.test(value)) this.retryMs = Number(value);
    return null; // a name that is empty is a comment; unknown ones are left out
  }
}
