-- Names of bots and chats may hold any letter, and the two databases fold those outside of ASCII differently: whoever writes such a
-- name folds it. Nobody has written bots or chats before this step.
--
-- bot_id is the bot that a row is about: its own, as long as it is not deleted, or that of a session which was opened by a code that
-- the bot handed out. One column for both, so that one index lists bots in the order of their ids and the sessions of each.
DROP VIEW users, bots, chats, sessions;

ALTER TABLE grain_state
    DROP COLUMN name_folded,
    ADD COLUMN name_folded text COLLATE "C" GENERATED ALWAYS AS (
        CASE state_name
            WHEN 'user' THEN lower(payload ->> 'username')
            WHEN 'bot' THEN payload ->> 'name_folded'
            WHEN 'chat' THEN payload ->> 'name_folded'
        END) STORED,
    ADD COLUMN bot_id bigint GENERATED ALWAYS AS (
        CASE state_name
            WHEN 'session' THEN (payload ->> 'bot_id')::bigint
            WHEN 'bot' THEN CASE WHEN payload ->> 'deleted_at' IS NULL THEN (payload ->> 'id')::bigint END
        END) STORED;

-- The indexes over the old column went with it.
CREATE INDEX grain_state_name ON grain_state (state_name, name_folded) WHERE name_folded IS NOT NULL;
CREATE INDEX grain_state_bot ON grain_state (state_name, bot_id, grain_key) WHERE bot_id IS NOT NULL;

DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX grain_state_user_name_trigram ON grain_state USING gin (name_folded gin_trgm_ops) WHERE state_name = 'user';
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR undefined_object OR feature_not_supported THEN
        RAISE NOTICE 'pg_trgm is not available: searches inside usernames read all users';
END
$$;

CREATE VIEW users AS
SELECT (payload ->> 'id')::bigint AS id,
       payload ->> 'username' AS username,
       name_folded,
       (payload ->> 'permission_level')::integer AS permission_level,
       (payload ->> 'subscription_tier')::integer AS subscription_tier,
       subscription_expires_at,
       payload ->> 'created_at' AS created_at,
       payload ->> 'updated_at' AS updated_at,
       payload
FROM grain_state
WHERE state_name = 'user' AND payload ->> 'deleted_at' IS NULL;

-- What a bot uses of its limit is written beside it, and often knows a later activity. Asked for in the list of columns rather than
-- joined, so that a search looks it up for the rows it answers only.
CREATE VIEW bots AS
SELECT bot_id AS id,
       payload ->> 'name' AS name,
       name_folded,
       owner_id,
       (payload ->> 'bot_type')::integer AS bot_type,
       (payload ->> 'is_active')::boolean AS is_active,
       GREATEST(
           payload ->> 'last_activity_at',
           (SELECT used.payload ->> 'last_activity_at'
            FROM grain_state AS used
            WHERE used.state_name = 'bot-limit' AND used.grain_key = bot.grain_key AND used.service_id = bot.service_id)) AS last_activity_at,
       payload,
       service_id
FROM grain_state AS bot
WHERE state_name = 'bot' AND payload ->> 'deleted_at' IS NULL;

CREATE VIEW chats AS
SELECT (payload ->> 'id')::bigint AS id,
       payload ->> 'name' AS name,
       name_folded,
       owner_id,
       payload ->> 'visibility' AS visibility,
       payload ->> 'slug' AS slug,
       payload
FROM grain_state
WHERE state_name = 'chat' AND payload ->> 'deleted_at' IS NULL;

CREATE VIEW sessions AS
SELECT (payload ->> 'user_id')::bigint AS user_id,
       bot_id,
       payload ->> 'created_at' AS created_at,
       payload ->> 'expires_at' AS expires_at,
       payload,
       grain_key,
       service_id
FROM grain_state
WHERE state_name = 'session';
