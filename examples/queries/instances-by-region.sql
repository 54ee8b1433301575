-- title: Instance launches by Region
-- question: In which Regions were instances launched, by whom, and since when?
-- relations: activity
-- window: 30d
-- columns: region, actor, launches, first_launch, last_launch
-- interpretation: Check new Regions, and Regions where only one identity launches instances.
SELECT region, actor, count(*) AS launches, min(time) AS first_launch, max(time) AS last_launch
FROM activity
WHERE service = 'ec2' AND event = 'RunInstances' AND error IS NULL
GROUP BY region, actor
ORDER BY first_launch DESC, region, actor
LIMIT 100
