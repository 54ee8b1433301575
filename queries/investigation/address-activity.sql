-- title: Activity of a source IP address
-- question: Which calls came from a source IP address, with which identities and access keys?
-- relations: activity
-- window: 30d
-- parameter: address_filter text = % — The IP address or the beginning of one, such as 198.51.100.%
-- columns: account, actor, source_address, event, service, access_key, events, failed, regions, resources, first_time, last_time
-- interpretation: If the IP address belongs to an attacker, every listed identity and access key is compromised: deactivate them. One IP address
--   of a company or a cloud gateway can have many users.
SELECT
  account,
  actor,
  source_address,
  event,
  service,
  access_key,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  count(DISTINCT region) AS regions,
  count(DISTINCT resource) AS resources,
  min(time) AS first_time,
  max(time) AS last_time
FROM activity
CROSS JOIN parameters p
WHERE source_address LIKE p.address_filter
  AND source_address NOT LIKE '%.amazonaws.com'
  AND source_address <> 'AWS Internal'
GROUP BY account, actor, source_address, event, service, access_key
ORDER BY first_time, account, actor, source_address, event, service, access_key
LIMIT 1000
