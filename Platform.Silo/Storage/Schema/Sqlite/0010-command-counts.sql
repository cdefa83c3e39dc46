-- How often commands were executed, as bots report it: what came since the last roll-up, and the folded part of each scope. A scope
-- is a bot under one number ("epoch") of its statistics; bot 0 under number 0 is all bots together, whatever became of them.
CREATE TABLE command_delta (
    id INTEGER PRIMARY KEY,
    bot_id INTEGER NOT NULL CHECK (bot_id > 0),
    epoch INTEGER NOT NULL,
    command TEXT NOT NULL CHECK (command <> ''),
    minute INTEGER NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0)
);

-- The command '', which no command is, holds what all commands of its scope come to.
CREATE TABLE command_total (
    bot_id INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    command TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (bot_id, epoch, command)
) WITHOUT ROWID;

CREATE INDEX command_total_top ON command_total (bot_id, epoch, amount DESC, command) WHERE command <> '';

-- A minute is counted from the beginning of 1970; it is kept as long as it may lie in the last 24 hours.
CREATE TABLE command_minute (
    bot_id INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (bot_id, epoch, minute)
) WITHOUT ROWID;

CREATE INDEX command_minute_age ON command_minute (minute);

-- What the deltas add to each scope; the id is that of the delta.
CREATE VIEW command_change AS
SELECT id, bot_id, epoch, command, minute, amount FROM command_delta
UNION ALL
SELECT id, 0, 0, command, minute, amount FROM command_delta;

-- A state may carry tallies of commands; the write that makes its row counts them, no later one and no deletion does.
CREATE TRIGGER grain_state_commands AFTER INSERT ON grain_state
WHEN json_array_length(NEW.payload, '$.command_tallies') > 0
BEGIN
    INSERT INTO command_delta (bot_id, epoch, command, minute, amount)
    SELECT value ->> '$.bot_id', value ->> '$.epoch', value ->> '$.command', unixepoch(value ->> '$.minute') / 60, value ->> '$.amount'
    FROM json_each(NEW.payload, '$.command_tallies')
    ORDER BY key;
END;
