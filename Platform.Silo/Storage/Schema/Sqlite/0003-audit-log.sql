-- What was done, by whom, to whom. Written only by the triggers below, in the transaction of the change it tells of.
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
    created_at TEXT NOT NULL
);

CREATE INDEX audit_log_actor ON audit_log (actor_id, id);
CREATE INDEX audit_log_target ON audit_log (target_type, target_id, id);
CREATE INDEX audit_log_event ON audit_log (event, id);
CREATE INDEX audit_log_created_at ON audit_log (created_at);

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'audit_log is append-only: UPDATE is refused');
END;

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'audit_log is append-only: DELETE is refused');
END;

-- A state may carry the events of its latest write in "outbox". A later write may still carry them: the event id is unique.
CREATE TRIGGER grain_state_outbox_insert AFTER INSERT ON grain_state
WHEN json_array_length(NEW.payload, '$.outbox') > 0
BEGIN
    INSERT INTO audit_log (event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at)
    SELECT lower(value ->> '$.event_id'), value ->> '$.event', value ->> '$.outcome', value ->> '$.code', value ->> '$.actor_id',
           value ->> '$.target_type', value ->> '$.target_id', value ->> '$.reason',
           NULLIF(value -> '$.metadata', 'null'), value ->> '$.created_at'
    FROM json_each(NEW.payload, '$.outbox')
    WHERE true
    ON CONFLICT (event_id) DO NOTHING;
END;

CREATE TRIGGER grain_state_outbox_update AFTER UPDATE OF payload ON grain_state
WHEN json_array_length(NEW.payload, '$.outbox') > 0
BEGIN
    INSERT INTO audit_log (event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at)
    SELECT lower(value ->> '$.event_id'), value ->> '$.event', value ->> '$.outcome', value ->> '$.code', value ->> '$.actor_id',
           value ->> '$.target_type', value ->> '$.target_id', value ->> '$.reason',
           NULLIF(value -> '$.metadata', 'null'), value ->> '$.created_at'
    FROM json_each(NEW.payload, '$.outbox')
    WHERE true
    ON CONFLICT (event_id) DO NOTHING;
END;
