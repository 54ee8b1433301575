import { asObject, asText } from '../template/json';

/** The name a person knows: for a session, whoever the session was issued to. */
export function actorOf(record: unknown): string {
  const identity = asObject(asObject(record).userIdentity);
  if (identity.type === 'Root') return 'root';
  const issuer = asObject(asObject(identity.sessionContext).sessionIssuer);
  const names = [
    identity.userName, issuer.userName, asObject(identity.onBehalfOf).userId, identity.invokedBy, identity.arn, identity.principalId,
    identity.accountId,
  ];
  return names.map(asText).find((name) => name !== undefined && name !== '') ?? 'unknown';
}
