import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findProblems, findStateMachine, Messages, renderMessages, synthesizeNotifications } from './messages';

/** Real records are not part of the project. They are used if they exist next to it. */
const CORPUS = path.join(__dirname, '..', '..', '..', '..', 'shared', 'corpus');
const EXPECTED = path.join(__dirname, 'expected.txt');
const MIN_EXCERPTS = 30;
/** The number of records of each kind in the expected text. */
const RECORDS_PER_KIND = 3;
const RULE = { id: 'rule', title: 'Title', severity: 'HIGH', description: 'Description.', runbook: 'Runbook.' };

type CloudTrailRecord = Readonly<Record<string, unknown>>;

/** A record of the corpus with its file and position. */
interface CorpusRecord {
  readonly location: string;
  readonly record: CloudTrailRecord;
}

/**
 * Renders the notifications for all real records and reports their problems. Compares the subject and the summary of some records of each
 * kind with the reviewed text in `expected.txt`, or updates that file with `--update`.
 */
async function main(): Promise<void> {
  if (!existsSync(CORPUS)) {
    console.log(`no real records at ${CORPUS}: no messages were rendered`);
    return;
  }
  const stateMachine = findStateMachine(synthesizeNotifications());
  const records = readRecords(CORPUS);
  const selected = new Set(selectOfEachKind(records));
  if (selected.size < MIN_EXCERPTS) throw new Error(`expected at least ${MIN_EXCERPTS} records of different kinds; got ${selected.size}`);

  let problems = 0;
  const excerpts: string[] = [];
  for (const corpusRecord of records) {
    const messages = await renderMessages(stateMachine, RULE, corpusRecord.record);
    for (const problem of findProblems(messages)) {
      problems += 1;
      console.error(`${corpusRecord.location}: ${problem}`);
    }
    if (selected.has(corpusRecord)) excerpts.push(renderExcerpt(corpusRecord, messages));
  }
  console.log(`rendered the messages of ${records.length} records, with ${problems} problems; ${selected.size} are in ${path.basename(EXPECTED)}`);
  process.exitCode = compare(excerpts.join('\n')) && problems === 0 ? 0 : 1;
}

/** Returns the parts of a message that contain no further data of the record. */
function renderExcerpt({ location }: CorpusRecord, { subject, message }: Messages): string {
  const [, , summary] = message.split('\n');
  return `${location}\n  ${subject}\n  ${summary}\n`;
}

function compare(text: string): boolean {
  if (process.argv.includes('--update')) {
    writeFileSync(EXPECTED, text);
    return true;
  }
  const expected = readFileSync(EXPECTED, 'utf8').split('\n');
  const lines = text.split('\n');
  const index = lines.findIndex((line, position) => line !== expected[position]);
  if (index < 0 && lines.length === expected.length) return true;
  const position = index < 0 ? lines.length : index;
  console.error(`line ${position + 1} of ${path.basename(EXPECTED)} differs:\n  expected ${expected[position]}\n  got      ${lines[position]}`);
  return false;
}

/** Reads the records of all files in a folder, in the order of their names. */
function readRecords(folder: string): readonly CorpusRecord[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.flatMap((name) => readFile(path.join(folder, name))
    .map((record, index) => ({ location: `${path.basename(name)} ${index + 1}`, record })));
}

function readFile(file: string): CloudTrailRecord[] {
  if (file.endsWith('.json.gz')) return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')).Records;
  if (!file.endsWith('.ndjson')) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  // A line is a record, or an object with a label and a record.
  return lines.map((line) => JSON.parse(line)).map((line) => line.event ?? line);
}

/** Selects the first records of each kind: identity type, event type, outcome, and further fields that change the summary. */
function selectOfEachKind(records: readonly CorpusRecord[]): readonly CorpusRecord[] {
  const counts = new Map<string, number>();
  return records.filter(({ record }) => {
    const kind = describeKind(record);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts.get(kind)! <= RECORDS_PER_KIND;
  });
}

function describeKind({ userIdentity, eventType, eventName, errorCode, eventCategory }: CloudTrailRecord): string {
  const identity = (typeof userIdentity === 'object' && userIdentity !== null ? userIdentity : {}) as CloudTrailRecord;
  const session = JSON.stringify(identity).includes('AWSReservedSSO_') ? 'IAM Identity Center' : '';
  return [identity.type, session, identity.invokedBy !== undefined, eventType, eventCategory, eventName === 'ConsoleLogin', errorCode !== undefined].join(' ');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
