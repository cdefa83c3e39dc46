using System.Globalization;
using System.Text;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.Admin.Storage;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Transfers;

/// <summary>A command that exports into a file: walking, writing and telling are done here, once for all.</summary>
/// <param name="surroundings">What lies outside the console.</param>
/// <param name="columns">The columns of what is exported.</param>
internal abstract class ExportCommand(Surroundings surroundings, IReadOnlyList<TransferColumn> columns) : SessionCommand<ExportSettings>(surroundings)
{
    /// <summary>How long a call may take.</summary>
    protected abstract TimeSpan LongestStep { get; }

    /// <summary>Begins at the first.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="cluster">The cluster.</param>
    /// <returns>Asks for one part after the other.</returns>
    protected abstract Func<Task<Result<ExportPart>>> Walk(Secret session, ICluster cluster);

    /// <inheritdoc/>
    protected sealed override async Task<Answer> AnswerAsync(ExportSettings settings, Secret session, ICluster cluster)
    {
        TransferPage page = new(TransferFormats.Choose(settings.Format, settings.File), columns);
        bool isStandard = settings.File == TransferFormats.Standard;
        if (isStandard && settings.Json)
        {
            throw new UsageException("With --json, standard output is for the answer. Give the name of a file.");
        }

        string path = isStandard ? "" : Path.GetFullPath(settings.File);
        using DraftFile? file = isStandard ? null : DraftFile.Create(path);
        using Interruption interruption = Surroundings.Interruptible();
        using ProgressLine progress = new(Surroundings.Terminal);
        Func<Task<Result<ExportPart>>> next = Walk(session, cluster);
        page.Begin();
        for (bool isLast = false; !isLast;)
        {
            cluster.StartOver(LongestStep);
            Result<ExportPart> part = await next();
            if (part.IsRefused)
            {
                return part.Refusal;
            }

            foreach (IReadOnlyList<string?> row in part.Value.Rows)
            {
                page.Add(row);
            }

            isLast = part.Value.IsLast;
            if (isLast)
            {
                page.End();
            }

            await WriteAsync(file, page.Take());
            progress.Show(string.Create(CultureInfo.InvariantCulture, $"{page.Rows:N0} rows so far."));
            if (!isLast && interruption.Pressed.IsCancellationRequested)
            {
                return Answer.NothingChanged;
            }
        }

        if (file is null)
        {
            return Answer.Of(new Report("", page.Rows, 0, ""), new Stack());
        }

        string hash = file.Complete();
        return Answer.Of(
            new Report(path, page.Rows, file.Length, hash),
            new Card(
                ("File", path),
                ("Rows", page.Rows.ToString("N0", CultureInfo.InvariantCulture)),
                ("Size", Sizes.Text(file.Length)),
                ("SHA-256", hash)));
    }

    private async Task WriteAsync(DraftFile? file, string text)
    {
        if (file is null)
        {
            await Surroundings.Terminal.Output.WriteAsync(text);
            await Surroundings.Terminal.Output.FlushAsync();
        }
        else
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
    }

    private sealed record Report(string File, long Rows, long Bytes, string Sha256);
}

/// <summary>Some rows of an export.</summary>
/// <param name="Rows">Their values, in the order of the columns.</param>
/// <param name="IsLast">Whether no part follows.</param>
internal sealed record ExportPart(IEnumerable<IReadOnlyList<string?>> Rows, bool IsLast);
