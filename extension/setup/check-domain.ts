// Whether receivers trust the domain that is written from: what was found, and each record to add, to be copied.
import { env, l10n, ProgressLocation, window } from 'vscode';
import type { DomainReport } from '../../core/campaign/domain-report.ts';
import type { DnsRecord, DomainFinding } from '../../core/domain/domain-check.ts';
import { commandId } from '../contributions.ts';
import { coreHelp, coreWords } from '../host/core-words.ts';
import type { Host } from '../host/host.ts';
import { html, type Html } from '../pages/html.ts';
import { commandLink, type ReadingPage, showPage } from './show-page.ts';

/** Asks the name servers, and opens what they say as a page; undefined when it was cancelled. Rejects with `sender_unknown` and the like. */
export async function checkDomain(host: Host): Promise<DomainReport | undefined> {
  const { domainReport } = await import('../../core/campaign/domain-report.ts');
  const engine = await host.engine();
  const report = await window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('Looking at your domain'), cancellable: true }, async (_, cancelled) => {
    const stopping = new AbortController();
    cancelled.onCancellationRequested(() => stopping.abort());
    try {
      return await domainReport(engine, { signal: stopping.signal });
    } catch (thrown) {
      if (stopping.signal.aborted) return undefined;
      throw thrown;
    }
  });
  if (report !== undefined) showPage(host, domainPage(report));
  return report;
}

/** What a link of the page gives: the value of a record. */
export async function copyRecord(given: unknown): Promise<void> {
  if (typeof given !== 'string') return;
  await env.clipboard.writeText(given);
  window.setStatusBarMessage(`$(check) ${l10n.t('Copied.')}`, 3_000);
}

function domainPage(report: DomainReport): ReadingPage {
  const { domain, provider, transportHost, findings, records } = report;
  const title = l10n.t('Your Domain');
  const by = [provider, transportHost].filter((each) => each !== null).join(', ');
  return {
    title,
    content: html`<h1>${domain}</h1>
      <p class="quiet">${by}</p>
      <section><p>${verdict(report)}</p></section>
      <section><h2>${l10n.t('What Was Found')}</h2><ul class="findings">${findings.map(findingItem)}</ul></section>
      ${records.length === 0 ? null : html`<section><h2>${l10n.t('Records to Add')}</h2><p class="quiet">${l10n.t('Type them in where your domain is managed. It can take some hours until everybody sees them.')}</p>${records.map(recordCard)}</section>`}
      <section><p>${commandLink('checkDomain', l10n.t('Look Again'))} · ${commandLink('sendTestMessage', l10n.t('Send Yourself a Test Message'))} · ${commandLink('showSetup', l10n.t('Show What Is Set Up'))}</p></section>`,
    commands: ['checkDomain', 'sendTestMessage', 'showSetup', 'copyRecord'],
  };
}

function verdict({ domain, hold, isGated, isOverridden }: DomainReport): string {
  if (!isGated) return l10n.t('Messages stay on this machine, so nothing waits for this.');
  if (hold !== null) return l10n.t('No campaign starts from {0} until SPF, DKIM and DMARC are in order. To send all the same, name the domain in the setting {1}.', domain, 'sending.domainOverride');
  return isOverridden ? l10n.t('You send from {0} whatever its records say.', domain) : l10n.t('Campaigns may start from {0}.', domain);
}

function findingItem({ check, state, message, help, asOf }: DomainFinding): Html {
  const isWell = state === 'ok';
  const seen = asOf === undefined ? '' : l10n.t('(as it was on {0}; name servers do not say it now)', asOf.slice(0, 10));
  return html`<li><p><span class="${isWell ? 'set' : 'quiet'}" role="img" aria-label="${isWell ? l10n.t('in order') : l10n.t('not in order')}">${isWell ? '✓' : '○'}</span> <strong>${check.toUpperCase()}</strong> ${coreWords(message)} ${seen}</p>${help === '' ? null : html`<p class="quiet">${coreHelp(help)}</p>`}</li>`;
}

function recordCard({ type, name, value }: DnsRecord): Html {
  const row = (what: string, text: string, copies: boolean) => html`<tr><td></td><th scope="row">${what}</th><td><code>${text}</code></td><td>${copies ? copyLink(text, what) : null}</td></tr>`;
  return html`<h3>${type} ${name}</h3><table class="settings"><tbody>${row(l10n.t('Type'), type, false)}${row(l10n.t('Name'), name, true)}${row(l10n.t('Value'), value, true)}</tbody></table>`;
}

function copyLink(text: string, what: string): Html {
  return html`<a href="${`command:${commandId('copyRecord')}?${encodeURIComponent(JSON.stringify([text]))}`}" aria-label="${l10n.t('Copy: {0}', what)}">${l10n.t('Copy')}</a>`;
}
