-- One row per grain and state name. A key is a number (key_number), a GUID (key_high, key_number) or a text (key_text).
--
-- What is looked up stands in generated columns, not in expression indexes: an index over an expression of payload would
-- make every write of every grain touch every index, while an unchanged generated column leaves the update heap-only.
-- fillfactor 80 keeps the room for that on the row's own page.
CREATE TABLE grain_state (
    service_id text NOT NULL,
    state_name text COLLATE "C" NOT NULL,
    key_number bigint NOT NULL,
    key_high bigint NOT NULL,
    key_text text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    payload jsonb NOT NULL,
    modified_on timestamptz NOT NULL DEFAULT now(),
    sweep_after text COLLATE "C" GENERATED ALWAYS AS (payload ->> 'sweep_after') STORED,
    PRIMARY KEY (state_name, key_number, key_text, key_high, service_id)
) WITH (fillfactor = 80);

CREATE INDEX grain_state_sweep ON grain_state (sweep_after) WHERE sweep_after IS NOT NULL;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', $query$
SELECT convert_to(payload::text, 'UTF8') AS PayloadBinary, version AS Version
FROM grain_state
WHERE state_name = @GrainTypeString
  AND key_number = @GrainIdN1
  AND key_text = COALESCE(@GrainIdExtensionString, '')
  AND key_high = @GrainIdN0
  AND service_id = @ServiceId
$query$),

-- The first version is random: a row that was deleted and made anew is never taken for its predecessor by an activation that missed it.
('WriteToStorageKey', $query$
WITH changed AS (
    UPDATE grain_state
    SET payload = convert_from(@PayloadBinary, 'UTF8')::jsonb, version = version + 1, modified_on = now()
    WHERE @GrainStateVersion IS NOT NULL
      AND state_name = @GrainTypeString
      AND key_number = @GrainIdN1
      AND key_text = COALESCE(@GrainIdExtensionString, '')
      AND key_high = @GrainIdN0
      AND service_id = @ServiceId
      AND version = @GrainStateVersion
    RETURNING version
), created AS (
    INSERT INTO grain_state (service_id, state_name, key_number, key_high, key_text, version, payload)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN1, @GrainIdN0, COALESCE(@GrainIdExtensionString, ''),
           1 + floor(random() * 1000000000)::integer, convert_from(@PayloadBinary, 'UTF8')::jsonb
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
)
SELECT version AS NewGrainStateVersion FROM changed
UNION ALL
SELECT version FROM created
$query$),

('DeleteStorageKey', $query$
DELETE FROM grain_state
WHERE state_name = @GrainTypeString
  AND key_number = @GrainIdN1
  AND key_text = COALESCE(@GrainIdExtensionString, '')
  AND key_high = @GrainIdN0
  AND service_id = @ServiceId
  AND version = @GrainStateVersion
RETURNING version + 1
$query$),

-- Asked for by the provider, never run: cleared states are deleted.
('ClearStorageKey', $query$
DELETE FROM grain_state
WHERE state_name = @GrainTypeString
  AND key_number = @GrainIdN1
  AND key_text = COALESCE(@GrainIdExtensionString, '')
  AND key_high = @GrainIdN0
  AND service_id = @ServiceId
  AND version = @GrainStateVersion
RETURNING version + 1
$query$);
