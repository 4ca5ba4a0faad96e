// A few questions, one after the other: forward, back, and cancelled without a loss. Who asks is handed over, so nothing in here needs a window.

export type Answers = Readonly<Record<string, string>>;

export interface Choice {
  readonly label: string;
  /** A product icon beside it, such as `mail`; never in the label, where it would be read aloud. */
  readonly icon?: string;
  readonly description?: string;
  readonly detail?: string;
  /** What it answers; one without can be read, and not be chosen. */
  readonly value?: string;
  /** Chosen, it answers nothing yet: the same input then asks for this to be typed. */
  readonly typing?: string;
  /** There whatever is typed; others only while what is typed is found in them. */
  readonly always?: boolean;
  /** Stands in a line above it. */
  readonly heading?: string;
}

interface Asked {
  /** Its answer goes by it. */
  readonly name: string;
  /** Whose question it is where several have one of that name, such as the key of a server: what is entered for one is never offered as another's. */
  readonly about?: string;
}

export interface PickStep extends Asked {
  readonly kind: 'pick';
  readonly prompt: string;
  /** Asked again with each letter typed where there is `typedFor`; `awaited` when what is typed is meant as an answer of its own. */
  readonly choices: (typed: string, awaited: boolean) => readonly Choice[] | Promise<readonly Choice[]>;
  /** What has to be typed for this answer to be among the choices; empty for one that is there at first. */
  readonly typedFor?: (answer: string) => string;
  /** Looks up what has to be known of the answer before the next question. */
  readonly lookUp?: (answer: string) => Promise<void>;
  /** The answer that is in force. */
  readonly present?: string | undefined;
}

export interface TextStep extends Asked {
  readonly kind: 'text';
  readonly prompt: string;
  readonly placeholder?: string;
  readonly present?: string | undefined;
  /** Not shown while it is typed, and never kept. */
  readonly secret?: boolean;
  /** What is wrong with an answer, while it is typed. */
  readonly problem?: (answer: string) => string | undefined;
  /** What is found wrong when it is given: asked of a server, say. */
  readonly check?: (answer: string, signal: AbortSignal) => Promise<string | undefined>;
  /** Offers to look for it on the disk. */
  readonly browse?: { readonly files: boolean; readonly folders: boolean };
}

export type Step = PickStep | TextStep;

/** Setup asks three questions at most, whichever way one goes through a step of it. */
export type Questions = readonly [] | readonly [Step] | readonly [Step, Step] | readonly [Step, Step, Step];

export interface Flow {
  readonly title: string;
  /** All questions that these answers lead to, the answered ones first. */
  readonly steps: (answers: Answers) => Questions;
}

export interface Place {
  readonly title: string;
  /** 1 for the first. */
  readonly number: number;
  readonly of: number;
  /** What was answered here before it was left. */
  readonly given: string | undefined;
}

export type Reply =
  | { readonly kind: 'answer'; readonly value: string }
  /** `typed` is what stood there, unfinished. */
  | { readonly kind: 'back' | 'cancelled'; readonly typed?: string };

export type Ask = (step: Step, place: Place) => Promise<Reply>;

/** Keeps what was entered from one time to the next. */
export interface Kept {
  read(): Answers;
  write(answers: Answers): void;
}

/**
 * Asks, and does with the answers what was wanted of them; undefined when it was cancelled. What was entered is kept for the next time until that is done:
 * going back, cancelling and a failure lose nothing but secrets.
 */
export async function askInSteps<Result>({ title, steps }: Flow, ask: Ask, kept: Kept, then: (answers: Answers) => Promise<Result | undefined>): Promise<Result | undefined> {
  const given = new Map(Object.entries(kept.read()));
  const secrets = new Set<string>();
  const answered: (readonly [name: string, value: string])[] = [];
  const keep = () => kept.write(Object.fromEntries([...given].filter(([entry]) => !secrets.has(entry))));
  for (;;) {
    const answers = Object.fromEntries(answered);
    const all = steps(answers);
    const step = all[answered.length];
    if (step === undefined) {
      keep();
      const result = await then(answers);
      if (result !== undefined) kept.write({});
      return result;
    }
    const entry = step.about === undefined ? step.name : `${step.about} ${step.name}`;
    if (step.kind === 'text' && step.secret === true) secrets.add(entry);
    const reply = await ask(step, { title, number: answered.length + 1, of: all.length, given: given.get(entry) });
    if (reply.kind === 'answer') {
      given.set(entry, reply.value);
      answered.push([step.name, reply.value]);
      continue;
    }
    if (reply.typed !== undefined) given.set(entry, reply.typed);
    if (reply.kind === 'cancelled') {
      keep();
      return undefined;
    }
    answered.pop();
  }
}
