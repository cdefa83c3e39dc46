-- The cluster's members and the version of the whole list: whoever changes a member bumps it, and only from the version he read.
CREATE TABLE cluster_version (
    deployment_id text PRIMARY KEY,
    version integer NOT NULL
);

CREATE TABLE cluster_member (
    deployment_id text NOT NULL REFERENCES cluster_version ON DELETE CASCADE,
    address text NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo_name text NOT NULL,
    host_name text NOT NULL,
    status integer NOT NULL,
    proxy_port integer NOT NULL,
    suspect_times text,
    start_time timestamptz NOT NULL,
    i_am_alive_time timestamptz NOT NULL,
    PRIMARY KEY (deployment_id, address, port, generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $query$
WITH created AS (
    INSERT INTO cluster_version (deployment_id, version) VALUES (@DeploymentId, 0)
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM created)
$query$),

('InsertMembershipKey', $query$
WITH bumped AS (
    UPDATE cluster_version SET version = version + 1
    WHERE deployment_id = @DeploymentId AND version = @Version
      AND NOT EXISTS (
          SELECT 1 FROM cluster_member
          WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment_id
), created AS (
    INSERT INTO cluster_member (
        deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
    SELECT deployment_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    FROM bumped
    RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM created)
$query$),

('UpdateMembershipKey', $query$
WITH bumped AS (
    UPDATE cluster_version SET version = version + 1
    WHERE deployment_id = @DeploymentId AND version = @Version
      AND EXISTS (
          SELECT 1 FROM cluster_member
          WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING deployment_id
), changed AS (
    UPDATE cluster_member AS member
    SET status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = @IAmAliveTime
    FROM bumped
    WHERE member.deployment_id = bumped.deployment_id
      AND member.address = @Address AND member.port = @Port AND member.generation = @Generation
    RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM changed)
$query$),

('UpdateIAmAlivetimeKey', $query$
UPDATE cluster_member SET i_am_alive_time = @IAmAliveTime
WHERE deployment_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$query$),

-- Both reads answer the version even where no member fits.
('MembershipReadRowKey', $query$
SELECT address AS Address, port AS Port, generation AS Generation, silo_name AS SiloName, host_name AS HostName, status AS Status,
       proxy_port AS ProxyPort, suspect_times AS SuspectTimes, start_time AS StartTime, i_am_alive_time AS IAmAliveTime,
       list.version AS Version
FROM cluster_version AS list
LEFT JOIN cluster_member AS member
    ON member.deployment_id = list.deployment_id
   AND member.address = @Address AND member.port = @Port AND member.generation = @Generation
WHERE list.deployment_id = @DeploymentId
$query$),

('MembershipReadAllKey', $query$
SELECT address AS Address, port AS Port, generation AS Generation, silo_name AS SiloName, host_name AS HostName, status AS Status,
       proxy_port AS ProxyPort, suspect_times AS SuspectTimes, start_time AS StartTime, i_am_alive_time AS IAmAliveTime,
       list.version AS Version
FROM cluster_version AS list
LEFT JOIN cluster_member AS member ON member.deployment_id = list.deployment_id
WHERE list.deployment_id = @DeploymentId
$query$),

('GatewaysQueryKey', $query$
SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
FROM cluster_member
WHERE deployment_id = @DeploymentId AND status = @Status AND proxy_port > 0
$query$),

('DeleteMembershipTableEntriesKey', $query$
DELETE FROM cluster_version WHERE deployment_id = @DeploymentId
$query$),

-- 6 is the status of a dead silo.
('CleanupDefunctSiloEntriesKey', $query$
DELETE FROM cluster_member
WHERE deployment_id = @DeploymentId AND i_am_alive_time < @IAmAliveTime AND status = 6
$query$);
