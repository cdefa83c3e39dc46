-- A state may say from when on the clock has decided something that it has not written down; the upkeep wakes its grain then.
ALTER TABLE grain_state
    ADD COLUMN wake_after text COLLATE "C" GENERATED ALWAYS AS (payload ->> 'wake_after') STORED;

CREATE INDEX grain_state_wake ON grain_state (wake_after, state_name, grain_key) WHERE wake_after IS NOT NULL;

-- What is left of a deleted user for a while is no user.
CREATE OR REPLACE VIEW users AS
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
