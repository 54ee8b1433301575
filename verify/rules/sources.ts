import { isObject, Json, readCorpus } from './records';
import { Report } from './report';
import { EVENT_SCHEMA } from '../../src/catalog/record-schema';
import { FieldType, StructField } from '../../src/pattern';

const RECORD: StructField = { struct: EVENT_SCHEMA };

/** Records that nothing has changed yet: real ones where they are at hand, and generated ones. */
export async function baseRecords(report: Report, _wanted: number): Promise<readonly Json[]> {
  const real = readCorpus();
  if (!real) {
    report.step('no real records at hand (they are looked for in ../shared/corpus): generated ones only');
    return [];
  }
  const fitting = real.map((record) => fitted(record, RECORD) as Json);
  const changed = real.filter((record, index) => JSON.stringify(record) !== JSON.stringify(fitting[index])).length;
  report.step(`${real.length} real records, from ${changed} of which values were left out that CloudTrail would not write`);
  return fitting;
}

/** A value without what its type does not allow: some of the real records are templates with words for values. */
function fitted(value: unknown, type: FieldType): unknown {
  if (value === null || type === 'json') return value;
  if (type === 'string') return typeof value === 'string' ? value : undefined;
  if (type === 'boolean') return value === true || value === false || value === 'true' || value === 'false' ? value : undefined;
  if ('list' in type) return Array.isArray(value) ? value.map((element) => fitted(element, type.list)).filter((element) => element !== undefined) : undefined;
  if (!isObject(value)) return undefined;
  const fieldType = (name: string): FieldType | undefined => {
    if ('map' in type) return type.map;
    if (Object.hasOwn(type.struct, name)) return type.struct[name];
    // a name that differs in case only is the same column, but another field
    return Object.keys(type.struct).some((known) => known.toLowerCase() === name.toLowerCase()) ? undefined : 'json';
  };
  return Object.fromEntries(Object.entries(value).flatMap(([name, field]): [string, unknown][] => {
    const known = fieldType(name);
    // what is JSON text in a column of its own is an object in every record
    const kept = known && (known === 'json' && type === RECORD && !isObject(field) && field !== null ? undefined : fitted(field, known));
    return kept === undefined ? [] : [[name, kept]];
  }));
}
