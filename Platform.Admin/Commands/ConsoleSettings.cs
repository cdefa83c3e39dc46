using System.ComponentModel;
using Spectre.Console.Cli;

namespace Platform.Admin.Commands;

/// <summary>The options that every command takes, before or after its words. Hidden from the parser's list of options, since help shows them apart.</summary>
internal class ConsoleSettings : CommandSettings
{
    /// <summary>Client ports of silos.</summary>
    [CommandOption("--cluster <ADDRESSES>", IsHidden = true)]
    [Description("HOST:PORT of a silo's client port, several with commas. Default: PLATFORM_CLUSTER, or 127.0.0.1:30000.")]
    public string? Cluster { get; init; }

    /// <summary>The database in which silos register themselves.</summary>
    [CommandOption("--database <CONNECTION>", IsHidden = true)]
    [Description("Find the silos in this PostgreSQL database instead. Default: PLATFORM_DATABASE.")]
    public string? Database { get; init; }

    /// <summary>Name of the cluster.</summary>
    [CommandOption("--cluster-id <NAME>", IsHidden = true)]
    [Description("Name of the cluster. Default: PLATFORM_CLUSTER_ID, or platform.")]
    public string? ClusterId { get; init; }

    /// <summary>File with the operator's certificate.</summary>
    [CommandOption("--certificate <FILE>", IsHidden = true)]
    [Description("Your certificate (PEM), where the cluster asks for one. Default: PLATFORM_CERTIFICATE.")]
    public string? Certificate { get; init; }

    /// <summary>File with the private key of the certificate.</summary>
    [CommandOption("--certificate-key <FILE>", IsHidden = true)]
    [Description("Its private key (PEM), readable by you alone. Default: PLATFORM_CERTIFICATE_KEY.")]
    public string? CertificateKey { get; init; }

    /// <summary>File with the certificates of the cluster's authorities.</summary>
    [CommandOption("--certificate-authority <FILE>", IsHidden = true)]
    [Description("Who issued the silos' certificates (PEM). Default: PLATFORM_CERTIFICATE_AUTHORITY.")]
    public string? CertificateAuthority { get; init; }

    /// <summary>The installation's data folder.</summary>
    [CommandOption("--data <FOLDER>", IsHidden = true)]
    [Description("Folder with the operator key. Default: PLATFORM_DATA, or ./data.")]
    public string? Data { get; init; }

    /// <summary>File with the operator key.</summary>
    [CommandOption("--operator-key-file <FILE>", IsHidden = true)]
    [Description("The operator key itself. Default: PLATFORM_OPERATOR_KEY, or operator.key in the data folder.")]
    public string? OperatorKeyFile { get; init; }

    /// <summary>Whether a program reads the answer.</summary>
    [CommandOption("--json", IsHidden = true)]
    [Description("Print one JSON document on stdout; a refusal as JSON on stderr.")]
    public bool Json { get; init; }

    /// <summary>Whether to show what the connection does.</summary>
    [CommandOption("--verbose", IsHidden = true)]
    [Description("Show on stderr what the connection to the cluster does.")]
    public bool Verbose { get; init; }
}
