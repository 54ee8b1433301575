import { listCaseRecords } from './case-records';
import { generateRecords } from './generated-records';
import { Report } from './report';
import { fitRecord, Json, readRealRecords } from '../real-records';

/** Records that nothing has changed yet: real ones where they are at hand, those of the rules' cases, and generated ones. */
export function createBaseRecords(report: Report, generated: number, seed: number): readonly Json[] {
  const real = readReal(report);
  const cases = listCaseRecords().map(({ record }) => record);
  const made = generateRecords(generated - cases.length, seed);
  report.log(`${cases.length} records of the rules' cases, ${made.length} generated ones`);
  return [...real, ...cases, ...made];
}

function readReal(report: Report): readonly Json[] {
  const real = readRealRecords();
  if (!real) {
    report.log('no real records at hand (they are looked for in ../shared/corpus): generated ones only');
    return [];
  }
  const fitting = real.map(fitRecord);
  const changed = real.filter((record, index) => JSON.stringify(record) !== JSON.stringify(fitting[index])).length;
  report.log(`${real.length} real records, from ${changed} of which values were left out that CloudTrail would not write`);
  return fitting;
}
