using System.Text;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>The programs once more in a folder of their own, under the next version: the same code, but other files, as after an installation.</summary>
internal sealed class NewerBuild : IDisposable
{
    public const string Version = "0.1.9";

    private const string PresentVersion = "0.1.0";

    private readonly TemporaryFolder _folder = new();

    public NewerBuild()
    {
        Silo = Copy(BuiltProgram.Silo, "silo");
        Gateway = Copy(BuiltProgram.Gateway, "gateway");
    }

    public BuiltProgram Silo { get; }

    public BuiltProgram Gateway { get; }

    public void Dispose() => _folder.Dispose();

    private BuiltProgram Copy(BuiltProgram program, string name)
    {
        string target = _folder.File(name);
        foreach (string file in Directory.EnumerateFiles(program.Folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(program.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (string file in Directory.EnumerateFiles(target, "Platform.*.dll"))
        {
            File.WriteAllBytes(file, Renumber(File.ReadAllBytes(file)));
        }

        return new BuiltProgram(Path.Combine(target, Path.GetFileName(program.File)));
    }

    /// <summary>Replaces the version where it stands in an assembly's attribute: its length in a byte, then its letters.</summary>
    private static byte[] Renumber(byte[] assembly)
    {
        byte[] present = [(byte)PresentVersion.Length, .. Encoding.UTF8.GetBytes(PresentVersion)];
        for (int at = assembly.AsSpan().IndexOf(present); at >= 0; at = assembly.AsSpan().IndexOf(present))
        {
            Encoding.UTF8.GetBytes(Version).CopyTo(assembly, at + 1);
        }

        return assembly;
    }
}
