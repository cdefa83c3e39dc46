-- Users of before say from now on until when they are banned or timed out, as their grains write it with every change: the last end of
-- what runs as far as is written down, the end of time for what has no end.
UPDATE grain_state AS state
SET payload = json_patch(payload, json_object('banned_until', running.banned_until, 'timed_out_until', running.timed_out_until))
FROM (
    SELECT service_id, grain_key,
           max(COALESCE(value ->> '$.expires_at', '9999-12-31T23:59:59.999999Z')) FILTER (WHERE value ->> '$.kind' = 2) AS banned_until,
           max(COALESCE(value ->> '$.expires_at', '9999-12-31T23:59:59.999999Z')) FILTER (WHERE value ->> '$.kind' = 1) AS timed_out_until
    FROM grain_state, json_each(payload, '$.punishments')
    WHERE state_name = 'user'
      AND json_type(payload, '$.punishments') = 'array'
      AND value ->> '$.lifted_at' IS NULL
      AND COALESCE(value ->> '$.is_over', false) = false
      AND value ->> '$.kind' IN (1, 2)
    GROUP BY service_id, grain_key) AS running
WHERE state.state_name = 'user' AND state.grain_key = running.grain_key AND state.service_id = running.service_id;

-- What a search looks at. The name is null of whoever is none to be found.
ALTER TABLE grain_state ADD COLUMN entry_name TEXT GENERATED ALWAYS AS (
    CASE WHEN state_name = 'user' AND payload ->> '$.deleted_at' IS NULL AND payload ->> '$.id' IS NOT NULL THEN lower(payload ->> '$.username') END) VIRTUAL;
ALTER TABLE grain_state ADD COLUMN entry_id INTEGER GENERATED ALWAYS AS (CASE state_name WHEN 'user' THEN payload ->> '$.id' END) VIRTUAL;
ALTER TABLE grain_state ADD COLUMN entry_level INTEGER GENERATED ALWAYS AS (
    CASE state_name WHEN 'user' THEN COALESCE(payload ->> '$.permission_level', 0) END) VIRTUAL;
ALTER TABLE grain_state ADD COLUMN entry_tier INTEGER GENERATED ALWAYS AS (
    CASE state_name WHEN 'user' THEN COALESCE(payload ->> '$.subscription_tier', 0) END) VIRTUAL;
ALTER TABLE grain_state ADD COLUMN banned_until TEXT GENERATED ALWAYS AS (CASE state_name WHEN 'user' THEN payload ->> '$.banned_until' END) VIRTUAL;
ALTER TABLE grain_state ADD COLUMN timed_out_until TEXT GENERATED ALWAYS AS (CASE state_name WHEN 'user' THEN payload ->> '$.timed_out_until' END) VIRTUAL;

-- In the order of names, with all that filters ask for: a search reads the index alone and stops when it has enough.
CREATE INDEX grain_state_user_entry ON grain_state (
    entry_name, entry_id, entry_level, entry_tier, subscription_expires_at, banned_until, timed_out_until, grain_key, service_id)
    WHERE entry_name IS NOT NULL;
CREATE INDEX grain_state_user_entry_id ON grain_state (entry_id) WHERE entry_id IS NOT NULL;

CREATE VIEW user_entry AS
SELECT entry_id AS id,
       entry_level AS permission_level,
       entry_tier AS subscription_tier,
       entry_name AS name_folded,
       subscription_expires_at,
       banned_until,
       timed_out_until,
       grain_key,
       service_id
FROM grain_state
WHERE entry_name IS NOT NULL;
