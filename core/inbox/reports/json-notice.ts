// Amazon SES tells of bounces and complaints in JSON, which its notification service sends as plain mail.
import type { RawRecipient } from './bounce.ts';

export interface JsonNotice {
  readonly bounce?: readonly RawRecipient[];
  readonly complaint?: readonly string[];
  readonly messageId: string | null;
}

/** What a notification in JSON says; undefined when the text is none. */
export function jsonNotice(text: string): JsonNotice | undefined {
  const start = text.indexOf('{');
  if (start < 0 || start > 4_000 || !/"(?:notificationType|eventType)"/.test(text.slice(start, start + 20_000).replaceAll('\\"', '"'))) return undefined;
  const notice = unwrapped(parsed(text.slice(start, 200_000)));
  if (notice === undefined) return undefined;
  const kind = textAt(notice, 'notificationType') || textAt(notice, 'eventType');
  const messageId = textAt(asObject(asObject(notice['mail'])?.['commonHeaders']), 'messageId') || null;
  if (kind === 'Bounce') return { bounce: peopleIn(notice['bounce'], 'bouncedRecipients').map((person) => rawRecipient(person, 'failed')), messageId };
  if (kind === 'Delivery') {
    const delivery = asObject(notice['delivery']);
    const addresses = Array.isArray(delivery?.['recipients']) ? (delivery['recipients'] as unknown[]).filter((each) => typeof each === 'string') : [];
    return { bounce: addresses.map((address) => ({ address, action: 'delivered', status: '', diagnostic: textAt(delivery, 'smtpResponse') })), messageId };
  }
  return kind === 'Complaint' ? { complaint: peopleIn(notice['complaint'], 'complainedRecipients').map((person) => textAt(person, 'emailAddress')).filter(Boolean), messageId } : undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Lines of a mail may have been folded within it, and unsubscribing hints stand below. */
function parsed(text: string): JsonObject | undefined {
  const end = text.lastIndexOf('}');
  for (const candidate of [text.slice(0, end + 1), text.slice(0, end + 1).replaceAll('\n', '')]) {
    try {
      return asObject(JSON.parse(candidate));
    } catch {
      // Not JSON in this form.
    }
  }
  return undefined;
}

/** The notification service wraps a notice as text. */
function unwrapped(notice: JsonObject | undefined): JsonObject | undefined {
  const inner = textAt(notice, 'Message');
  return inner.startsWith('{') ? parsed(inner) : notice;
}

function rawRecipient(person: JsonObject, action: string): RawRecipient {
  return { address: textAt(person, 'emailAddress').replace(/^.*<|>.*$/g, ''), action: textAt(person, 'action') || action, status: textAt(person, 'status'), diagnostic: textAt(person, 'diagnosticCode') };
}

function peopleIn(part: unknown, name: string): readonly JsonObject[] {
  const people = asObject(part)?.[name];
  return Array.isArray(people) ? people.map(asObject).filter((person) => person !== undefined) : [];
}

function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

function textAt(value: JsonObject | undefined, name: string): string {
  const found = value?.[name];
  return typeof found === 'string' ? found : '';
}
