import { parseInstant, isDay, sqlTimestamp } from './query-window';

export type ParameterType = keyof typeof LITERALS;

/** A value that a person may want to change before running the query. */
export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** The default, as SQL. */
  readonly literal: string;
  readonly meaning: string;
  /** Line of the file. */
  readonly line: number;
}

const DECLARATION = /^(?<name>\S+) +(?<type>\S+) *= *(?<value>.*?) *— *(?<meaning>\S.*)$/;
const NAME = /^[a-z][a-z0-9_]*$/;

const UNITS: Readonly<Record<string, string>> = { d: 'DAY', h: 'HOUR', m: 'MINUTE' };

/** For each type, how a default is written, and the SQL that it becomes; undefined where it is none. */
const LITERALS = {
  text: { form: 'text without quotes', render: renderText },
  number: { form: 'a number such as 0.5', render: (value: string) => (/^-?\d+(\.\d+)?$/.test(value) ? `DOUBLE '${value}'` : undefined) },
  integer: { form: 'a whole number such as 100', render: (value: string) => (/^-?\d{1,18}$/.test(value) ? value : undefined) },
  boolean: { form: 'true or false', render: (value: string) => (/^(true|false)$/.test(value) ? value.toUpperCase() : undefined) },
  date: { form: "a day such as 2026-01-31, or 'today - 7d'", render: renderDate },
  timestamp: { form: "a moment such as 2026-01-31 13:00:00, in UTC, or 'now - 2h', with d, h or m", render: renderTimestamp },
} as const;

/** Reads `name type = default — meaning`; gives the problem as text where it is none. */
export function parseParameter(declaration: string, line: number): QueryParameter | string {
  const groups = DECLARATION.exec(declaration)?.groups;
  if (!groups) return `parameter must be 'name type = default — meaning'; got '${declaration}'`;
  const { name, type, value, meaning } = groups;
  if (!NAME.test(name)) return `parameter must have a name of lower-case letters, digits and underscores; got '${name}'`;
  if (!Object.hasOwn(LITERALS, type)) return `parameter '${name}' must be one of ${Object.keys(LITERALS).join(', ')}; got '${type}'`;
  const { form, render } = LITERALS[type as ParameterType];
  const literal = render(value);
  if (literal === undefined) return `parameter '${name}': default must be ${form}; got '${value}'`;
  return { name, type: type as ParameterType, literal, meaning, line };
}

function renderText(value: string): string | undefined {
  return value.startsWith("'") ? undefined : `'${value.replaceAll("'", "''")}'`;
}

function renderDate(value: string): string | undefined {
  const relative = /^today(?: *- *(?<count>\d{1,4})d)?$/.exec(value);
  if (relative) return `current_date${ago(relative.groups?.count, 'd')}`;
  return isDay(value) ? `DATE '${value}'` : undefined;
}

function renderTimestamp(value: string): string | undefined {
  const relative = /^now(?: *- *(?<count>\d{1,5})(?<unit>[dhm]))?$/.exec(value);
  if (relative) return `CAST(current_timestamp${ago(relative.groups?.count, relative.groups?.unit)} AS timestamp(3))`;
  const instant = parseInstant(value);
  return instant === undefined || isDay(value) ? undefined : `TIMESTAMP '${sqlTimestamp(instant)}'`;
}

function ago(count = '', unit = ''): string {
  return count === '' ? '' : ` - INTERVAL '${count}' ${UNITS[unit]}`;
}
