import type { Dns } from '../dns/dns.ts';
import type { AddressCheck } from '../domain/address-check.ts';
import { parseEmailAddress } from '../domain/email-address.ts';
import { isFreeMail } from '../domain/free-mail.ts';
import { isDisposableDomain } from './disposable-domain.ts';
import { roleAccount } from './role-account.ts';

/** Looks at an address as far as that is polite: its form, its domain, what it is called. No mail server is asked about it. Rejects only when it is aborted. */
export async function checkAddress(dns: Dns, text: string, signal?: AbortSignal): Promise<AddressCheck> {
  const parsed = parseEmailAddress(text);
  if (parsed.problem !== undefined) return { syntax: 'invalid', mx: 'unknown', isDisposable: false, isRole: false, isFreeMail: false, verdict: 'bad', because: [`It is no address: ${parsed.problem}.`] };
  const { address, domain } = parsed;
  const role = roleAccount(address.slice(0, address.lastIndexOf('@')));
  const isDisposable = isDisposableDomain(domain);
  const taken = await takesMail(dns, domain, signal);

  const bad = [
    ...(taken.mx === 'none' ? [taken.because] : []),
    ...(isDisposable ? [`${domain} gives addresses that vanish after a while.`] : []),
    ...(role === 'nobody' ? ['Nobody reads this address: it is one that programs write from.'] : []),
  ];
  const unknown = taken.mx === 'unknown' ? [taken.because] : [];
  const risky = role === 'general' ? ['It belongs to a function, not to a person: whoever reads it may not be the one you mean.'] : [];
  return {
    syntax: 'ok',
    mx: taken.mx,
    isDisposable,
    isRole: role !== undefined,
    isFreeMail: isFreeMail(domain),
    verdict: bad.length > 0 ? 'bad' : unknown.length > 0 ? 'unknown' : risky.length > 0 ? 'risky' : 'good',
    because: [...bad, ...unknown, ...risky],
  };
}

async function takesMail(dns: Dns, domain: string, signal?: AbortSignal): Promise<{ readonly mx: AddressCheck['mx']; readonly because: string }> {
  const unknown = (reason: string) => ({ mx: 'unknown' as const, because: `Whether ${domain} takes mail could not be looked up: ${reason}.` });
  const answer = await dns.mx(domain, signal);
  if (answer.kind === 'failed') return unknown(answer.reason);
  if (answer.kind === 'found') {
    const isNull = answer.records.every(({ exchange }) => exchange === '' || exchange === '.');
    return isNull ? { mx: 'none', because: `${domain} says that it takes no mail.` } : { mx: 'ok', because: '' };
  }
  const addresses = await dns.addresses(domain, signal);
  if (addresses.kind === 'failed') return unknown(addresses.reason);
  return addresses.kind === 'found' ? { mx: 'ok', because: '' } : { mx: 'none', because: `${domain} has no mail server.` };
}
