import { caseRecords } from './case-records';
import { generatedRecords } from './generated-records';
import { Report } from './report';
import { fittingRecord, Json, realRecords } from '../real-records';

/** Records that nothing has changed yet: real ones where they are at hand, those of the rules' cases, and generated ones. */
export function baseRecords(report: Report, generated: number, seed: number): readonly Json[] {
  const real = unchangedReal(report);
  const cases = caseRecords().map(({ record }) => record);
  const made = generatedRecords(generated - cases.length, seed);
  report.step(`${cases.length} records of the rules' cases, ${made.length} generated ones`);
  return [...real, ...cases, ...made];
}

function unchangedReal(report: Report): readonly Json[] {
  const real = realRecords();
  if (!real) {
    report.step('no real records at hand (they are looked for in ../shared/corpus): generated ones only');
    return [];
  }
  const fitting = real.map(fittingRecord);
  const changed = real.filter((record, index) => JSON.stringify(record) !== JSON.stringify(fitting[index])).length;
  report.step(`${real.length} real records, from ${changed} of which values were left out that CloudTrail would not write`);
  return fitting;
}
