-- title: Access keys used from several networks
-- question: Which access keys were used from different networks within one day?
-- relations: activity
-- window: 7d
-- columns: account, actor, access_key, on_day, networks, addresses, sample_addresses, programs, events, failed, first_time, last_time
-- interpretation: Different networks can mean copied credentials. A network is the first two numbers of an IPv4 address, or the first three
--   groups of an IPv6 address. Laptops move, and cloud providers have many networks. A session key of an instance or a function that appears in
--   another network is stolen.
WITH calls AS (
  SELECT
    activity.*,
    regexp_extract(source_address, '^(\d+\.\d+\.|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F]*)') AS network
  FROM activity
  WHERE access_key <> ''
    AND invoked_by IS NULL
)
SELECT
  account,
  actor,
  access_key,
  CAST(time AS date) AS on_day,
  count(DISTINCT network) AS networks,
  count(DISTINCT source_address) AS addresses,
  array_join(slice(array_sort(array_agg(DISTINCT source_address)), 1, 8), ', ') AS sample_addresses,
  count(DISTINCT user_agent) AS programs,
  count(DISTINCT event_id) AS events,
  count(DISTINCT event_id) FILTER (WHERE error IS NOT NULL) AS failed,
  min(time) AS first_time,
  max(time) AS last_time
FROM calls
WHERE network IS NOT NULL
GROUP BY account, actor, access_key, CAST(time AS date)
HAVING count(DISTINCT network) > 1
ORDER BY networks DESC, events DESC, account, actor, access_key, on_day
LIMIT 500
