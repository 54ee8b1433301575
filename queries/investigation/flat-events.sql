-- title: Events as a flat table
-- question: What do the events contain, with one column for each field?
-- relations: events
-- window: 1d
-- columns: time, account, region, source_address, event, event_version, event_type, event_category, event_source, event_read_only, user_agent,
--   error_code, error_message, identity_type, identity_name, identity_arn, identity_principal, identity_account, identity_provider,
--   access_key, invoked_by, on_behalf_of, issuer_type, issuer_name, issuer_arn, issuer_account, session_created, session_mfa,
--   source_identity, from_console, resource_arns, request_parameters, response_elements, additional_event_data, service_event_details,
--   vpc_endpoint, tls_version, tls_cipher, request_id, shared_event_id, event_id, delivery_day
-- interpretation: Use this query to export events to a spreadsheet or another tool. The columns contain the fields of the event without
--   interpretation. For analysis, use the other search queries.
SELECT
  CAST(from_iso8601_timestamp(eventtime) AS timestamp(3)) AS time,
  account,
  region,
  sourceipaddress AS source_address,
  eventname AS event,
  eventversion AS event_version,
  eventtype AS event_type,
  eventcategory AS event_category,
  eventsource AS event_source,
  readonly AS event_read_only,
  useragent AS user_agent,
  errorcode AS error_code,
  errormessage AS error_message,
  useridentity.type AS identity_type,
  useridentity.username AS identity_name,
  useridentity.arn AS identity_arn,
  useridentity.principalid AS identity_principal,
  useridentity.accountid AS identity_account,
  useridentity.identityprovider AS identity_provider,
  useridentity.accesskeyid AS access_key,
  useridentity.invokedby AS invoked_by,
  useridentity.onbehalfof.userid AS on_behalf_of,
  useridentity.sessioncontext.sessionissuer.type AS issuer_type,
  useridentity.sessioncontext.sessionissuer.username AS issuer_name,
  useridentity.sessioncontext.sessionissuer.arn AS issuer_arn,
  useridentity.sessioncontext.sessionissuer.accountid AS issuer_account,
  useridentity.sessioncontext.attributes.creationdate AS session_created,
  useridentity.sessioncontext.attributes.mfaauthenticated AS session_mfa,
  useridentity.sessioncontext.sourceidentity AS source_identity,
  sessioncredentialfromconsole AS from_console,
  array_join(transform(resources, r -> r.arn), ', ') AS resource_arns,
  requestparameters AS request_parameters,
  responseelements AS response_elements,
  additionaleventdata AS additional_event_data,
  serviceeventdetails AS service_event_details,
  vpcendpointid AS vpc_endpoint,
  tlsdetails.tlsversion AS tls_version,
  tlsdetails.ciphersuite AS tls_cipher,
  requestid AS request_id,
  sharedeventid AS shared_event_id,
  eventid AS event_id,
  day AS delivery_day
FROM events
ORDER BY time DESC, event_id
LIMIT 1000
