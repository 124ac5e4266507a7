/**
 * The page's state: what was told, what came out of it, and what is asked next.
 *
 * An answer is kept before it is sent, and of several requests under way only the newest counts.
 */
import { signal } from "@preact/signals";

import { ApiProblem, problemFrom } from "../api/errors";
import type { Check, Facts, FactValue, Language, Question, Result } from "../conversation/reply";
import { RefusedFacts, type Asked, type Desk, type Fact, type Programme } from "./desk";
import { turned } from "./progress";
import { NOTHING, readVisit, writeVisit, type Visit } from "./visit";

export class Model {
  readonly visit = signal<Visit>(readVisit());
  /** The newest results; while others are on their way, `busy` is true and these are those before. */
  readonly check = signal<Check | null>(null);
  readonly question = signal<Question | null>(null);
  readonly facts = signal<ReadonlyMap<string, Fact>>(new Map());
  readonly programmes = signal<readonly Programme[]>([]);
  readonly busy = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  /** What the newest answer has decided, to be told. */
  readonly news = signal<readonly Result[]>([]);
  /** Labels of facts that the desk did not take any more, as when the rules have changed. */
  readonly dropped = signal<readonly string[]>([]);
  /** The programmes whose conditions are looked at. */
  readonly #explained = new Set<string>();
  readonly #desk: Desk;
  readonly #language: Language;
  #underWay = new AbortController();

  constructor(desk: Desk, language: Language) {
    this.#desk = desk;
    this.#language = language;
  }

  /** Fetch what is needed to show the page; safe to call again after a failure. */
  async start(): Promise<void> {
    const lists = Promise.all([this.#desk.facts(this.#language), this.#desk.programmes(this.#language)]);
    const listed = lists.then(([facts, programmes]) => {
      this.facts.value = new Map(facts.map((fact) => [fact.id, fact]));
      this.programmes.value = programmes;
    });
    await Promise.all([listed.catch((error: unknown) => this.#fail(error)), this.refresh()]);
  }

  /** Tell a fact, or tell it anew. */
  answer(fact: string, value: FactValue): void {
    this.setFacts({ ...this.visit.value.facts, [fact]: value });
  }

  /** Take a fact back: it is unknown again, and may be asked again. */
  forget(fact: string): void {
    const { [fact]: _, ...others } = this.visit.value.facts;
    this.setFacts(others);
  }

  setFacts(facts: Facts): void {
    this.#change({ facts });
  }

  /** Check these programmes alone; null: all. */
  choose(programmes: readonly string[] | null): void {
    const { focus } = this.visit.value;
    this.#change({ programmes, focus: focus && programmes && !programmes.includes(focus) ? null : focus });
  }

  setDay(asOf: string | null): void {
    this.#change({ asOf });
  }

  /** Ask about one programme first; null: about whatever decides most. */
  focusOn(programme: string | null): void {
    this.#change({ focus: programme });
  }

  /** Remember with which conversation facts are shared, and what it had. */
  share(sharedWith: string | null, shared: Facts): void {
    this.#write({ sharedWith, shared });
  }

  /** Forget everything that was told. */
  restart(): void {
    const { programmes, asOf } = this.visit.value;
    this.dropped.value = [];
    this.#change({ ...NOTHING, programmes, asOf });
  }

  /** Fetch the reasons of one programme too, from now on; what fails is tried again with the next answer. */
  async explain(programme: string): Promise<void> {
    if (this.#explained.has(programme)) return;
    this.#explained.add(programme);
    const { signal } = this.#underWay;
    try {
      const found = await this.#desk.check({ ...this.#asked(), programmes: [programme] }, signal);
      const check = this.check.value;
      if (signal.aborted || !check) return; // a newer answer brings them
      const results = check.results.map((one) => found.results.find((other) => other.programme === one.programme) ?? one);
      this.check.value = { ...check, results };
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Keep the result on the desk; returns its reference. */
  keep(): Promise<string> {
    return this.#desk.keep(this.#asked());
  }

  /** Ask the desk anew, by what is told now. */
  async refresh(): Promise<void> {
    this.#underWay.abort();
    const { signal } = (this.#underWay = new AbortController());
    this.busy.value = true;
    try {
      const [check, question] = await this.#ask(signal);
      this.news.value = turned(this.check.value, check);
      this.check.value = check;
      this.question.value = question;
      this.problem.value = null;
      this.busy.value = false;
    } catch (error) {
      if (signal.aborted) return; // a newer request is under way
      this.busy.value = false;
      if (error instanceof RefusedFacts && this.#drop(error.facts)) return;
      this.#fail(error);
    }
  }

  async #ask(signal: AbortSignal): Promise<[Check, Question | null]> {
    const { focus } = this.visit.value;
    const asked = this.#asked();
    const focused = focus ? this.#desk.check({ ...asked, programmes: [focus], explain: [] }, signal) : null;
    const [check, only] = await Promise.all([this.#desk.check(asked, signal), focused]);
    signal.throwIfAborted();
    if (focus && !only?.next_question) this.#write({ focus: null }); // it is decided
    return [check, only?.next_question ?? check.next_question];
  }

  #asked(): Asked {
    const { facts, programmes, asOf } = this.visit.value;
    return { facts, programmes, asOf, language: this.#language, explain: [...this.#explained] };
  }

  #change(change: Partial<Visit>): void {
    this.#write(change);
    void this.refresh();
  }

  #write(change: Partial<Visit>): void {
    this.visit.value = { ...this.visit.value, ...change };
    writeVisit(this.visit.value);
  }

  /** Go on without facts that were refused; returns whether there were any such. */
  #drop(refused: readonly string[]): boolean {
    const { facts } = this.visit.value;
    const gone = refused.filter((fact) => fact in facts);
    if (gone.length === 0) return false;
    this.dropped.value = gone.map((fact) => this.facts.value.get(fact)?.label ?? fact);
    this.setFacts(Object.fromEntries(Object.entries(facts).filter(([fact]) => !gone.includes(fact))));
    return true;
  }

  #fail(error: unknown): void {
    this.problem.value = problemFrom(error);
  }
}
