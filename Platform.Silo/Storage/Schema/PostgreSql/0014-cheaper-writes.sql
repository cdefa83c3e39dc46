-- A generated column and the condition of a trigger are kept as text, which PostgreSQL parses anew for each statement: eight columns and
-- eleven conditions took ten times as long as the write itself. Functions are parsed once in a connection, so two triggers without
-- conditions do the same work now, of which most writes have little: the first fills the columns that look-ups go over, the second does
-- what belongs into the transaction of the write. What they hold and do is as before.
ALTER TABLE grain_state
    ALTER COLUMN sweep_after DROP EXPRESSION,
    ALTER COLUMN wake_after DROP EXPRESSION,
    ALTER COLUMN name_folded DROP EXPRESSION,
    ALTER COLUMN owner_id DROP EXPRESSION,
    ALTER COLUMN subscription_expires_at DROP EXPRESSION,
    ALTER COLUMN bot_id DROP EXPRESSION,
    ALTER COLUMN chat_id DROP EXPRESSION,
    ALTER COLUMN public_chat_id DROP EXPRESSION;

-- The columns are the payload's to say, whatever a statement sets them to.
CREATE FUNCTION fill_look_up_columns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sweep_after := NEW.payload ->> 'sweep_after';
    NEW.wake_after := NEW.payload ->> 'wake_after';
    NEW.name_folded := NULL;
    NEW.owner_id := NULL;
    NEW.subscription_expires_at := NULL;
    NEW.bot_id := NULL;
    NEW.chat_id := NULL;
    NEW.public_chat_id := NULL;
    IF NEW.state_name = 'session' THEN
        NEW.bot_id := (NEW.payload ->> 'bot_id')::bigint;
    ELSIF NEW.state_name = 'user' THEN
        NEW.name_folded := lower(NEW.payload ->> 'username');
        NEW.subscription_expires_at := NEW.payload ->> 'subscription_expires_at';
    ELSIF NEW.state_name = 'bot' THEN
        NEW.name_folded := NEW.payload ->> 'name_folded';
        NEW.owner_id := (NEW.payload ->> 'owner_id')::bigint;
        IF NEW.payload ->> 'deleted_at' IS NULL THEN
            NEW.bot_id := (NEW.payload ->> 'id')::bigint;
        END IF;
    ELSIF NEW.state_name = 'chat' THEN
        NEW.name_folded := NEW.payload ->> 'name_folded';
        NEW.owner_id := (NEW.payload ->> 'owner_id')::bigint;
        IF NEW.payload ->> 'deleted_at' IS NULL THEN
            NEW.chat_id := (NEW.payload ->> 'id')::bigint;
            IF NEW.payload ->> 'visibility' <> 'private' THEN
                NEW.public_chat_id := NEW.chat_id;
            END IF;
        END IF;
    END IF;
    RETURN NEW;
END
$$;

-- What the columns must hold, as the states say it: for whoever wants to know whether they do.
CREATE VIEW look_up_source AS
SELECT service_id,
       state_name,
       grain_key,
       (payload ->> 'sweep_after') COLLATE "C" AS sweep_after,
       (payload ->> 'wake_after') COLLATE "C" AS wake_after,
       CASE
           WHEN state_name = 'user' THEN lower(payload ->> 'username')
           WHEN state_name IN ('bot', 'chat') THEN payload ->> 'name_folded'
       END COLLATE "C" AS name_folded,
       CASE WHEN state_name IN ('bot', 'chat') THEN (payload ->> 'owner_id')::bigint END AS owner_id,
       (CASE WHEN state_name = 'user' THEN payload ->> 'subscription_expires_at' END) COLLATE "C" AS subscription_expires_at,
       CASE
           WHEN state_name = 'session' THEN (payload ->> 'bot_id')::bigint
           WHEN state_name = 'bot' AND payload ->> 'deleted_at' IS NULL THEN (payload ->> 'id')::bigint
       END AS bot_id,
       CASE WHEN state_name = 'chat' AND payload ->> 'deleted_at' IS NULL THEN (payload ->> 'id')::bigint END AS chat_id,
       CASE
           WHEN state_name = 'chat' AND payload ->> 'deleted_at' IS NULL AND payload ->> 'visibility' <> 'private' THEN (payload ->> 'id')::bigint
       END AS public_chat_id
FROM grain_state;

DROP TRIGGER grain_state_buckets_insert ON grain_state;
DROP TRIGGER grain_state_buckets_update ON grain_state;
DROP TRIGGER grain_state_buckets_delete ON grain_state;
DROP TRIGGER grain_state_chat_member_insert ON grain_state;
DROP TRIGGER grain_state_chat_member_update ON grain_state;
DROP TRIGGER grain_state_chat_member_delete ON grain_state;
DROP TRIGGER grain_state_commands ON grain_state;
DROP TRIGGER grain_state_outbox ON grain_state;
DROP TRIGGER grain_state_user_entry_insert ON grain_state;
DROP TRIGGER grain_state_user_entry_update ON grain_state;
DROP TRIGGER grain_state_user_entry_delete ON grain_state;

DROP FUNCTION count_buckets();
DROP FUNCTION keep_chat_members();
DROP FUNCTION count_commands();
DROP FUNCTION copy_outbox_to_audit_log();
DROP FUNCTION keep_user_entry();
DROP FUNCTION forget_user_entry();

