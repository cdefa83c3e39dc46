using Npgsql;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>A silo that was killed and starts again at its address, while others write the list of members, too.</summary>
public sealed class PredecessorTests
{
    private const int Users = 20;

    [Fact]
    public async Task A_silo_whose_first_write_is_lost_to_another_s_is_not_ready_before_its_earlier_run_is_dead()
    {
        string database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        using TemporaryFolder folder = new();
        await InstalledSecrets.CopyToAsync(folder.Path);
        await using PlatformProcess silo = new(new PlatformOptions(folder.Path) { Database = database });
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database);
        await silo.StartAsync();
        await silo.Kill9Async();
        Assert.Equal(1, await LivingAsync(source));
        await LoseTheNextWriteAsync(source);

        await silo.StartAsync();
        Assert.Equal(1, await LivingAsync(source));
        Assert.Equal(Users, (await silo.Access.SignInManyAsync(Users)).Count);
    }

    private static async Task<int> LivingAsync(NpgsqlDataSource source)
    {
        await using NpgsqlCommand living = source.CreateCommand("SELECT count(*)::int FROM cluster_member WHERE status <> @dead");
        living.Parameters.AddWithValue("dead", (int)SiloStatus.Dead);
        return (int)(await living.ExecuteScalarAsync())!;
    }

    /// <summary>A change of the version that finds another one changes no row.</summary>
    private static async Task LoseTheNextWriteAsync(NpgsqlDataSource source)
    {
        await using NpgsqlCommand lose = source.CreateCommand(
            """
            CREATE SEQUENCE lost;
            CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN IF nextval('lost') = 1 THEN RETURN NULL; END IF; RETURN NEW; END $$;
            CREATE TRIGGER lose BEFORE UPDATE ON cluster_version FOR EACH ROW EXECUTE FUNCTION lose();
            """);
        await lose.ExecuteNonQueryAsync();
    }
}
