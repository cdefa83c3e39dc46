-- chat_id is a chat's own number as long as it is not deleted, public_chat_id the same number where everybody may see the chat: its two
-- indexes list chats in the order of their numbers, all of them and those for everybody. The other columns stand in them so that counting
-- reads no state.
DROP VIEW chats;

ALTER TABLE grain_state
    ADD COLUMN chat_id bigint GENERATED ALWAYS AS (
        CASE WHEN state_name = 'chat' AND payload ->> 'deleted_at' IS NULL THEN (payload ->> 'id')::bigint END) STORED,
    ADD COLUMN public_chat_id bigint GENERATED ALWAYS AS (
        CASE WHEN state_name = 'chat' AND payload ->> 'deleted_at' IS NULL AND payload ->> 'visibility' <> 'private'
            THEN (payload ->> 'id')::bigint END) STORED;

CREATE INDEX grain_state_chat ON grain_state (state_name, chat_id, service_id, owner_id, public_chat_id) WHERE chat_id IS NOT NULL;
CREATE INDEX grain_state_public_chat ON grain_state (state_name, public_chat_id, service_id, chat_id) WHERE public_chat_id IS NOT NULL;

-- Who is in which chat, its owner left out, as the states of the chats' members say it. The triggers below keep it with each write of such
-- a state, in its transaction; nothing else writes it.
CREATE TABLE chat_member (
    chat_id bigint NOT NULL,
    user_id bigint NOT NULL,
    service_id text COLLATE "C" NOT NULL
);

-- The number of a chat goes once with each of its members, however often the state names him.
CREATE FUNCTION chat_members_of(payload jsonb) RETURNS TABLE (chat_id bigint, user_id bigint) LANGUAGE sql IMMUTABLE AS $$
    SELECT DISTINCT (payload ->> 'chat_id')::bigint, (member ->> 'user_id')::bigint
    FROM jsonb_array_elements(CASE jsonb_typeof(payload -> 'members') WHEN 'array' THEN payload -> 'members' ELSE '[]' END) AS member
    WHERE payload ->> 'chat_id' IS NOT NULL AND member ->> 'user_id' IS NOT NULL
$$;

INSERT INTO chat_member (chat_id, user_id, service_id)
SELECT listed.chat_id, listed.user_id, service_id
FROM grain_state, chat_members_of(payload) AS listed
WHERE state_name = 'chat-members';

ALTER TABLE chat_member ADD PRIMARY KEY (chat_id, user_id, service_id);
CREATE INDEX chat_member_user ON chat_member (user_id, chat_id, service_id);

-- Who stays is not touched: one joins a chat of thousands at the cost of one row.
CREATE FUNCTION keep_chat_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM chat_member AS member
        USING (SELECT chat_id, user_id FROM chat_members_of(OLD.payload)
               EXCEPT
               SELECT chat_id, user_id FROM chat_members_of(NEW.payload)) AS gone
        WHERE member.chat_id = gone.chat_id AND member.user_id = gone.user_id AND member.service_id = OLD.service_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO chat_member (chat_id, user_id, service_id)
        SELECT come.chat_id, come.user_id, NEW.service_id
        FROM (SELECT chat_id, user_id FROM chat_members_of(NEW.payload)
              EXCEPT
              SELECT chat_id, user_id FROM chat_members_of(OLD.payload)) AS come;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER grain_state_chat_member_insert AFTER INSERT ON grain_state
    FOR EACH ROW WHEN (NEW.state_name = 'chat-members') EXECUTE FUNCTION keep_chat_members();
CREATE TRIGGER grain_state_chat_member_update AFTER UPDATE OF payload ON grain_state
    FOR EACH ROW WHEN (
        NEW.state_name = 'chat-members'
        AND (NEW.payload -> 'chat_id', NEW.payload -> 'members') IS DISTINCT FROM (OLD.payload -> 'chat_id', OLD.payload -> 'members'))
    EXECUTE FUNCTION keep_chat_members();
CREATE TRIGGER grain_state_chat_member_delete AFTER DELETE ON grain_state
    FOR EACH ROW WHEN (OLD.state_name = 'chat-members') EXECUTE FUNCTION keep_chat_members();

-- The count is asked for in the list of columns rather than joined, so that only the chats that are answered are counted. The owner is
-- in his chat without being listed.
CREATE VIEW chats AS
SELECT chat_id AS id,
       public_chat_id AS public_id,
       payload ->> 'name' AS name,
       name_folded,
       owner_id,
       payload ->> 'visibility' AS visibility,
       payload ->> 'slug' AS slug,
       (SELECT count(*)::integer + 1
        FROM chat_member AS member
        WHERE member.chat_id = chat.chat_id AND member.service_id = chat.service_id) AS member_count,
       payload,
       service_id
FROM grain_state AS chat
WHERE state_name = 'chat' AND chat_id IS NOT NULL;
