-- The grain's row is the directory's row: nothing is copied, nothing lags. The columns are null in every other state.
ALTER TABLE grain_state ADD COLUMN name_folded TEXT GENERATED ALWAYS AS (
    CASE state_name
        WHEN 'user' THEN lower(payload ->> '$.username')
        WHEN 'bot' THEN lower(payload ->> '$.name')
        WHEN 'chat' THEN lower(payload ->> '$.name')
    END) VIRTUAL;
ALTER TABLE grain_state ADD COLUMN owner_id INTEGER GENERATED ALWAYS AS (
    CASE WHEN state_name IN ('bot', 'chat') THEN payload ->> '$.owner_id' END) VIRTUAL;
ALTER TABLE grain_state ADD COLUMN subscription_expires_at TEXT GENERATED ALWAYS AS (
    CASE state_name WHEN 'user' THEN payload ->> '$.subscription_expires_at' END) VIRTUAL;

CREATE INDEX grain_state_name ON grain_state (state_name, name_folded) WHERE name_folded IS NOT NULL;
CREATE INDEX grain_state_owner ON grain_state (state_name, owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX grain_state_subscription ON grain_state (subscription_expires_at) WHERE subscription_expires_at IS NOT NULL;

CREATE VIEW users AS
SELECT payload ->> '$.id' AS id,
       payload ->> '$.username' AS username,
       name_folded,
       payload ->> '$.permission_level' AS permission_level,
       payload ->> '$.subscription_tier' AS subscription_tier,
       subscription_expires_at,
       payload ->> '$.created_at' AS created_at,
       payload ->> '$.updated_at' AS updated_at,
       payload
FROM grain_state
WHERE state_name = 'user';

CREATE VIEW bots AS
SELECT payload ->> '$.id' AS id,
       payload ->> '$.name' AS name,
       name_folded,
       owner_id,
       payload ->> '$.bot_type' AS bot_type,
       payload ->> '$.is_active' AS is_active,
       payload
FROM grain_state
WHERE state_name = 'bot';

CREATE VIEW chats AS
SELECT payload ->> '$.id' AS id,
       payload ->> '$.name' AS name,
       name_folded,
       owner_id,
       payload ->> '$.visibility' AS visibility,
       payload ->> '$.slug' AS slug,
       payload
FROM grain_state
WHERE state_name = 'chat';

CREATE VIEW sessions AS
SELECT payload ->> '$.user_id' AS user_id,
       payload ->> '$.created_at' AS created_at,
       payload ->> '$.expires_at' AS expires_at,
       payload
FROM grain_state
WHERE state_name = 'session';
