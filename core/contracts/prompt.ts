/** Where a plugin's prompt lies: the file of its text, and the task that it is for. */
export interface PromptSource {
  /** The task: `write.draft`. */
  readonly id: string;
  /** A Markdown file beside the plugin. */
  readonly file: URL;
}

/** What a prompt is filled with: single words that choose between its parts, never texts of strangers, which belong into the question. */
export type PromptVariables = Readonly<Record<string, string | number | boolean>>;
