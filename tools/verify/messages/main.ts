import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { faultsOf } from './faults';
import { definitionOf, Messages, messagesOf, template } from './messages';
import { RealRecord, realRecords, someOfEachKind } from './real-records';

/** Real records are no part of the project; they may lie beside it. */
const CORPUS = path.join(__dirname, '..', '..', '..', '..', 'shared', 'corpus');
const EXPECTED = path.join(__dirname, 'expected.txt');
const LEAST = 30;
const RULE = { id: 'rule', title: 'Title', severity: 'HIGH', meaning: 'Meaning.', response: 'Response.' };

/** Tells of real records: none may leave a hole in a message, and the sentences about some of each kind are as they were read and approved. */
async function main(): Promise<void> {
  if (!existsSync(CORPUS)) {
    console.log(`no real records at ${CORPUS}: nothing was told`);
    return;
  }
  const definition = definitionOf(template());
  const records = realRecords(CORPUS);
  const shown = new Set(someOfEachKind(records));
  if (shown.size < LEAST) throw new Error(`expected at least ${LEAST} records to show, found ${shown.size}`);

  let faults = 0;
  const told: string[] = [];
  for (const real of records) {
    const messages = await messagesOf(definition, RULE, real.record);
    for (const fault of faultsOf(messages)) {
      faults += 1;
      console.error(`${real.place}: ${fault}`);
    }
    if (shown.has(real)) told.push(entry(real, messages));
  }
  console.log(`told of ${records.length} records, with ${faults} faults; ${shown.size} are shown in ${path.basename(EXPECTED)}`);
  process.exitCode = compare(told.join('\n')) && faults === 0 ? 0 : 1;
}

/** What was published, and nothing else of the record. */
function entry({ place }: RealRecord, { subject, message }: Messages): string {
  const [, , sentence] = message.split('\n');
  return `${place}\n  ${subject}\n  ${sentence}\n`;
}

/** With `--update`, what was told is what is expected from now on. */
function compare(told: string): boolean {
  if (process.argv.includes('--update')) {
    writeFileSync(EXPECTED, told);
    return true;
  }
  const expected = readFileSync(EXPECTED, 'utf8').split('\n');
  const lines = told.split('\n');
  const index = lines.findIndex((line, at) => line !== expected[at]);
  if (index < 0 && lines.length === expected.length) return true;
  const at = index < 0 ? lines.length : index;
  console.error(`line ${at + 1} of ${path.basename(EXPECTED)} differs:\n  expected ${expected[at]}\n  told     ${lines[at]}`);
  return false;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
