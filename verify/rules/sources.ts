import { Report } from './report';
import { fittingRecord, Json, realRecords } from '../real-records';

/** Records that nothing has changed yet: real ones where they are at hand, and generated ones. */
export async function baseRecords(report: Report, _wanted: number): Promise<readonly Json[]> {
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
