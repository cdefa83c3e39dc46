-- Orleans' ADO.NET providers (reminders, membership) read the text of every statement they run from this table; its two columns
-- are their contract.
CREATE TABLE OrleansQuery (
    QueryKey text PRIMARY KEY,
    QueryText text NOT NULL
);

-- What all silos of one cluster must agree on; a fact is written once and never changed.
CREATE TABLE cluster_fact (
    name text PRIMARY KEY,
    value text NOT NULL
);
