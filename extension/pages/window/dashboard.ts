import type { ChartName, TableName, ToPage } from '../messages.ts';
import { type ChartCanvas, createChartCanvas } from './chart-canvas.ts';
import { type Page, startPage } from './page.ts';

const drawn = new Map<ChartName, ChartCanvas>();
let latest: ToPage['charts'] = [];

startPage((page, { charts }) => {
  latest = charts;
  draw(page);
});

// Another theme has other colours.
new MutationObserver(() => {
  for (const chart of latest) drawn.get(chart.name)?.show(chart);
}).observe(document.body, { attributes: true, attributeFilter: ['class'] });

function draw(page: Page): void {
  for (const [name, { canvas, close }] of drawn) {
    if (canvas.isConnected) continue;
    close();
    drawn.delete(name);
  }
  for (const chart of latest) {
    const canvas = page.main.querySelector<HTMLCanvasElement>(`canvas[data-chart="${chart.name}"]`);
    const present = drawn.get(chart.name);
    if (present !== undefined) present.show(chart);
    else if (canvas !== null) drawn.set(chart.name, createChartCanvas(canvas, chart, page.say));
  }
  page.main.onclick = ({ target }) => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-save]') : null;
    const about = pressed?.dataset['about'];
    // The editor looks whether it is one of its tables.
    if (pressed?.dataset['save'] === 'table') page.tell({ kind: 'save-table', table: about as TableName });
    const chart = latest.find(({ name }) => name === about)?.name;
    if (pressed?.dataset['save'] === 'picture' && chart !== undefined) page.tell({ kind: 'save-picture', chart, data: drawn.get(chart)?.picture() ?? '' });
  };
}
