// Reads an SPF record, RFC 7208 sections 4.6 and 5. What it means is found by following it, in walk-spf.ts.
import { isIPv4, isIPv6 } from 'node:net';
import { quoted } from './quoted.ts';

export type SpfQualifier = '+' | '-' | '~' | '?';
export type SpfMechanism = 'all' | 'include' | 'a' | 'mx' | 'ptr' | 'ip4' | 'ip6' | 'exists';

export interface SpfTerm {
  readonly qualifier: SpfQualifier;
  readonly mechanism: SpfMechanism;
  /** A name, with or without macros, or a network; empty when the term names none. */
  readonly value: string;
  /** As it stands in the record. */
  readonly text: string;
}

export interface SpfRecord {
  readonly terms: readonly SpfTerm[];
  /** The record that says it all instead; null without one, or with an `all` that makes it void. */
  readonly redirect: string | null;
  /** Each makes the whole record void: receivers answer with a permanent error. */
  readonly problems: readonly string[];
}

/** Letters that a record may have; one for a large company has some thousand. */
const longestRecord = 16_000;

/** True of a text that is meant as an SPF record, section 4.5. */
export function isSpf(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/** Takes a text that `isSpf`. */
export function readSpf(text: string): SpfRecord {
  if (text.length > longestRecord) return { terms: [], redirect: null, problems: [`it has ${text.length} letters`] };
  const terms: SpfTerm[] = [];
  const problems: string[] = [];
  const modifiers = new Map<string, string>();
  for (const word of text.slice('v=spf1'.length).split(' ').filter(Boolean)) {
    const modifier = /^([A-Za-z][A-Za-z0-9_.-]{0,62})=(.*)$/s.exec(word);
    if (modifier !== null) {
      const [, name = '', value = ''] = modifier;
      const known = name.toLowerCase();
      if (!['redirect', 'exp'].includes(known)) continue; // section 6: unknown modifiers are ignored
      if (modifiers.has(known)) problems.push(`it says ${known}= twice`);
      if (!isDomainSpec(value)) problems.push(`${quoted(word)} names no domain`);
      modifiers.set(known, value);
      continue;
    }
    const term = readTerm(word);
    if ('problem' in term) problems.push(term.problem);
    else terms.push(term);
  }
  const redirect = modifiers.get('redirect') ?? null;
  return { terms, redirect: terms.some(({ mechanism }) => mechanism === 'all') ? null : redirect, problems };
}

/** True of a name that is made from the message when a receiver looks: nobody can follow it before. */
export function hasMacro(value: string): boolean {
  return value.includes('%');
}

function readTerm(word: string): SpfTerm | { readonly problem: string } {
  const parts = /^([+~?-]?)([A-Za-z0-9]{1,20})(?:([:/])(.*))?$/s.exec(word);
  const [, qualifier = '', name = '', mark = '', rest = ''] = parts ?? [];
  const mechanism = name.toLowerCase();
  if (!isMechanism(mechanism)) return { problem: `${quoted(word)} is no part of SPF` };
  const value = mark === '/' ? `/${rest}` : rest;
  if (!takes[mechanism](value, mark)) return { problem: `${quoted(word)} is not written as SPF wants it` };
  return { qualifier: (qualifier === '' ? '+' : qualifier) as SpfQualifier, mechanism, value, text: word };
}

const takes: Readonly<Record<SpfMechanism, (value: string, mark: string) => boolean>> = {
  all: (_, mark) => mark === '',
  include: (value, mark) => mark === ':' && isDomainSpec(value),
  exists: (value, mark) => mark === ':' && isDomainSpec(value),
  ptr: (value, mark) => mark === '' || (mark === ':' && isDomainSpec(value)),
  a: isHostAndPrefix,
  mx: isHostAndPrefix,
  ip4: (value, mark) => mark === ':' && isNetwork(value, isIPv4, 32),
  ip6: (value, mark) => mark === ':' && isNetwork(value, isIPv6, 128),
};

function isMechanism(name: string): name is SpfMechanism {
  return Object.hasOwn(takes, name);
}

function isHostAndPrefix(value: string, mark: string): boolean {
  const slash = value.indexOf('/');
  const host = slash < 0 ? value : value.slice(0, slash);
  const prefix = slash < 0 ? '' : value.slice(slash);
  return (mark === ':' ? isDomainSpec(host) : host === '') && /^(?:\/\d{1,2})?(?:\/\/\d{1,3})?$/.test(prefix);
}

function isNetwork(value: string, isAddress: (text: string) => boolean, longest: number): boolean {
  const [address = '', prefix, ...more] = value.split('/');
  return more.length === 0 && isAddress(address) && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest));
}

/** Section 7.1: a name that ends in a top-level domain or a macro. */
function isDomainSpec(value: string): boolean {
  if (value.length === 0 || value.length > 253 || !/^[\x21-\x7e]+$/.test(value)) return false;
  if (hasMacro(value)) return /^(?:[^%]|%[%_-]|%\{[slodiphcrtv]\d{0,3}r?[.+,/_=-]*\})+$/i.test(value);
  return /^(?:[A-Za-z0-9_-]{1,63}\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]\.?$/.test(value);
}