-- Leaving a bucket counts -1, entering one +1.
CREATE FUNCTION count_buckets(before jsonb, after jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statistic_delta (bucket, delta)
    SELECT bucket, sum(step)
    FROM (SELECT bucket_names(before) AS bucket, -1 AS step
          UNION ALL
          SELECT bucket_names(after), 1) AS change
    GROUP BY bucket
    HAVING sum(step) <> 0;
END
$$;

-- The event id is unique: a later write may still carry the events of an earlier one.
CREATE FUNCTION copy_to_audit_log(outbox jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    item jsonb;
BEGIN
    FOR item IN SELECT value FROM jsonb_array_elements(outbox) WITH ORDINALITY AS told (value, place) ORDER BY place LOOP
        PERFORM append_to_audit_log(item);
    END LOOP;
END
$$;

CREATE FUNCTION count_commands(tallies jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO command_delta (bot_id, epoch, command, minute, amount)
    SELECT bot_id, epoch, command, floor(extract(epoch FROM minute) / 60)::bigint, amount
    FROM jsonb_to_recordset(tallies)
        AS tally (bot_id bigint, epoch integer, command text, minute timestamptz, amount bigint);
END
$$;

CREATE FUNCTION keep_user_entry(user_key text, service text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO user_entry (service_id, grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until)
    SELECT service_id, grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until
    FROM user_entry_source
    WHERE grain_key = user_key AND service_id = service
    ON CONFLICT (grain_key, service_id) DO UPDATE SET
        id = excluded.id,
        name_folded = excluded.name_folded,
        permission_level = excluded.permission_level,
        subscription_tier = excluded.subscription_tier,
        subscription_expires_at = excluded.subscription_expires_at,
        banned_until = excluded.banned_until,
        timed_out_until = excluded.timed_out_until;
    IF NOT FOUND THEN
        DELETE FROM user_entry WHERE grain_key = user_key AND service_id = service;
    END IF;
END
$$;

-- Who stays is not touched: one joins a chat of thousands at the cost of one row.
CREATE FUNCTION keep_chat_members(before jsonb, after jsonb, service text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM chat_member AS member
    USING (SELECT chat_id, user_id FROM chat_members_of(before)
           EXCEPT
           SELECT chat_id, user_id FROM chat_members_of(after)) AS gone
    WHERE member.chat_id = gone.chat_id AND member.user_id = gone.user_id AND member.service_id = service;
    INSERT INTO chat_member (chat_id, user_id, service_id)
    SELECT come.chat_id, come.user_id, service
    FROM (SELECT chat_id, user_id FROM chat_members_of(after)
          EXCEPT
          SELECT chat_id, user_id FROM chat_members_of(before)) AS come;
END
$$;

-- Nothing added to a payload is the payload, unpacked: once, and not again for each member that is looked at.
CREATE FUNCTION follow_state() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := OLD.payload || '{}';
    after jsonb := NEW.payload || '{}';
    kind text := COALESCE(NEW.state_name, OLD.state_name);
BEGIN
    IF before -> 'buckets' IS DISTINCT FROM after -> 'buckets' THEN
        -- One bucket alone is what sessions have, and most new rows are theirs.
        IF TG_OP = 'INSERT' AND jsonb_typeof(after -> 'buckets') = 'array' AND after -> 'buckets' ->> 0 IS NOT NULL AND after -> 'buckets' -> 1 IS NULL THEN
            INSERT INTO statistic_delta (bucket, delta) VALUES (after -> 'buckets' ->> 0, 1);
        ELSE
            PERFORM count_buckets(before, after);
        END IF;
    END IF;
    IF after -> 'outbox' -> 0 IS NOT NULL THEN
        PERFORM copy_to_audit_log(after -> 'outbox');
    END IF;
    IF TG_OP = 'INSERT' AND after -> 'command_tallies' -> 0 IS NOT NULL THEN
        PERFORM count_commands(after -> 'command_tallies');
    END IF;
    IF kind = 'user' THEN
        IF TG_OP = 'DELETE' THEN
            DELETE FROM user_entry WHERE grain_key = OLD.grain_key AND service_id = OLD.service_id;
        ELSIF before -> 'id' IS DISTINCT FROM after -> 'id'
            OR before -> 'username' IS DISTINCT FROM after -> 'username'
            OR before -> 'permission_level' IS DISTINCT FROM after -> 'permission_level'
            OR before -> 'subscription_tier' IS DISTINCT FROM after -> 'subscription_tier'
            OR before -> 'subscription_expires_at' IS DISTINCT FROM after -> 'subscription_expires_at'
            OR before -> 'banned_until' IS DISTINCT FROM after -> 'banned_until'
            OR before -> 'timed_out_until' IS DISTINCT FROM after -> 'timed_out_until'
            OR before -> 'deleted_at' IS DISTINCT FROM after -> 'deleted_at' THEN
            PERFORM keep_user_entry(NEW.grain_key, NEW.service_id);
        END IF;
    ELSIF kind = 'chat-members' AND (
        before -> 'chat_id' IS DISTINCT FROM after -> 'chat_id' OR before -> 'members' IS DISTINCT FROM after -> 'members') THEN
        PERFORM keep_chat_members(before, after, COALESCE(NEW.service_id, OLD.service_id));
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER grain_state_look_up BEFORE INSERT OR UPDATE ON grain_state
    FOR EACH ROW EXECUTE FUNCTION fill_look_up_columns();
CREATE TRIGGER grain_state_follow AFTER INSERT OR UPDATE OF payload OR DELETE ON grain_state
    FOR EACH ROW EXECUTE FUNCTION follow_state();
