// A mail account as a person knows it: an address, and servers only where the address does not say them. What that means in the settings stands here for both hosts.
import type { GivenSetting } from '../config/environment-settings.ts';
import type { Settings } from '../config/settings.ts';
import { findSettingsFile, readLayer, readSettingsText } from '../config/settings-file.ts';
import { isLoopback } from '../model/loopback.ts';

export const mailSecurities = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof mailSecurities)[number];

export interface MailServer {
  readonly host: string;
  readonly port?: number;
  /** By host and port when left out. */
  readonly security?: MailSecurity;
}

export interface MailAccount {
  readonly address: string;
  /** What it logs in with; the address when left out. */
  readonly user?: string;
  /** Where mail goes out; left out where the address says it. */
  readonly smtp?: MailServer;
  /** Where answers are read; left out where the address says it, null to read none. */
  readonly imap?: MailServer | null;
  /** Signed in to in the host, which must have a sign-in with Microsoft; a password when left out. */
  readonly signedIn?: boolean;
}

/** The secrets of an account. The second is the same with nearly every service. */
export const mailPasswords = { smtp: 'plugin/smtp/password', imap: 'plugin/mailbox-imap/password' } as const;

/** Google shows an app password in four groups of four letters; the blanks are no part of it. */
export function tidyPassword(text: string): string {
  return /^(?:[a-z]{4}\s){3}[a-z]{4}$/i.test(text) ? text.replaceAll(/\s/g, '') : text;
}

/** What the user's file must say for this account; what an earlier one has left there is taken away. Who has no address to write from yet writes from this one. */
export function mailSettings({ address, user = address, smtp, imap, signedIn = false }: MailAccount, stored: Settings): readonly GivenSetting[] {
  const [login, provider] = signedIn ? ['editor', 'microsoft'] : [undefined, undefined];
  return [
    setting(['transport'], 'smtp'),
    setting(['mailbox'], imap === null ? null : 'imap'),
    ...(stored.sender.email === null ? [setting(['sender', 'email'], address)] : []),
    ...optionsFor('smtp', { user, ...written(smtp), login, provider }, stored),
    ...(imap === null ? [] : optionsFor('mailbox-imap', { user, ...written(imap), auth: login, provider }, stored)),
  ];
}

/** Messages stay files in the outbox folder. It is written down though it is the usual way: it was chosen, and is not asked for again. */
export function fileSettings(): readonly GivenSetting[] {
  return [setting(['transport'], 'file')];
}

/** Somebody has said how mail goes out, if only that it stays here. */
export function isMailChosen({ transport }: Settings, config: string): boolean {
  const file = findSettingsFile(config);
  return transport !== 'file' || (file !== undefined && Object.hasOwn(readLayer(readSettingsText(file), file), 'transport'));
}

/** `mail.example.org`, or `mail.example.org:587`; undefined when it is neither. */
export function readMailServer(text: string): MailServer | undefined {
  const [, host, port] = /^((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i.exec(text.trim()) ?? [];
  if (host === undefined || host.length > 253 || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) return undefined;
  return { host, ...(port === undefined ? {} : { port: Number(port) }) };
}

const encryptedPorts: readonly (number | undefined)[] = [undefined, 465, 587, 993];

function written(server: MailServer | undefined) {
  if (server === undefined) return { host: undefined, port: undefined, security: undefined };
  const { host, port } = server;
  // The plugins know the encryption of the usual ports but this one; a server on this machine that has a port of its own seldom has any.
  const usual = isLoopback(host) && !encryptedPorts.includes(port) ? 'none' : port === 143 ? 'starttls' : undefined;
  return { host, port, security: server.security ?? usual };
}

function optionsFor(plugin: string, options: Readonly<Record<string, unknown>>, { plugins }: Settings): readonly GivenSetting[] {
  return Object.entries(options).filter(([name, value]) => value !== undefined || plugins[plugin]?.[name] !== undefined).map(([name, value]) => setting(['plugins', plugin, name], value));
}

function setting(path: readonly string[], value: unknown): GivenSetting {
  return { where: 'setup', path, value };
}
