import * as path from 'node:path';
import { run } from '../commands';
import { Language } from '../language';

const MODULE = 'github.com/cloudemprise/cdk-cloudtrail-analytics-go/cdkcloudtrailanalytics';

export const GO: Language = {
  name: 'go',
  target: 'go',
  tools: ['go'],
  sources: { example: 'main.go', changed: 'changed/main.go', invalid: 'invalid/main.go' },

  install: ({ folder, packages }) => {
    run(['go', 'mod', 'edit', `-replace=${MODULE}=${path.join(packages, 'cdkcloudtrailanalytics')}`], folder);
    run(['go', 'build', '-o', 'bin/', './...'], folder);
  },

  // Go names a program after its folder, and the example after its module.
  command: (program) => [`./bin/${program}`],
};
