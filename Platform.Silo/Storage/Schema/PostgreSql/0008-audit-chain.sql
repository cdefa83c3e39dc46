-- The entries of a day form a hash chain: each hash covers the one before, so that nothing can be changed, taken out or put in
-- between without breaking all that follows. audit_day says how many entries a day has and how its chain ends, so that a cut-off
-- end and a missing day are noticed, too.
CREATE TABLE audit_day (
    day date PRIMARY KEY,
    entries bigint NOT NULL,
    hash text COLLATE "C" NOT NULL
);

CREATE FUNCTION refuse_audit_day_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.day = OLD.day AND NEW.entries = OLD.entries + 1 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'audit_day only grows: % is refused', TG_OP;
END
$$;

CREATE TRIGGER audit_day_grows BEFORE UPDATE OR DELETE ON audit_day
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_day_change();

ALTER TABLE audit_log
    ADD COLUMN day date,
    ADD COLUMN position bigint,
    ADD COLUMN hash text COLLATE "C";

-- What a hash covers: every field with the number of its bytes before it, so that nothing can move from one field into the next,
-- and a sign of its own for none.
CREATE FUNCTION audit_hash(VARIADIC fields text[]) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(string_agg(
               CASE WHEN field IS NULL THEN '-' ELSE octet_length(convert_to(field, 'UTF8')) || ':' || field END,
               '' ORDER BY place), 'UTF8')), 'hex')
    FROM unnest(fields) WITH ORDINALITY AS covered (field, place)
$$;

CREATE FUNCTION audit_instant(instant timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

CREATE FUNCTION audit_entry_hash(previous text, entry audit_log) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT audit_hash(
        previous, to_char(entry.day, 'YYYY-MM-DD'), entry.position::text, entry.event_id::text, entry.event, entry.outcome, entry.code,
        entry.actor_id::text, entry.target_type, entry.target_id, entry.reason, entry.metadata::text, audit_instant(entry.created_at))
$$;

-- Gives an entry its place at the end of its day's chain. One transaction at a time may do so until it commits: a place is given
-- once and without gaps. One lock for all days rather than the rows of audit_day, so that two transactions with entries of two
-- days cannot wait for each other.
CREATE FUNCTION chain_audit_entry(entry audit_log) RETURNS audit_log LANGUAGE plpgsql AS $$
DECLARE
    chain audit_day;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit_log'), 1);
    entry.day := (entry.created_at AT TIME ZONE 'UTC')::date;
    INSERT INTO audit_day (day, entries, hash) VALUES (entry.day, 0, to_char(entry.day, 'YYYY-MM-DD')) ON CONFLICT DO NOTHING;
    SELECT * INTO chain FROM audit_day WHERE day = entry.day;
    entry.position := chain.entries + 1;
    entry.hash := audit_entry_hash(chain.hash, entry);
    UPDATE audit_day SET entries = entry.position, hash = entry.hash WHERE day = entry.day;
    RETURN entry;
END
$$;

-- Entries of earlier releases get their places in the order they were written.
ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only;

DO $$
DECLARE
    entry audit_log;
BEGIN
    FOR entry IN SELECT * FROM audit_log ORDER BY id LOOP
        entry := chain_audit_entry(entry);
        UPDATE audit_log SET day = entry.day, position = entry.position, hash = entry.hash WHERE id = entry.id;
    END LOOP;
END
$$;

ALTER TABLE audit_log ENABLE TRIGGER audit_log_append_only;

ALTER TABLE audit_log
    ALTER COLUMN day SET NOT NULL,
    ALTER COLUMN position SET NOT NULL,
    ALTER COLUMN hash SET NOT NULL,
    ADD CONSTRAINT audit_log_place UNIQUE (day, position);

-- An event that is there already adds nothing: its state may be written again.
CREATE FUNCTION append_to_audit_log(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry audit_log;
BEGIN
    entry.event_id := (item ->> 'event_id')::uuid;
    IF EXISTS (SELECT 1 FROM audit_log WHERE event_id = entry.event_id) THEN
        RETURN;
    END IF;
    entry.event := item ->> 'event';
    entry.outcome := item ->> 'outcome';
    entry.code := item ->> 'code';
    entry.actor_id := (item ->> 'actor_id')::bigint;
    entry.target_type := item ->> 'target_type';
    entry.target_id := item ->> 'target_id';
    entry.reason := item ->> 'reason';
    entry.metadata := NULLIF(item -> 'metadata', 'null'::jsonb);
    entry.created_at := (item ->> 'created_at')::timestamptz;
    entry := chain_audit_entry(entry);
    INSERT INTO audit_log (event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at, day, position, hash)
    VALUES (entry.event_id, entry.event, entry.outcome, entry.code, entry.actor_id, entry.target_type, entry.target_id, entry.reason,
            entry.metadata, entry.created_at, entry.day, entry.position, entry.hash);
END
$$;

CREATE OR REPLACE FUNCTION copy_outbox_to_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    item jsonb;
BEGIN
    FOR item IN SELECT value FROM jsonb_array_elements(NEW.payload -> 'outbox') WITH ORDINALITY AS told (value, place) ORDER BY place LOOP
        PERFORM append_to_audit_log(item);
    END LOOP;
    RETURN NULL;
END
$$;
