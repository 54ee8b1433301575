import { existsSync } from 'node:fs';
import { checkLabels } from './labels';
import { Report } from './report';
import { CORPUS } from '../real-records';

/** What other people's labels say of the rules, if they are at hand. */
export function checkCorpus(report: Report): void {
  if (!existsSync(CORPUS)) {
    report.log('no labels at hand (they are looked for in ../shared/corpus)');
    return;
  }
  const { checked, detections, mapped, excluded, failures } = checkLabels(CORPUS);
  for (const failure of failures) report.problem(`labels: ${failure}`);
  report.log(`labels: ${checked} records judged, for ${mapped} of ${detections} detections; left out are`);
  for (const reason of excluded) console.log(`        ${reason}`);
}
