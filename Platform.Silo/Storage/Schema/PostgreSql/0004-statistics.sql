-- How many objects are in each bucket: the folded part and what came since. Nobody ever updates a hot row to count.
CREATE TABLE statistic (
    bucket text COLLATE "C" PRIMARY KEY,
    value bigint NOT NULL
);

CREATE TABLE statistic_delta (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bucket text COLLATE "C" NOT NULL,
    delta bigint NOT NULL
);

CREATE VIEW statistic_total AS
SELECT bucket, sum(value)::bigint AS value
FROM (SELECT bucket, value FROM statistic UNION ALL SELECT bucket, delta FROM statistic_delta) AS part
GROUP BY bucket;

CREATE FUNCTION bucket_names(payload jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_array_elements_text(payload -> 'buckets') WHERE jsonb_typeof(payload -> 'buckets') = 'array'
$$;

-- A state may name the buckets it is in; leaving one counts -1, entering one +1, in the transaction of the write itself.
CREATE FUNCTION count_buckets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistic_delta (bucket, delta)
    SELECT bucket, sum(step)
    FROM (SELECT bucket_names(OLD.payload) AS bucket, -1 AS step
          UNION ALL
          SELECT bucket_names(NEW.payload), 1) AS change
    GROUP BY bucket
    HAVING sum(step) <> 0;
    RETURN NULL;
END
$$;

CREATE TRIGGER grain_state_buckets_insert AFTER INSERT ON grain_state
    FOR EACH ROW WHEN (NEW.payload ? 'buckets') EXECUTE FUNCTION count_buckets();
CREATE TRIGGER grain_state_buckets_update AFTER UPDATE OF payload ON grain_state
    FOR EACH ROW WHEN (OLD.payload -> 'buckets' IS DISTINCT FROM NEW.payload -> 'buckets') EXECUTE FUNCTION count_buckets();
CREATE TRIGGER grain_state_buckets_delete AFTER DELETE ON grain_state
    FOR EACH ROW WHEN (OLD.payload ? 'buckets') EXECUTE FUNCTION count_buckets();
