-- One row per grain and state name. The payload is JSON text, so that any SQLite tool can read it.
CREATE TABLE grain_state (
    service_id TEXT NOT NULL,
    state_name TEXT NOT NULL,
    grain_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    modified_on TEXT NOT NULL,
    sweep_after TEXT GENERATED ALWAYS AS (payload ->> '$.sweep_after') VIRTUAL,
    PRIMARY KEY (state_name, grain_key, service_id)
);

CREATE INDEX grain_state_sweep ON grain_state (sweep_after) WHERE sweep_after IS NOT NULL;
