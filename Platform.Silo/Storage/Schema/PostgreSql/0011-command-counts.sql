-- How often commands were executed, as bots report it: what came since the last roll-up, and the folded part of each scope. A scope
-- is a bot under one number ("epoch") of its statistics; bot 0 under number 0 is all bots together, whatever became of them.
CREATE TABLE command_delta (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bot_id bigint NOT NULL CHECK (bot_id > 0),
    epoch integer NOT NULL,
    command text COLLATE "C" NOT NULL CHECK (command <> ''),
    minute bigint NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0)
);

-- The command '', which no command is, holds what all commands of its scope come to.
CREATE TABLE command_total (
    bot_id bigint NOT NULL,
    epoch integer NOT NULL,
    command text COLLATE "C" NOT NULL,
    amount bigint NOT NULL,
    PRIMARY KEY (bot_id, epoch, command)
);

CREATE INDEX command_total_top ON command_total (bot_id, epoch, amount DESC, command) WHERE command <> '';

-- A minute is counted from the beginning of 1970; it is kept as long as it may lie in the last 24 hours.
CREATE TABLE command_minute (
    bot_id bigint NOT NULL,
    epoch integer NOT NULL,
    minute bigint NOT NULL,
    amount bigint NOT NULL,
    PRIMARY KEY (bot_id, epoch, minute)
);

CREATE INDEX command_minute_age ON command_minute (minute);

-- What the deltas add to each scope.
CREATE VIEW command_change AS
SELECT bot_id, epoch, command, minute, amount FROM command_delta
UNION ALL
SELECT 0, 0, command, minute, amount FROM command_delta;

-- A state may carry tallies of commands; the write that makes its row counts them, no later one and no deletion does.
CREATE FUNCTION count_commands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO command_delta (bot_id, epoch, command, minute, amount)
    SELECT bot_id, epoch, command, floor(extract(epoch FROM minute) / 60)::bigint, amount
    FROM jsonb_to_recordset(NEW.payload -> 'command_tallies')
        AS tally (bot_id bigint, epoch integer, command text, minute timestamptz, amount bigint);
    RETURN NULL;
END
$$;

CREATE TRIGGER grain_state_commands AFTER INSERT ON grain_state
    FOR EACH ROW WHEN (NEW.payload -> 'command_tallies' -> 0 IS NOT NULL)
    EXECUTE FUNCTION count_commands();
