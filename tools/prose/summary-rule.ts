import type { TextlintRuleReporter } from '@textlint/types';

/** Reports doc comment summaries that begin with an interrogative, and props interfaces without the standard summary. */
export const summaryRule: TextlintRuleReporter = ({ Syntax, RuleError, getSource, report }) => ({
  [Syntax.Str](node) {
    const file = getSource();
    if (!/\/\*\*\s*$/.test(file.slice(Math.max(0, node.range[0] - 80), node.range[0]))) return;
    const problem = findProblem(getSource(node), findProps(file.slice(file.indexOf('*/', node.range[0]))));
    if (problem) report(node, new RuleError(problem));
  },
});

/** Returns the name of the props interface that follows a comment. */
function findProps(afterComment: string): string | undefined {
  return /^\*\/\s*(?:export )?interface (\w*Props)\b/.exec(afterComment)?.[1];
}

function findProblem(summary: string, props: string | undefined): string | undefined {
  if (props && !summary.startsWith('Properties for ')) return `the summary of ${props} must begin with "Properties for"`;
  const [question] = /^(?:What|Who|Where|Which|How|Whose)\b|^Whether\b(?!\s+to\b)/.exec(summary) ?? [];
  if (question === 'Whether') return 'a summary that begins with "Whether" must continue with "to"';
  return question && `a summary must be a noun phrase or begin with a verb in the third person; got "${question}"`;
}
