/** A statement of an identity policy, without intrinsic functions. */
export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A request to authorize; the context contains condition keys. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Checks whether statements allow a request. Supports only Allow statements and the condition operators of this library; others
 * are an error.
 */
export function allows(statements: readonly Statement[], request: Request): boolean {
  return statements.some((statement) => {
    if (statement.Effect !== 'Allow') throw new Error(`statements must be of effect Allow; got ${statement.Effect}`);
    return [statement.Action].flat().some((pattern) => matches(pattern, request.action))
      && [statement.Resource].flat().some((pattern) => matches(pattern, request.resource))
      && Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
        Object.entries(keys).every(([key, value]) => evaluateCondition(operator, request.context?.[key], value)));
  });
}

function evaluateCondition(operator: string, actual: string | undefined, expected: unknown): boolean {
  switch (operator) {
    case 'StringLike': return actual !== undefined && [expected].flat().some((pattern) => matches(String(pattern), actual));
    case 'Null': return (actual === undefined) === (String(expected) === 'true');
    default: throw new Error(`condition operator ${operator} is not supported`);
  }
}

function matches(pattern: string, text: string): boolean {
  const regex = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${regex}$`).test(text);
}
