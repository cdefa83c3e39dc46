-- One row per grain and state name; the key is the grain's key as Orleans writes it (a number in hexadecimal).
--
-- What is looked up stands in generated columns, not in expression indexes: an index over an expression of payload would
-- make every write of every grain touch every index, while an unchanged generated column leaves the update heap-only.
-- fillfactor 80 keeps the room for that on the row's own page.
CREATE TABLE grain_state (
    service_id text COLLATE "C" NOT NULL,
    state_name text COLLATE "C" NOT NULL,
    grain_key text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    payload jsonb NOT NULL,
    modified_on timestamptz NOT NULL DEFAULT now(),
    sweep_after text COLLATE "C" GENERATED ALWAYS AS (payload ->> 'sweep_after') STORED,
    PRIMARY KEY (state_name, grain_key, service_id)
) WITH (fillfactor = 80);

CREATE INDEX grain_state_sweep ON grain_state (sweep_after) WHERE sweep_after IS NOT NULL;
