-- How many objects are in each bucket: the folded part and what came since.
CREATE TABLE statistic (
    bucket TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE statistic_delta (
    id INTEGER PRIMARY KEY,
    bucket TEXT NOT NULL,
    delta INTEGER NOT NULL
);

CREATE VIEW statistic_total AS
SELECT bucket, sum(value) AS value
FROM (SELECT bucket, value FROM statistic UNION ALL SELECT bucket, delta FROM statistic_delta)
GROUP BY bucket;

-- A state may name the buckets it is in; leaving one counts -1, entering one +1, in the transaction of the write itself.
CREATE TRIGGER grain_state_buckets_insert AFTER INSERT ON grain_state
WHEN json_array_length(NEW.payload, '$.buckets') > 0
BEGIN
    INSERT INTO statistic_delta (bucket, delta)
    SELECT value, count(*) FROM json_each(NEW.payload, '$.buckets') GROUP BY value;
END;

CREATE TRIGGER grain_state_buckets_update AFTER UPDATE OF payload ON grain_state
WHEN OLD.payload -> '$.buckets' IS NOT NEW.payload -> '$.buckets'
BEGIN
    INSERT INTO statistic_delta (bucket, delta)
    SELECT value, sum(step)
    FROM (SELECT value, -1 AS step FROM json_each(OLD.payload, '$.buckets') WHERE type = 'text'
          UNION ALL
          SELECT value, 1 FROM json_each(NEW.payload, '$.buckets') WHERE type = 'text')
    GROUP BY value
    HAVING sum(step) <> 0;
END;

CREATE TRIGGER grain_state_buckets_delete AFTER DELETE ON grain_state
WHEN json_array_length(OLD.payload, '$.buckets') > 0
BEGIN
    INSERT INTO statistic_delta (bucket, delta)
    SELECT value, -count(*) FROM json_each(OLD.payload, '$.buckets') GROUP BY value;
END;
