/** How services say that a call was denied; most say `AccessDenied`, EC2 `Client.UnauthorizedOperation`. */
export const DENIED = '(($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") '
  + '|| ($.errorCode = "UnauthorizedException") || ($.errorCode = "ForbiddenException") || ($.errorCode = "Client.AuthFailure") '
  + '|| ($.errorCode = "VpceAccessDenied"))';

/** Denials that mean nothing: the delivery of logs trying buckets, and the check whether a bucket is one's own. */
export const WORTH_COUNTING = '($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket")';

/**
 * Called by whoever is named, not by a service on somebody's behalf: CloudFormation, for one, is left out. An MCP server
 * of AWS makes any call that the caller asks it for, so it counts as the caller.
 *
 * @see https://docs.aws.amazon.com/agent-toolkit/latest/userguide/logging-using-cloudtrail.html
 */
export const NOT_BY_SERVICE = '(($.userIdentity.invokedBy NOT EXISTS) || ($.userIdentity.invokedBy = "*mcp.amazonaws.com"))';

/** Somebody signed in to the console, or tried to. */
export const SIGN_IN = '($.eventName = "ConsoleLogin")';
