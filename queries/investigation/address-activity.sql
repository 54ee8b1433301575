-- title: Everything a source address did
-- question: What was called from an address, by which identities and with which keys?
-- relations: activity
-- window: 30d
-- parameter: wanted_address text = % — The address, or the beginning of one, such as 198.51.100.%
-- columns: account, actor, source_address, event, service, access_key, events, failed, regions, resources, first_time, last_time
-- reading: For an address of an intruder, each identity and key in the list is lost: take them out of use. Behind one address of a
--   company or a cloud gateway there can be many people.
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
WHERE source_address LIKE p.wanted_address
  AND source_address NOT LIKE '%.amazonaws.com'
  AND source_address <> 'AWS Internal'
GROUP BY account, actor, source_address, event, service, access_key
ORDER BY first_time, account, actor, source_address, event, service, access_key
LIMIT 1000
