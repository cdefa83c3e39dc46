-- The entries of a day form a hash chain: each hash covers the one before, so that nothing can be changed, taken out or put in
-- between without breaking all that follows. audit_day says how many entries a day has and how its chain ends, so that a cut-off
-- end and a missing day are noticed, too. audit_hash is a function of the silo.
CREATE TABLE audit_day (
    day TEXT PRIMARY KEY,
    entries INTEGER NOT NULL,
    hash TEXT NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER audit_day_grows BEFORE UPDATE ON audit_day
WHEN NEW.day IS NOT OLD.day OR NEW.entries IS NOT OLD.entries + 1
BEGIN
    SELECT RAISE(ABORT, 'audit_day only grows: UPDATE is refused');
END;

CREATE TRIGGER audit_day_no_delete BEFORE DELETE ON audit_day
BEGIN
    SELECT RAISE(ABORT, 'audit_day only grows: DELETE is refused');
END;

DROP TRIGGER grain_state_outbox_insert;
DROP TRIGGER grain_state_outbox_update;
DROP TRIGGER audit_log_no_update;
DROP TRIGGER audit_log_no_delete;
DROP INDEX audit_log_actor;
DROP INDEX audit_log_target;
DROP INDEX audit_log_event;
DROP INDEX audit_log_created_at;
ALTER TABLE audit_log RENAME TO audit_log_unchained;

CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    event TEXT NOT NULL,
    outcome TEXT NOT NULL,
    code TEXT,
    actor_id INTEGER,
    target_type TEXT,
    target_id TEXT,
    reason TEXT,
    metadata TEXT,
    created_at TEXT NOT NULL,
    day TEXT NOT NULL,
    position INTEGER NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (day, position)
);

CREATE INDEX audit_log_actor ON audit_log (actor_id, id);
CREATE INDEX audit_log_target ON audit_log (target_type, target_id, id);
CREATE INDEX audit_log_event ON audit_log (event, id);
CREATE INDEX audit_log_created_at ON audit_log (created_at);

-- The way into the log. Through a view, because its trigger runs row by row: several entries of one statement find each the
-- chain as the one before has left it. An event that is there already adds nothing: its state may be written again.
CREATE VIEW audit_entry AS
SELECT id, event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at, substr(created_at, 1, 10) AS day
FROM audit_log;

CREATE TRIGGER audit_entry_append INSTEAD OF INSERT ON audit_entry
WHEN NOT EXISTS (SELECT 1 FROM audit_log WHERE event_id = NEW.event_id)
BEGIN
    INSERT INTO audit_day (day, entries, hash)
    VALUES (substr(NEW.created_at, 1, 10), 0, substr(NEW.created_at, 1, 10))
    ON CONFLICT DO NOTHING;
    UPDATE audit_day
    SET entries = entries + 1,
        hash = audit_hash(
            hash, day, entries + 1, NEW.event_id, NEW.event, NEW.outcome, NEW.code, NEW.actor_id, NEW.target_type, NEW.target_id, NEW.reason,
            NEW.metadata, NEW.created_at)
    WHERE day = substr(NEW.created_at, 1, 10);
    INSERT INTO audit_log (
        id, event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at, day, position, hash)
    SELECT NEW.id, NEW.event_id, NEW.event, NEW.outcome, NEW.code, NEW.actor_id, NEW.target_type, NEW.target_id, NEW.reason,
           NEW.metadata, NEW.created_at, day, entries, hash
    FROM audit_day
    WHERE day = substr(NEW.created_at, 1, 10);
END;

-- Entries of earlier releases get their places in the order they were written.
INSERT INTO audit_entry (id, event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at)
SELECT id, event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at
FROM audit_log_unchained
ORDER BY id;

DROP TABLE audit_log_unchained;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'audit_log is append-only: UPDATE is refused');
END;

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'audit_log is append-only: DELETE is refused');
END;

CREATE TRIGGER grain_state_outbox_insert AFTER INSERT ON grain_state
WHEN json_array_length(NEW.payload, '$.outbox') > 0
BEGIN
    INSERT INTO audit_entry (event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at)
    SELECT lower(value ->> '$.event_id'), value ->> '$.event', value ->> '$.outcome', value ->> '$.code', value ->> '$.actor_id',
           value ->> '$.target_type', value ->> '$.target_id', value ->> '$.reason',
           NULLIF(value -> '$.metadata', 'null'), value ->> '$.created_at'
    FROM json_each(NEW.payload, '$.outbox')
    ORDER BY key;
END;

CREATE TRIGGER grain_state_outbox_update AFTER UPDATE OF payload ON grain_state
WHEN json_array_length(NEW.payload, '$.outbox') > 0
BEGIN
    INSERT INTO audit_entry (event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at)
    SELECT lower(value ->> '$.event_id'), value ->> '$.event', value ->> '$.outcome', value ->> '$.code', value ->> '$.actor_id',
           value ->> '$.target_type', value ->> '$.target_id', value ->> '$.reason',
           NULLIF(value -> '$.metadata', 'null'), value ->> '$.created_at'
    FROM json_each(NEW.payload, '$.outbox')
    ORDER BY key;
END;
