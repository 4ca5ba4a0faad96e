// What a page and the editor say to each other. A page shows texts of strangers: what comes from it is looked at before it is used.
import { type JsonSchema, validate } from '../../core/validate.ts';
import type { Chart } from './dashboard/charts.ts';

/** What a page may ask the editor to do, each about one thing by its id. */
export const pageCommands = ['openDraft', 'whyNotSent', 'previewMessage', 'acceptLead', 'rejectLead', 'deferLead', 'setLeadAddress', 'recordBasis', 'skipFollowUps', 'settleMessage', 'allowAddress', 'openLead', 'openDashboard', 'runSample', 'setup', 'showLog'] as const;
export type PageCommand = (typeof pageCommands)[number];

export const chartNames = ['stages', 'days', 'venues', 'models'] as const;
export type ChartName = (typeof chartNames)[number];

/** What can be saved as CSV: the tables of the charts, and what gets answers. */
export const tableNames = [...chartNames, 'outcomes'] as const;
export type TableName = (typeof tableNames)[number];

export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'command'; readonly command: PageCommand; readonly id?: number }
  | { readonly kind: 'save-table'; readonly table: TableName }
  /** `data` is a PNG in base64. */
  | { readonly kind: 'save-picture'; readonly chart: ChartName; readonly data: string };

export interface ToPage {
  readonly kind: 'show';
  /** Of `main`; made by `html`. */
  readonly content: string;
  readonly charts: readonly Chart[];
  /** Comes back when the window is opened again: which page this was. */
  readonly state: PageState;
}

export interface PageState {
  /** Of a lead, or of the campaign of a dashboard; none for the dashboard of all campaigns. */
  readonly id?: number;
}

/** A picture of twenty megabytes is none that a chart of ours can be. */
const longestPicture = 20_000_000;

const id: JsonSchema = { type: 'integer', minimum: 1 };
const chart: JsonSchema = { type: 'string', enum: chartNames };

const schemas: Readonly<Record<FromPage['kind'], JsonSchema>> = {
  ready: message('ready', {}),
  command: message('command', { command: { type: 'string', enum: pageCommands }, id }, ['command']),
  'save-table': message('save-table', { table: { type: 'string', enum: tableNames } }),
  'save-picture': message('save-picture', { chart, data: { type: 'string', maxLength: longestPicture, pattern: '^iVBORw0KGgo[A-Za-z0-9+/]*={0,2}$' } }),
};

const pageState: JsonSchema = { type: 'object', additionalProperties: false, properties: { id } };

/** Undefined for everything that a page of ours would not say. */
export function readMessage(said: unknown): FromPage | undefined {
  const kind = typeof said === 'object' && said !== null && 'kind' in said ? said.kind : undefined;
  if (typeof kind !== 'string' || !Object.hasOwn(schemas, kind)) return undefined;
  const read = validate<FromPage>(schemas[kind as FromPage['kind']], said);
  return read.ok ? read.value : undefined;
}

/** Which page it was; undefined for what an earlier version may have kept. */
export function readPageState(kept: unknown): PageState | undefined {
  const read = validate<PageState>(pageState, kept);
  return read.ok ? read.value : undefined;
}

function message(kind: FromPage['kind'], properties: JsonSchema, required = Object.keys(properties)): JsonSchema {
  return { type: 'object', additionalProperties: false, required: ['kind', ...required], properties: { kind: { type: 'string', enum: [kind] }, ...properties } };
}
