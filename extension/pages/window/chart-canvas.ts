// One chart on its canvas: drawn in the colours of the editor's theme, read with the arrow keys, changed in place.
import { BarController, BarElement, CategoryScale, Chart as Drawing, Legend, LinearScale, Tooltip } from 'chart.js';
import type { Chart } from '../dashboard/charts.ts';

Drawing.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);

export interface ChartCanvas {
  readonly canvas: HTMLCanvasElement;
  show(chart: Chart): void;
  /** A PNG in base64, on the ground of the theme. */
  picture(): string;
  close(): void;
}

/** `say` is told which value the arrow keys have come to. */
export function createChartCanvas(canvas: HTMLCanvasElement, first: Chart, say: (words: string) => void): ChartCanvas {
  let chart = first;
  let at = -1;
  const drawing = new Drawing(canvas, { type: 'bar', data: dataOf(chart), options: optionsOf(chart, () => chart) });
  canvas.addEventListener('keydown', move);
  canvas.addEventListener('blur', () => point(-1));

  function move(event: KeyboardEvent): void {
    const last = chart.labels.length - 1;
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last, Escape: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    point(event.key === 'Escape' ? -1 : Math.max(0, Math.min(last, next)));
    if (at >= 0) say(`${chart.labels[at]}: ${chart.series.map(({ name, texts }) => `${name} ${texts[at]}`).join(', ')}`);
  }

  /** As if a mouse were there; -1 takes it away. */
  function point(index: number): void {
    at = index;
    const elements = index < 0 ? [] : chart.series.map((_, datasetIndex) => ({ datasetIndex, index }));
    drawing.setActiveElements(elements);
    drawing.tooltip?.setActiveElements(elements, { x: 0, y: 0 });
    drawing.update('none');
  }

  return {
    canvas,
    show(next) {
      chart = next;
      drawing.data = dataOf(chart);
      drawing.options = optionsOf(chart, () => chart);
      drawing.resize();
      point(Math.min(at, chart.labels.length - 1));
    },
    picture() {
      const ground = document.createElement('canvas');
      ground.width = canvas.width;
      ground.height = canvas.height;
      const context = ground.getContext('2d');
      if (context === null) throw new Error('There is nothing to draw on.');
      context.fillStyle = themed('--vscode-editor-background', '#ffffff');
      context.fillRect(0, 0, ground.width, ground.height);
      context.drawImage(canvas, 0, 0);
      return ground.toDataURL('image/png').slice('data:image/png;base64,'.length);
    },
    close() {
      canvas.removeEventListener('keydown', move);
      drawing.destroy();
    },
  };
}

function dataOf({ labels, series }: Chart): Drawing<'bar'>['data'] {
  const highContrast = document.body.classList.contains('vscode-high-contrast') || document.body.classList.contains('vscode-high-contrast-light');
  return {
    labels: [...labels],
    datasets: series.map(({ name, colour, values }) => ({
      label: name,
      data: [...values],
      backgroundColor: themed(`--vscode-charts-${colour}`, '#3794ff'),
      borderColor: themed('--vscode-contrastBorder', 'transparent'),
      borderWidth: highContrast ? 1 : 0,
      borderRadius: 3,
      maxBarThickness: 28,
      // A value of one among thousands is still seen.
      minBarLength: 0,
    })),
  };
}

function optionsOf({ shape, series }: Chart, current: () => Chart): Drawing<'bar'>['options'] {
  const text = themed('--vscode-foreground', '#333333');
  const quiet = themed('--vscode-descriptionForeground', text);
  const lines = themed('--vscode-widget-border', themed('--vscode-panel-border', 'rgba(128, 128, 128, 0.3)'));
  const font = { family: themed('--vscode-font-family', 'sans-serif'), size: Number.parseFloat(themed('--vscode-font-size', '13')) };
  const bars = shape === 'bars';
  const names = { grid: { display: false }, border: { color: lines }, ticks: { color: text, font, autoSkip: !bars, maxRotation: 0 } };
  const values = { beginAtZero: true, grid: { color: lines }, border: { display: false }, ticks: { color: quiet, font, maxTicksLimit: 6, ...(series.some(({ values: all }) => all.some((value) => !Number.isInteger(value))) ? {} : { precision: 0 }) } };
  return {
    indexAxis: bars ? 'y' : 'x',
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: 'index', intersect: false, axis: bars ? 'y' : 'x' },
    scales: bars ? { x: values, y: names } : { x: names, y: values },
    plugins: {
      legend: { display: series.length > 1, position: 'bottom', labels: { color: text, font, boxWidth: 12, boxHeight: 12 } },
      tooltip: {
        backgroundColor: themed('--vscode-editorHoverWidget-background', '#252526'),
        borderColor: themed('--vscode-editorHoverWidget-border', lines),
        borderWidth: 1,
        titleColor: themed('--vscode-editorHoverWidget-foreground', text),
        bodyColor: themed('--vscode-editorHoverWidget-foreground', text),
        titleFont: font,
        bodyFont: font,
        callbacks: { label: ({ datasetIndex, dataIndex }) => `${current().series[datasetIndex]?.name ?? ''}: ${current().series[datasetIndex]?.texts[dataIndex] ?? ''}` },
      },
    },
  };
}

function themed(variable: string, otherwise: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim() || otherwise;
}
