import { parseInstant, isDate, formatTimestamp } from './query-window';

export type ParameterType = keyof typeof LITERALS;

/** A value that users can change before they run the query. */
export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** The default value, as SQL. */
  readonly literal: string;
  readonly description: string;
  /** Line of the file. */
  readonly line: number;
}

const DECLARATION = /^(?<name>\S+) +(?<type>\S+) *= *(?<value>.*?) *— *(?<description>\S.*)$/;
const NAME = /^[a-z][a-z0-9_]*$/;

const UNITS: Readonly<Record<string, string>> = { d: 'DAY', h: 'HOUR', m: 'MINUTE' };

/** For each type, the form of a default value, and its SQL literal; undefined if the value is invalid. */
const LITERALS = {
  text: { form: 'text without quotes', render: renderText },
  number: { form: 'a number such as 0.5', render: (value: string) => (/^-?\d+(\.\d+)?$/.test(value) ? `DOUBLE '${value}'` : undefined) },
  integer: { form: 'a whole number such as 100', render: (value: string) => (/^-?\d{1,18}$/.test(value) ? value : undefined) },
  boolean: { form: 'true or false', render: (value: string) => (/^(true|false)$/.test(value) ? value.toUpperCase() : undefined) },
  date: { form: "a date such as 2026-01-31, or 'today - 7d'", render: renderDate },
  timestamp: { form: "a timestamp such as 2026-01-31 13:00:00, in UTC, or 'now - 2h', with d, h or m", render: renderTimestamp },
} as const;

/** Parses `name type = default — description`; returns the problem as text if the declaration is invalid. */
export function parseParameter(declaration: string, line: number): QueryParameter | string {
  const groups = DECLARATION.exec(declaration)?.groups;
  if (!groups) return `parameter must be 'name type = default — description'; got '${declaration}'`;
  const { name, type, value, description } = groups;
  if (!NAME.test(name)) return `parameter must have a name of lower-case letters, digits and underscores; got '${name}'`;
  if (!Object.hasOwn(LITERALS, type)) return `parameter '${name}' must be one of ${Object.keys(LITERALS).join(', ')}; got '${type}'`;
  const { form, render } = LITERALS[type as ParameterType];
  const literal = render(value);
  if (literal === undefined) return `parameter '${name}': default must be ${form}; got '${value}'`;
  return { name, type: type as ParameterType, literal, description, line };
}

function renderText(value: string): string | undefined {
  return value.startsWith("'") ? undefined : `'${value.replaceAll("'", "''")}'`;
}

function renderDate(value: string): string | undefined {
  const relative = /^today(?: *- *(?<count>\d{1,4})d)?$/.exec(value);
  if (relative) return `current_date${renderInterval(relative.groups?.count, 'd')}`;
  return isDate(value) ? `DATE '${value}'` : undefined;
}

function renderTimestamp(value: string): string | undefined {
  const relative = /^now(?: *- *(?<count>\d{1,5})(?<unit>[dhm]))?$/.exec(value);
  if (relative) return `CAST(current_timestamp${renderInterval(relative.groups?.count, relative.groups?.unit)} AS timestamp(3))`;
  const instant = parseInstant(value);
  return instant === undefined || isDate(value) ? undefined : `TIMESTAMP '${formatTimestamp(instant)}'`;
}

function renderInterval(count = '', unit = ''): string {
  return count === '' ? '' : ` - INTERVAL '${count}' ${UNITS[unit]}`;
}
