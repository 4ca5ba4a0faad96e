// Whether receivers trust the domain that is written from, with each record to add, to be copied.
import { commands, l10n, ProgressLocation, window } from 'vscode';
import type { DomainReport } from '../../core/campaign/domain-report.ts';
import type { DnsRecord, DomainFinding } from '../../core/domain/domain-check.ts';
import { commandId } from '../contributions.ts';
import { helpInEditor } from '../host/help-in-editor.ts';
import type { Host } from '../host/host.ts';
import { telling } from '../host/tell-error.ts';
import { html, type Html } from '../pages/html.ts';
import { commandLink, showPage } from '../setup/show-page.ts';

export function registerCheckDomain(host: Host): void {
  host.context.subscriptions.push(commands.registerCommand(commandId('checkDomain'), () => telling(host, () => checkDomain(host))));
}

async function checkDomain(host: Host): Promise<DomainReport> {
  const engine = await host.engine();
  const { domainReport } = await import('../../core/campaign/domain-report.ts');
  const report = await window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('Asking name servers about your domain'), cancellable: true }, (_, token) => {
    const stopping = new AbortController();
    token.onCancellationRequested(() => stopping.abort(Object.assign(new Error('stopped by you'), { name: 'StoppedByPerson' })));
    return domainReport(engine, { signal: stopping.signal });
  });
  showPage(host, { title: l10n.t('Domain: {0}', report.domain), content: page(report), commands: ['checkDomain', 'openSettings'] });
  host.changed(); // what waited for it may go now
  return report;
}

function page({ domain, provider, transport, findings, records, hold, isGated, isOverridden }: DomainReport): Html {
  return html`<h1>${domain}</h1>
    ${provider !== null && html`<p class="quiet">${provider}</p>`}
    <p>${ending()}</p>
    <section><ul class="findings">${findings.map(finding)}</ul></section>
    ${records.length > 0 && html`<section><h2>${l10n.t('Records to add at the provider of your domain')}</h2>${records.map(record)}</section>`}
    <section><p>${commandLink('checkDomain', l10n.t('Check Again'))} · ${commandLink('openSettings', l10n.t('Open the Settings File'))}</p></section>`;

  function ending(): string {
    if (!isGated) return l10n.t('The transport "{0}" keeps messages on this machine, so nothing waits for this.', transport);
    if (hold !== null) return l10n.t('No mail goes out from {0} until SPF, DKIM and DMARC are in order. To send all the same, name it in the settings as sending.domainOverride.', domain);
    return isOverridden ? l10n.t('You send from {0} whatever its records say (sending.domainOverride).', domain) : l10n.t('Mail may go out from {0}.', domain);
  }
}

function finding({ check, state, message, help }: DomainFinding): Html {
  const states = { ok: l10n.t('in order'), missing: l10n.t('missing'), broken: l10n.t('broken'), unknown: l10n.t('could not be looked up') };
  return html`<li><p><strong>${check.toUpperCase()}</strong> <span class="${state === 'ok' ? 'badge sent' : 'badge doubtful'}">${states[state]}</span></p><p>${message}</p>${help !== '' && html`<p class="quiet">${helpInEditor(help)}</p>`}</li>`;
}

function record({ type, name, value }: DnsRecord): Html {
  return html`<dl class="facts card"><div><dt>${l10n.t('Type')}</dt><dd>${type}</dd></div><div><dt>${l10n.t('Name')}</dt><dd><code>${name}</code></dd></div><div><dt>${l10n.t('Value')}</dt><dd><code>${value}</code></dd></div></dl>`;
}
