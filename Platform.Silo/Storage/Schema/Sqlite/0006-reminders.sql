CREATE TABLE reminder (
    service_id TEXT NOT NULL,
    grain_id TEXT NOT NULL,
    reminder_name TEXT NOT NULL,
    start_time TEXT NOT NULL,
    period_milliseconds INTEGER NOT NULL,
    grain_hash INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (service_id, grain_id, reminder_name)
) WITHOUT ROWID;

-- A silo loads the part of the ring it is responsible for; the hash is unsigned here.
CREATE INDEX reminder_ring ON reminder (service_id, grain_hash);
