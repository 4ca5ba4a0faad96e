// Services that want a secret, and what a secret of theirs looks like.

export interface Service {
  /** Name of the stored secret: that of the plugin which asks for it. */
  readonly secret: string;
  readonly what: string;
  readonly environmentName: string;
  /** What is wrong with a value, or undefined; it never repeats the value. */
  readonly problem: (value: string) => string | undefined;
}

export const services: readonly Service[] = [
  {
    secret: 'plugin/anthropic/apiKey',
    what: 'Anthropic API key',
    environmentName: 'ANTHROPIC_API_KEY',
    problem: (value) => (/^sk-ant-[\w-]{8,}$/.test(value) ? undefined : 'it must begin with sk-ant-'),
  },
  {
    secret: 'plugin/openai/apiKey',
    what: 'OpenAI API key',
    environmentName: 'OPENAI_API_KEY',
    problem: (value) => (/^sk-(?!ant-)[\w-]{8,}$/.test(value) ? undefined : 'it must begin with sk-, and not with sk-ant-'),
  },
  {
    secret: 'plugin/smtp/password',
    what: 'password of your mail account (an app password, where the service has such)',
    environmentName: 'SMTP_PASSWORD',
    problem: (value) => (value.trim() === '' ? 'it is empty' : undefined),
  },
  {
    secret: 'plugin/mailbox-imap/password',
    what: 'password of your mailbox (the same, with most services)',
    environmentName: 'IMAP_PASSWORD',
    problem: (value) => (value.trim() === '' ? 'it is empty' : undefined),
  },
];
