/*
 * Writes what the lint knows of CloudTrail's event names: `npm run renew:knowledge -- [version of botocore]`.
 *
 * `event-names.txt` is for people to review; the package ships the same text compressed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { readBotocore } from './botocore';
import { compress, REVIEW_FILE } from './files';
import { gatherEntries } from './gather';
import { encodeKnowledge, KnowledgeText } from '../../src/lint/codec';
import { KNOWLEDGE_FILE } from '../../src/lint/event-name-index';

function main(version?: string): void {
  const botocore = readBotocore(version);
  const date = new Date().toISOString().slice(0, 10);
  const knowledge: KnowledgeText = {
    origin: `botocore ${botocore.version} (PyPI, Apache-2.0), read on ${date}, with what AWS's guides say of names that differ`,
    entries: gatherEntries(botocore.models),
  };
  const text = encodeKnowledge(knowledge);
  const compressed = compress(text);
  mkdirSync(path.dirname(KNOWLEDGE_FILE), { recursive: true });
  writeFileSync(REVIEW_FILE, text);
  writeFileSync(KNOWLEDGE_FILE, compressed);
  const names = knowledge.entries.reduce((sum, entry) => sum + entry.names.length, 0);
  console.log(`${knowledge.entries.length} event sources, ${names} event names: ${text.length} characters, ${compressed.length} bytes compressed`);
}

main(process.argv[2]);
