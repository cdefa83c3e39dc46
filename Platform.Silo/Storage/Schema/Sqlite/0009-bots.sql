-- Names of bots and chats may hold any letter, and the two databases fold those outside of ASCII differently: whoever writes such a
-- name folds it. Nobody has written bots or chats before this step.
--
-- bot_id is the bot that a row is about: its own, as long as it is not deleted, or that of a session which was opened by a code that
-- the bot handed out. One column for both, so that one index lists bots in the order of their ids and the sessions of each.
DROP VIEW users;
DROP VIEW bots;
DROP VIEW chats;
DROP VIEW sessions;
DROP INDEX grain_state_name;
ALTER TABLE grain_state DROP COLUMN name_folded;
ALTER TABLE grain_state ADD COLUMN name_folded TEXT GENERATED ALWAYS AS (
    CASE state_name
        WHEN 'user' THEN lower(payload ->> '$.username')
        WHEN 'bot' THEN payload ->> '$.name_folded'
        WHEN 'chat' THEN payload ->> '$.name_folded'
    END) VIRTUAL;
ALTER TABLE grain_state ADD COLUMN bot_id INTEGER GENERATED ALWAYS AS (
    CASE state_name
        WHEN 'session' THEN payload ->> '$.bot_id'
        WHEN 'bot' THEN CASE WHEN payload ->> '$.deleted_at' IS NULL THEN payload ->> '$.id' END
    END) VIRTUAL;

CREATE INDEX grain_state_name ON grain_state (state_name, name_folded) WHERE name_folded IS NOT NULL;
CREATE INDEX grain_state_bot ON grain_state (state_name, bot_id, grain_key) WHERE bot_id IS NOT NULL;

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
WHERE state_name = 'user' AND payload ->> '$.deleted_at' IS NULL;

-- What a bot uses of its limit is written beside it, and often knows a later activity. Asked for in the list of columns rather than
-- joined, so that the planner can look through the view.
CREATE VIEW bots AS
SELECT bot_id AS id,
       payload ->> '$.name' AS name,
       name_folded,
       owner_id,
       payload ->> '$.bot_type' AS bot_type,
       payload ->> '$.is_active' AS is_active,
       (SELECT max(activity)
        FROM (SELECT bot.payload ->> '$.last_activity_at' AS activity
              UNION ALL
              SELECT used.payload ->> '$.last_activity_at'
              FROM grain_state AS used
              WHERE used.state_name = 'bot-limit' AND used.grain_key = bot.grain_key AND used.service_id = bot.service_id)) AS last_activity_at,
       payload,
       service_id
FROM grain_state AS bot
WHERE state_name = 'bot' AND payload ->> '$.deleted_at' IS NULL;

CREATE VIEW chats AS
SELECT payload ->> '$.id' AS id,
       payload ->> '$.name' AS name,
       name_folded,
       owner_id,
       payload ->> '$.visibility' AS visibility,
       payload ->> '$.slug' AS slug,
       payload
FROM grain_state
WHERE state_name = 'chat' AND payload ->> '$.deleted_at' IS NULL;

CREATE VIEW sessions AS
SELECT payload ->> '$.user_id' AS user_id,
       bot_id,
       payload ->> '$.created_at' AS created_at,
       payload ->> '$.expires_at' AS expires_at,
       payload,
       grain_key,
       service_id
FROM grain_state
WHERE state_name = 'session';
