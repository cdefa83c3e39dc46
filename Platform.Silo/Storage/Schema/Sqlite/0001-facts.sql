-- What must stay true of an installation; a fact is written once and never changed.
CREATE TABLE cluster_fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
