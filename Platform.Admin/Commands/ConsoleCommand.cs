using Platform.Admin.Connection;
using Platform.Admin.Output;
using Spectre.Console.Cli;

namespace Platform.Admin.Commands;

/// <summary>A command: asks the cluster and hands back an answer; showing it is done here, once for all.</summary>
/// <typeparam name="TSettings">Its options and arguments.</typeparam>
/// <param name="surroundings">What lies outside the console.</param>
internal abstract class ConsoleCommand<TSettings>(Surroundings surroundings) : AsyncCommand<TSettings>
    where TSettings : ConsoleSettings
{
    /// <summary>What lies outside the console.</summary>
    protected Surroundings Surroundings { get; } = surroundings;

    /// <summary>Does what the command is for.</summary>
    /// <param name="settings">Options and arguments.</param>
    /// <param name="cluster">The cluster; connected by the first question.</param>
    protected abstract Task<Answer> AnswerAsync(TSettings settings, ICluster cluster);

    /// <inheritdoc/>
    public sealed override async Task<int> ExecuteAsync(CommandContext context, TSettings settings, CancellationToken cancellationToken)
    {
        RefuseLeftovers(context);
        AnswerWriter writer = new(Surroundings.Terminal, settings.Json);
        ICluster cluster = Connect(settings);
        await using (cluster)
        {
            try
            {
                return writer.Write(await AnswerAsync(settings, cluster));
            }
            catch (ClusterAwayException away)
            {
                return writer.WriteAway(away);
            }
        }
    }

    private ICluster Connect(TSettings settings)
    {
        if (Surroundings.OfShell is not { } kept)
        {
            return Surroundings.Connect(ClusterTarget.Choose(settings, Surroundings), settings.Verbose ? ClientLogging.Verbose : ClientLogging.Silent);
        }

        // Going on with the shell's connection could do the right thing to the wrong cluster.
        return settings is { Cluster: null, Database: null, ClusterId: null, Verbose: false, Certificate: null, CertificateKey: null, CertificateAuthority: null }
            ? kept
            : throw new UsageException("A shell keeps its one connection: --cluster, --database, --cluster-id, --verbose and the certificate's options stand behind the word shell.");
    }

    // The parser's own strict mode fills a missing value with a word of its own and goes on. So it collects what it does not know, and that ends
    // here; but it forgets what stands between the words of a command.
    private static void RefuseLeftovers(CommandContext context)
    {
        if (!ArgumentOrder.LeadingWords(context.Arguments).Contains(context.Name))
        {
            throw new UsageException($"'{context.Arguments.First(argument => argument.StartsWith('-'))}' must stand behind the command's words.");
        }

        if (context.Remaining.Parsed.FirstOrDefault() is { } option)
        {
            throw new UsageException($"Unknown option '{option.Key}'.");
        }

        if (context.Remaining.Raw.Count > 0)
        {
            throw new UsageException($"Nothing may follow '--', but '{context.Remaining.Raw[0]}' does.");
        }
    }

    /// <summary>Whether the operator must be asked before something is taken away: not when he said yes already, nor when nobody is there.</summary>
    /// <param name="settings">Options of the command.</param>
    protected bool MustAsk(DestructiveSettings settings) => !settings.Yes && Surroundings.Terminal.CanAsk;

    /// <summary>Asks.</summary>
    /// <param name="question">What would happen.</param>
    /// <returns>Whether he said yes; anything else is a no.</returns>
    protected async Task<bool> ConfirmsAsync(string question)
    {
        string? reply = await Surroundings.Terminal.AskAsync(question + " [y/N]");
        return reply?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
