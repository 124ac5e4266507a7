/**
 * Shares facts with the conversation of this browser, both ways, once the visitor wants it.
 *
 * Never opens a conversation by itself, and never overwrites what was told in it since it was last looked at.
 */
import { effect, signal } from "@preact/signals";

import { problemFrom, type ApiProblem } from "../api/errors";
import type { Facts } from "../conversation/reply";
import type { Store } from "../conversation/types";
import { merged, sameFacts } from "./merge";
import type { Model } from "./model";

const SETTLED_MS = 600; // after the last answer, so that several in a row are sent as one

/** "offered": there is a conversation; "wanted": sharing begins as soon as there is one. */
export type SharingState = "none" | "offered" | "wanted" | "on" | "declined";

export class Sharing {
  readonly state = signal<SharingState>("none");
  readonly problem = signal<ApiProblem | null>(null);
  readonly #store: Store;
  readonly #model: Model;
  readonly #conversation: () => string | null;
  /** What was sent last, and what the desk made of it: it may leave out what it was not allowed to keep. */
  #sent: { facts: Facts; kept: Facts } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #working: Promise<void> = Promise.resolve();
  #stop: () => void = () => undefined;

  /** `conversation` returns the id of the conversation that this browser remembers. */
  constructor(store: Store, model: Model, conversation: () => string | null) {
    this.#store = store;
    this.#model = model;
    this.#conversation = conversation;
  }

  /** Go on where the visit left off, or offer to share where there is a conversation. */
  start(): void {
    const id = this.#conversation();
    if (id === null) return;
    if (id === this.#model.visit.value.sharedWith) this.accept();
    else this.state.value = "offered";
  }

  /** Another tab, or the chat on this page, has begun or ended a conversation. */
  noticed(): void {
    const id = this.#conversation();
    if (this.state.value === "wanted" && id !== null) this.accept();
    else if (this.state.value === "none" && id !== null) this.state.value = "offered";
    else if (id === null && this.state.value !== "wanted") this.#end();
  }

  /** The visitor wants to share with a conversation that may yet have to be begun. */
  want(): void {
    if (this.#conversation() === null) this.state.value = "wanted";
    else if (this.state.value !== "on") this.accept();
  }

  decline(): void {
    this.state.value = "declined";
  }

  /** Open the conversation that a code stands for, and share with it. */
  async join(code: string): Promise<void> {
    try {
      await this.#store.join(code);
      this.accept();
    } catch (error) {
      this.problem.value = problemFrom(error);
    }
  }

  accept(): void {
    this.#stop();
    this.#sent = null;
    const id = this.#conversation();
    if (id !== this.#model.visit.value.sharedWith) this.#model.share(id, {});
    this.state.value = "on";
    this.#store.open();
    let seen = -1;
    const stopStream = effect(() => {
      const { factsSeq, gone } = this.#store.state.value;
      if (gone) return this.#end();
      if (factsSeq !== seen) this.#soon(0);
      seen = factsSeq;
    });
    const stopPage = effect(() => {
      const { facts } = this.#model.visit.value;
      if (!this.#sent || !sameFacts(facts, this.#sent.facts)) this.#soon(SETTLED_MS);
    });
    this.#stop = () => {
      stopStream();
      stopPage();
      clearTimeout(this.#timer);
    };
  }

  /** Try again after a problem. */
  retry(): void {
    this.#soon(0);
  }

  #soon(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#working = this.#working.then(() => this.#compare());
    }, delay);
  }

  /** Take over what was told in the conversation, then tell it what was told here. */
  async #compare(): Promise<void> {
    if (this.state.value !== "on") return;
    try {
      const { facts: theirs, programmes } = await this.#store.facts();
      const { sharedWith, shared, facts: ours, programmes: chosen } = this.#model.visit.value;
      const all = merged(shared, theirs, ours);
      this.#model.share(sharedWith, theirs);
      if (!sameFacts(all, ours)) this.#model.setFacts(all);
      if (!chosen && programmes.length > 0 && Object.keys(shared).length === 0) this.#model.choose(programmes);
      await this.#tell(all, theirs);
      this.problem.value = null;
    } catch (error) {
      this.problem.value = problemFrom(error);
    }
  }

  /** Tell the conversation `facts`, unless it has `theirs` from being told just this before. */
  async #tell(facts: Facts, theirs: Facts): Promise<void> {
    const told = this.#sent && sameFacts(facts, this.#sent.facts) && sameFacts(theirs, this.#sent.kept);
    if (told) return;
    const kept = sameFacts(facts, theirs) ? theirs : (await this.#store.setFacts(facts)).facts;
    this.#sent = { facts, kept };
    this.#model.share(this.#model.visit.value.sharedWith, kept);
  }

  #end(): void {
    this.#stop();
    this.#stop = () => undefined;
    this.state.value = "none";
    if (this.#model.visit.value.sharedWith !== null) this.#model.share(null, {});
  }
}
