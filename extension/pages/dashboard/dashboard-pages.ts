import type { Host } from '../../host/host.ts';
import { createPages, type Pages } from '../open-pages.ts';
import { chartTable } from './chart-table.ts';
import { chartsOf } from './charts.ts';
import { readDashboard } from './dashboard-facts.ts';
import { outcomesTable } from './outcomes-table.ts';
import { dashboardTitle, renderDashboard } from './render-dashboard.ts';

/** One for each campaign, and one for all; its script is window/dashboard.ts. */
export function createDashboardPages(host: Host): Pages {
  return createPages(host, {
    name: 'dashboard',
    async read({ id }, l10n) {
      const { store, settings } = await host.engine();
      const facts = await readDashboard(store, id, settings.sending.openPixelUrl !== null);
      const charts = chartsOf(facts, l10n);
      return { title: l10n.t('Dashboard: {0}', dashboardTitle(facts.campaign, l10n)), content: renderDashboard(facts, charts, l10n), charts, tables: [...charts.map(chartTable), outcomesTable(facts, l10n)] };
    },
  });
}
