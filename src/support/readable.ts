/** A resolved value as JSON for people: what is only known at deployment stands in it as `${AWS::AccountId}`. */
export function readable(resolved: unknown): string {
  return JSON.stringify(resolved, (_, value) => textOf(value) ?? value);
}

/** The text of an intrinsic function; undefined for anything else. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
  if (typeof ref === 'string') return `\${${ref}}`;
  if (Array.isArray(attribute)) return `\${${attribute.join('.')}}`;
  if (!Array.isArray(join)) return undefined;
  const [separator, parts] = join as [string, unknown[]];
  return parts.map((part) => (typeof part === 'string' ? part : textOf(part) ?? JSON.stringify(part))).join(separator);
}
