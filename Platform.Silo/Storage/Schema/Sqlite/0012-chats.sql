-- chat_id is a chat's own number as long as it is not deleted, public_chat_id the same number where everybody may see the chat: its two
-- indexes list chats in the order of their numbers, all of them and those for everybody. The other columns stand in them so that counting
-- reads no state.
DROP VIEW chats;

ALTER TABLE grain_state ADD COLUMN chat_id INTEGER GENERATED ALWAYS AS (
    CASE WHEN state_name = 'chat' AND payload ->> '$.deleted_at' IS NULL THEN payload ->> '$.id' END) VIRTUAL;
ALTER TABLE grain_state ADD COLUMN public_chat_id INTEGER GENERATED ALWAYS AS (
    CASE WHEN state_name = 'chat' AND payload ->> '$.deleted_at' IS NULL AND payload ->> '$.visibility' <> 'private' THEN payload ->> '$.id' END) VIRTUAL;

CREATE INDEX grain_state_chat ON grain_state (state_name, chat_id, service_id, owner_id, public_chat_id) WHERE chat_id IS NOT NULL;
CREATE INDEX grain_state_public_chat ON grain_state (state_name, public_chat_id, service_id, chat_id) WHERE public_chat_id IS NOT NULL;

-- Who is in which chat, its owner left out, as the states of the chats' members say it. The triggers below keep it with each write of such
-- a state, in its transaction; nothing else writes it.
CREATE TABLE chat_member (
    chat_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    service_id TEXT NOT NULL,
    PRIMARY KEY (chat_id, user_id, service_id)
) WITHOUT ROWID;

CREATE INDEX chat_member_user ON chat_member (user_id, chat_id, service_id);

INSERT INTO chat_member (chat_id, user_id, service_id)
SELECT DISTINCT payload ->> '$.chat_id', value ->> '$.user_id', service_id
FROM grain_state, json_each(payload, '$.members')
WHERE state_name = 'chat-members' AND payload ->> '$.chat_id' IS NOT NULL AND value ->> '$.user_id' IS NOT NULL;

CREATE TRIGGER grain_state_chat_member_insert AFTER INSERT ON grain_state
WHEN NEW.state_name = 'chat-members' AND NEW.payload ->> '$.chat_id' IS NOT NULL
BEGIN
    INSERT INTO chat_member (chat_id, user_id, service_id)
    SELECT DISTINCT NEW.payload ->> '$.chat_id', value ->> '$.user_id', NEW.service_id
    FROM json_each(NEW.payload, '$.members')
    WHERE value ->> '$.user_id' IS NOT NULL;
END;

-- Who stays is not touched: one joins a chat of thousands at the cost of one row.
CREATE TRIGGER grain_state_chat_member_update AFTER UPDATE OF payload ON grain_state
WHEN NEW.state_name = 'chat-members'
    AND (OLD.payload -> '$.chat_id' IS NOT NEW.payload -> '$.chat_id' OR OLD.payload -> '$.members' IS NOT NEW.payload -> '$.members')
BEGIN
    DELETE FROM chat_member
    WHERE service_id = OLD.service_id
      AND (chat_id, user_id) IN (
          SELECT OLD.payload ->> '$.chat_id', value ->> '$.user_id' FROM json_each(OLD.payload, '$.members')
          EXCEPT
          SELECT NEW.payload ->> '$.chat_id', value ->> '$.user_id' FROM json_each(NEW.payload, '$.members'));
    INSERT INTO chat_member (chat_id, user_id, service_id)
    SELECT chat_id, user_id, NEW.service_id
    FROM (SELECT NEW.payload ->> '$.chat_id' AS chat_id, value ->> '$.user_id' AS user_id FROM json_each(NEW.payload, '$.members')
          EXCEPT
          SELECT OLD.payload ->> '$.chat_id', value ->> '$.user_id' FROM json_each(OLD.payload, '$.members'))
    WHERE chat_id IS NOT NULL AND user_id IS NOT NULL;
END;

CREATE TRIGGER grain_state_chat_member_delete AFTER DELETE ON grain_state
WHEN OLD.state_name = 'chat-members'
BEGIN
    DELETE FROM chat_member
    WHERE service_id = OLD.service_id
      AND (chat_id, user_id) IN (SELECT OLD.payload ->> '$.chat_id', value ->> '$.user_id' FROM json_each(OLD.payload, '$.members'));
END;

-- The count is asked for in the list of columns rather than joined, so that the planner can look through the view. The owner is in his
-- chat without being listed.
CREATE VIEW chats AS
SELECT chat_id AS id,
       public_chat_id AS public_id,
       payload ->> '$.name' AS name,
       name_folded,
       owner_id,
       payload ->> '$.visibility' AS visibility,
       payload ->> '$.slug' AS slug,
       (SELECT count(*) + 1
        FROM chat_member AS member
        WHERE member.chat_id = chat.chat_id AND member.service_id = chat.service_id) AS member_count,
       payload,
       service_id
FROM grain_state AS chat
WHERE state_name = 'chat' AND chat_id IS NOT NULL;
