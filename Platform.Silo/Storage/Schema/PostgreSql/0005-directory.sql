-- The grain's row is the directory's row: nothing is copied, nothing lags. Look-ups go over generated columns (0002 says why).
-- The columns are null in every other state, and their indexes hold only what they are for.
ALTER TABLE grain_state
    ADD COLUMN name_folded text COLLATE "C" GENERATED ALWAYS AS (
        CASE state_name
            WHEN 'user' THEN lower(payload ->> 'username')
            WHEN 'bot' THEN lower(payload ->> 'name')
            WHEN 'chat' THEN lower(payload ->> 'name')
        END) STORED,
    ADD COLUMN owner_id bigint GENERATED ALWAYS AS (
        CASE WHEN state_name IN ('bot', 'chat') THEN (payload ->> 'owner_id')::bigint END) STORED,
    ADD COLUMN subscription_expires_at text COLLATE "C" GENERATED ALWAYS AS (
        CASE state_name WHEN 'user' THEN payload ->> 'subscription_expires_at' END) STORED;

-- Few indexes with a condition rather than one for each state: every write of every grain opens each of them.
CREATE INDEX grain_state_name ON grain_state (state_name, name_folded) WHERE name_folded IS NOT NULL;
CREATE INDEX grain_state_owner ON grain_state (state_name, owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX grain_state_subscription ON grain_state (subscription_expires_at) WHERE subscription_expires_at IS NOT NULL;

-- The search inside names wants trigrams. Without the right to create the extension it still works, only slower.
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
WHERE state_name = 'user';

CREATE VIEW bots AS
SELECT (payload ->> 'id')::bigint AS id,
       payload ->> 'name' AS name,
       name_folded,
       owner_id,
       (payload ->> 'bot_type')::integer AS bot_type,
       (payload ->> 'is_active')::boolean AS is_active,
       payload
FROM grain_state
WHERE state_name = 'bot';

CREATE VIEW chats AS
SELECT (payload ->> 'id')::bigint AS id,
       payload ->> 'name' AS name,
       name_folded,
       owner_id,
       payload ->> 'visibility' AS visibility,
       payload ->> 'slug' AS slug,
       payload
FROM grain_state
WHERE state_name = 'chat';

CREATE VIEW sessions AS
SELECT (payload ->> 'user_id')::bigint AS user_id,
       payload ->> 'created_at' AS created_at,
       payload ->> 'expires_at' AS expires_at,
       payload
FROM grain_state
WHERE state_name = 'session';
