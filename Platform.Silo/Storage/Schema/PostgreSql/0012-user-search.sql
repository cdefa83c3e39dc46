-- Users of before say from now on until when they are banned or timed out, as their grains write it with every change: the last end of
-- what runs as far as is written down, the end of time for what has no end.
UPDATE grain_state AS state
SET payload = payload || jsonb_strip_nulls(jsonb_build_object('banned_until', running.banned_until, 'timed_out_until', running.timed_out_until))
FROM (
    SELECT service_id, grain_key,
           max(COALESCE(punishment ->> 'expires_at', '9999-12-31T23:59:59.999999Z') COLLATE "C") FILTER (WHERE punishment ->> 'kind' = '2') AS banned_until,
           max(COALESCE(punishment ->> 'expires_at', '9999-12-31T23:59:59.999999Z') COLLATE "C") FILTER (WHERE punishment ->> 'kind' = '1') AS timed_out_until
    FROM grain_state, jsonb_array_elements(payload -> 'punishments') AS punishment
    WHERE state_name = 'user'
      AND jsonb_typeof(payload -> 'punishments') = 'array'
      AND punishment ->> 'lifted_at' IS NULL
      AND COALESCE((punishment ->> 'is_over')::boolean, false) = false
      AND punishment ->> 'kind' IN ('1', '2')
    GROUP BY service_id, grain_key) AS running
WHERE state.state_name = 'user' AND state.grain_key = running.grain_key AND state.service_id = running.service_id;

-- What a search looks at, as the states say it.
CREATE VIEW user_entry_source AS
SELECT service_id,
       grain_key,
       (payload ->> 'id')::bigint AS id,
       lower(payload ->> 'username') COLLATE "C" AS name_folded,
       COALESCE((payload ->> 'permission_level')::smallint, 0::smallint) AS permission_level,
       COALESCE((payload ->> 'subscription_tier')::smallint, 0::smallint) AS subscription_tier,
       (payload ->> 'subscription_expires_at') COLLATE "C" AS subscription_expires_at,
       (payload ->> 'banned_until') COLLATE "C" AS banned_until,
       (payload ->> 'timed_out_until') COLLATE "C" AS timed_out_until
FROM grain_state
WHERE state_name = 'user'
  AND payload ->> 'deleted_at' IS NULL
  AND payload ->> 'id' IS NOT NULL
  AND payload ->> 'username' IS NOT NULL;

-- A search for three letters among millions looks at ten thousand users and more, each somewhere else. The rows of their states are too
-- wide for that: a hundred of these are on a page, and all of them stay in memory. The triggers below keep them with each write of a
-- state, in its transaction; nothing else writes them.
--
-- Names that the platform makes (UsernameRules.Generate) are most of all and all alike; they have their own part of each index, so that
-- they are not in the way of those that people chose, and are searched by what is known of them.
CREATE TABLE user_entry (
    id bigint NOT NULL,
    permission_level smallint NOT NULL,
    subscription_tier smallint NOT NULL,
    is_generated boolean NOT NULL GENERATED ALWAYS AS (name_folded ~ '^user_[0-9a-f]{8}$') STORED,
    name_folded text COLLATE "C" NOT NULL,
    subscription_expires_at text COLLATE "C",
    banned_until text COLLATE "C",
    timed_out_until text COLLATE "C",
    grain_key text COLLATE "C" NOT NULL,
    service_id text COLLATE "C" NOT NULL
);

INSERT INTO user_entry (service_id, grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until)
SELECT service_id, grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until
FROM user_entry_source;

ALTER TABLE user_entry ADD PRIMARY KEY (grain_key, service_id);

-- In the order of names, with all that filters ask for: such a search reads the index alone and stops when it has enough. The second and
-- the third are for the filters that few users pass.
CREATE INDEX user_entry_name ON user_entry (is_generated, name_folded, id)
    INCLUDE (permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until, grain_key, service_id);
CREATE INDEX user_entry_paid ON user_entry (subscription_tier, name_folded, id)
    INCLUDE (permission_level, subscription_expires_at, banned_until, timed_out_until, grain_key, service_id)
    WHERE subscription_tier <> 0;
CREATE INDEX user_entry_marked ON user_entry (name_folded, id)
    INCLUDE (permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until, grain_key, service_id)
    WHERE permission_level <> 0 OR banned_until IS NOT NULL OR timed_out_until IS NOT NULL;

-- Searches inside names go over these now. Of the names that the platform made all but the digits is known.
DROP INDEX IF EXISTS grain_state_user_name_trigram;
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX user_entry_chosen_trigram ON user_entry USING gin (name_folded gin_trgm_ops) WHERE NOT is_generated;
    CREATE INDEX user_entry_generated_trigram ON user_entry USING gin (substr(name_folded, 6) gin_trgm_ops) WHERE is_generated;
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR undefined_object OR feature_not_supported THEN
        RAISE NOTICE 'pg_trgm is not available: searches inside usernames read all users';
END
$$;

CREATE FUNCTION keep_user_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO user_entry (service_id, grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until)
    SELECT service_id, grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until
    FROM user_entry_source
    WHERE grain_key = NEW.grain_key AND service_id = NEW.service_id
    ON CONFLICT (grain_key, service_id) DO UPDATE SET
        id = excluded.id,
        name_folded = excluded.name_folded,
        permission_level = excluded.permission_level,
        subscription_tier = excluded.subscription_tier,
        subscription_expires_at = excluded.subscription_expires_at,
        banned_until = excluded.banned_until,
        timed_out_until = excluded.timed_out_until;
    IF NOT FOUND THEN
        DELETE FROM user_entry WHERE grain_key = NEW.grain_key AND service_id = NEW.service_id;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION forget_user_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM user_entry WHERE grain_key = OLD.grain_key AND service_id = OLD.service_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER grain_state_user_entry_insert AFTER INSERT ON grain_state
    FOR EACH ROW WHEN (NEW.state_name = 'user') EXECUTE FUNCTION keep_user_entry();
CREATE TRIGGER grain_state_user_entry_update AFTER UPDATE OF payload ON grain_state
    FOR EACH ROW WHEN (
        NEW.state_name = 'user'
        AND (NEW.payload -> 'id', NEW.payload -> 'username', NEW.payload -> 'permission_level', NEW.payload -> 'subscription_tier',
             NEW.payload -> 'subscription_expires_at', NEW.payload -> 'banned_until', NEW.payload -> 'timed_out_until', NEW.payload -> 'deleted_at')
            IS DISTINCT FROM
            (OLD.payload -> 'id', OLD.payload -> 'username', OLD.payload -> 'permission_level', OLD.payload -> 'subscription_tier',
             OLD.payload -> 'subscription_expires_at', OLD.payload -> 'banned_until', OLD.payload -> 'timed_out_until', OLD.payload -> 'deleted_at'))
    EXECUTE FUNCTION keep_user_entry();
CREATE TRIGGER grain_state_user_entry_delete AFTER DELETE ON grain_state
    FOR EACH ROW WHEN (OLD.state_name = 'user') EXECUTE FUNCTION forget_user_entry();
