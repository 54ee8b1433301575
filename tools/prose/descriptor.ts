import * as path from 'node:path';
import { TextlintKernelDescriptor } from '@textlint/kernel';
import markdown from '@textlint/textlint-plugin-markdown';
import terminology from 'textlint-rule-prh';
import { sourcePlugin } from './source-plugin';
import { summaryRule } from './summary-rule';

/** The rules and the file types of the prose check. */
export const PROSE = new TextlintKernelDescriptor({
  rules: [
    {
      ruleId: 'terminology',
      rule: terminology,
      options: { rulePaths: [path.join(__dirname, 'terminology.yml')], checkLink: true, checkEmphasis: true },
    },
    { ruleId: 'summary', rule: summaryRule },
  ],
  filterRules: [],
  plugins: [
    { pluginId: 'markdown', plugin: markdown },
    { pluginId: 'source', plugin: sourcePlugin },
  ],
});
