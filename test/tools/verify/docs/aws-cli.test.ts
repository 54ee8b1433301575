import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { checkAwsCommands } from '../../../../tools/verify/docs/aws-cli';
import { Command } from '../../../../tools/verify/docs/commands';
import { inFolder } from '../../../replay/in-folder';

const createCommand = (command: string): Command =>
  ({ check: 'AWS account required', words: command.split(' '), step: { page: 'a.md', line: 2, command, output: [] } });

/** A fake of the Python program, which accepts only the option --name. */
const FAKE_PYTHON = `#!/usr/bin/env node
const lines = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(lines.map((words) => words.find((word) => word.startsWith('--') && word !== '--name') ? 'unknown option' : null)));
`;

test('commands that the AWS CLI rejects are problems, and other commands are ignored', async () => {
  await inFolder({}, (folder) => {
    const python = path.join(folder, 'python');
    writeFileSync(python, FAKE_PYTHON, { mode: 0o755 });
    expect(checkAwsCommands(['aws x y --name z', 'npx cdk deploy --all', 'aws x y --nam z'].map(createCommand), python)).toEqual([
      { page: 'a.md', line: 2, message: "the AWS CLI rejects 'aws x y --nam z': unknown option" },
    ]);
  });
});
