-- What was done, by whom, to whom. Written only by the trigger below, in the transaction of the change it tells of.
CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL UNIQUE,
    event text NOT NULL,
    outcome text NOT NULL,
    code text,
    actor_id bigint,
    target_type text,
    target_id text,
    reason text,
    metadata jsonb,
    created_at timestamptz NOT NULL
);

CREATE INDEX audit_log_actor ON audit_log (actor_id, id);
CREATE INDEX audit_log_target ON audit_log (target_type, target_id, id);
CREATE INDEX audit_log_event ON audit_log (event, id);
CREATE INDEX audit_log_created_at ON audit_log (created_at);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_log is append-only: % is refused', TG_OP;
END
$$;

CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- A state may carry the events of its latest write in "outbox". A later write may still carry them: the event id is unique.
CREATE FUNCTION copy_outbox_to_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_log (event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at)
    SELECT (item ->> 'event_id')::uuid,
           item ->> 'event',
           item ->> 'outcome',
           item ->> 'code',
           (item ->> 'actor_id')::bigint,
           item ->> 'target_type',
           item ->> 'target_id',
           item ->> 'reason',
           NULLIF(item -> 'metadata', 'null'::jsonb),
           (item ->> 'created_at')::timestamptz
    FROM jsonb_array_elements(NEW.payload -> 'outbox') AS item
    ON CONFLICT (event_id) DO NOTHING;
    RETURN NULL;
END
$$;

-- The condition stands in the trigger, not in the function: most writes carry no event and should not pay for a call.
CREATE TRIGGER grain_state_outbox AFTER INSERT OR UPDATE OF payload ON grain_state
    FOR EACH ROW WHEN (NEW.payload -> 'outbox' -> 0 IS NOT NULL)
    EXECUTE FUNCTION copy_outbox_to_audit_log();
