import { compilePattern, isExactText, Operand, Selector } from '../filter-pattern';
import { OPAQUE_TOKEN } from '../private/validation';

/** What an operand asks of a name. */
export interface NameTest {
  /** As it stands in the pattern. */
  readonly text: string;
  /** The one name that it can be, if there is just one. */
  readonly exact: string | undefined;
  readonly matches: (name: string) => boolean;
}

const NAME: Selector = [{ kind: 'field', name: 'name' }];

/** Undefined where the name is only known at deployment. */
export function nameTest(operand: Operand): NameTest | undefined {
  if (isOpaque(operand)) return undefined;
  const test = compilePattern({ kind: 'compare', selector: NAME, operator: '=', operand });
  const text = operand.kind === 'text' ? operand.text : operand.source;
  return {
    text: operand.kind === 'regex' ? `%${text}%` : text,
    exact: operand.kind === 'number' || isExactText(operand) ? text : undefined,
    matches: (name) => test({ name }),
  };
}

/** Whether an operand holds a value that is only known at deployment. */
export function isOpaque(operand: Operand): boolean {
  return operand.kind === 'text' && operand.text.search(OPAQUE_TOKEN) >= 0;
}
