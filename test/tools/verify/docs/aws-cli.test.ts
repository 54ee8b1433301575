import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { readByAwsCli } from '../../../../tools/verify/docs/aws-cli';
import { Proof } from '../../../../tools/verify/docs/commands';
import { inFolder } from '../../../replay/in-folder';

const proof = (command: string): Proof =>
  ({ kind: 'needs an AWS account', words: command.split(' '), step: { page: 'a.md', line: 2, command, output: [] } });

/** Speaks as the program does that asks the AWS CLI: it knows no option but --name. */
const STAND_IN = `#!/usr/bin/env node
const lines = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(lines.map((words) => words.find((word) => word.startsWith('--') && word !== '--name') ? 'unknown option' : null)));
`;

test('what the AWS CLI does not take is a problem, and commands of others are not asked', async () => {
  await inFolder({}, (folder) => {
    const python = path.join(folder, 'python');
    writeFileSync(python, STAND_IN, { mode: 0o755 });
    expect(readByAwsCli([proof('aws x y --name z'), proof('npx cdk deploy --all'), proof('aws x y --nam z')], python)).toEqual([
      { page: 'a.md', line: 2, message: "the AWS CLI does not take 'aws x y --nam z': unknown option" },
    ]);
  });
});
