/**
 * JSONata variables for the principal of `$record`.
 *
 * - `$caller`: the type and name of the principal, for example `IAM user ana`; always defined
 * - `$invoker`: the service that made the request on behalf of the principal
 * - `$principal`: the caller, its identity provider, its source identity, and the invoker; always defined
 * - `$mfa`: `with MFA` or `without MFA`, for principals that can sign in with MFA
 * - `$credentials`: the ARN and the access key
 *
 * A role session of IAM Identity Center is shown as its user and permission set, because the role name is generated.
 */
export const PRINCIPAL = String.raw`
  $identity := $record.userIdentity;
  $identityType := $line($identity.type, 40);
  $arn := $name($identity.arn, 300);
  $identityAccount := $name($identity.accountId, 40);
  $principalId := $name($identity.principalId, 120);
  $invokedBy := $name($identity.invokedBy, 80);
  $issuer := $identity.sessionContext.sessionIssuer;
  $issuerName := $first([$name($issuer.userName, 80), $tail($name($issuer.arn, 300))]);
  $assumedRole := $match($arn, /assumed-role\/([^\/]+)\/(.+)$/).groups;
  $role := $first([$issuerName, $assumedRole[0]]);
  $session := $first([$assumedRole[1], $split($principalId, ':')[1]]);
  $permissionSet := $match($role, /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/).groups;
  $isHidden := $identity.userName = 'HIDDEN_DUE_TO_SECURITY_REASONS';
  $userName := $isHidden ? $nothing : $first([$name($identity.userName, 80), $name($record.additionalEventData.UserName, 80)]);
  $anyName := $first([$userName, $tail($arn), $principalId, $name($identity.accessKeyId, 40)]);
  $isAnonymous := $identityAccount = 'ANONYMOUS_PRINCIPAL' or $lowercase($principalId) = 'anonymous';

  $describe := function($noun, $name) {
    $isHidden ? $noun & ' (name hidden by CloudTrail)' : $exists($name) ? $noun & ' ' & $name : 'unnamed ' & $noun
  };
  $described := $identityType = 'Root' ? 'root user' & ($line($identity.sessionContext.assumedRoot, 5) = 'true' ? ' through AssumeRoot')
    : $identityType = 'IAMUser' ? $describe('IAM user', $anyName)
    : $exists($permissionSet) ? $describe('IAM Identity Center user', $session) & ' with permission set ' & $permissionSet[0]
    : $identityType = 'AssumedRole' ? $describe('role', $first([$role, $anyName])) & ($exists($session) ? ' (session ' & $session & ')')
    : $identityType = 'Role' ? $describe('role', $first([$issuerName, $anyName]))
    : $identityType = 'FederatedUser' ? $describe('federated user', $first([$tail($arn), $anyName]))
      & ($exists($issuerName) ? ' of ' & ($issuer.type = 'IAMUser' ? 'IAM user ') & $issuerName)
    : $identityType = 'SAMLUser' ? $describe('SAML user', $anyName)
    : $identityType = 'WebIdentityUser' ? $describe('web identity user', $anyName)
    : $identityType = 'IdentityCenterUser'
      ? $describe('IAM Identity Center user', $first([$userName, $name($identity.onBehalfOf.userId, 80), $anyName]))
    : $identityType = 'Directory' ? $describe('directory user', $anyName)
    : $isAnonymous ? 'anonymous user'
    : $identityType = 'AWSAccount' ? $describe('account', $first([$identityAccount, $anyName]))
    : $identityType = 'AWSService' ? $describe('AWS service', $first([$invokedBy, $anyName]))
    : $isHidden or $exists($anyName) ? $describe('identity', $anyName)
    : $exists($invokedBy) ? $describe('AWS service', $invokedBy)
    : $exists($identityAccount) ? $describe('account', $identityAccount)
    : $exists($record.insightDetails) ? 'CloudTrail Insights'
    : $record.eventType = 'AwsServiceEvent' ? $describe('AWS service', $name($record.eventSource, 80))
    : 'unidentified principal';
  $otherAccount := $identityType = 'AWSAccount' or $isAnonymous or $identityAccount = $line($record.recipientAccountId, 40) ? $nothing : $identityAccount;
  $caller := $described & ($exists($otherAccount) ? ($contains($described, $otherAccount) ? '' : ' of account ' & $otherAccount));
  $invoker := $exists($invokedBy) ? ($contains($caller, $invokedBy) ? $nothing : 'through ' & $invokedBy);
  $provider := $identityType in ['SAMLUser', 'WebIdentityUser'] ? $name($identity.identityProvider, 120);
  $sourceIdentity := $name($identity.sessionContext.sourceIdentity, 80);
  $principal := $join([
    $caller,
    $exists($provider) ? 'identity provider ' & $provider,
    $exists($sourceIdentity) ? 'source identity ' & $sourceIdentity,
    $invoker
  ], ', ');

  $mfaUsed := $first([$line($record.additionalEventData.MFAUsed, 5),
    $identityType in ['Root', 'IAMUser'] ? $line($identity.sessionContext.attributes.mfaAuthenticated, 5)]);
  $mfa := $mfaUsed in ['Yes', 'true'] ? 'with MFA' : $mfaUsed in ['No', 'false'] ? 'without MFA';
  $accessKey := $name($identity.accessKeyId, 40);
  $credentials := $join([$arn, $exists($accessKey) ? 'access key ' & $accessKey], ', ');
`;
