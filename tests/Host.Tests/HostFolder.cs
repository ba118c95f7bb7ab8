using System.Security.Cryptography;

namespace MedInsFlows.Host.Tests;

/// <summary>The files that a host is given, in a folder of a test's own.</summary>
public sealed class HostFolder : IDisposable
{
    public const string Password = "Demo-Pass-2026";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medinsflows-host-");

    public HostFolder()
    {
        Directory.CreateDirectory(PathOf("workflows"));
        Directory.CreateDirectory(PathOf("calendars"));
        WriteSecret("master-key", NewKey());
        WriteSecret("password", Password);
    }

    /// <summary>The root of the clone in which the tests were built.</summary>
    public static string Clone { get; } = FindClone();

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    public void WriteSecret(string name, string secret)
    {
        File.WriteAllText(PathOf(name), secret + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>A complete configuration for demo mode; an override of null takes the key away.</summary>
    public string[] Arguments(TestDatabase database, params (string Key, string? Value)[] overrides) =>
        Arguments(database.ConnectionString, overrides);

    /// <inheritdoc cref="Arguments(TestDatabase, ValueTuple{string, string}[])"/>
    public string[] Arguments(string database, params (string Key, string? Value)[] overrides)
    {
        var values = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["MedIns:Database"] = database,
            ["MedIns:MasterKeyFile"] = PathOf("master-key"),
            ["MedIns:Demo:PasswordFile"] = PathOf("password"),
            ["MedIns:Smtp:Host"] = "127.0.0.1",
            ["MedIns:Smtp:Port"] = "25",
            ["MedIns:Smtp:From"] = "medins@example.org",
            ["MedIns:Workflows"] = PathOf("workflows"),
            ["MedIns:Calendars"] = PathOf("calendars"),
            ["MedIns:Regions"] = Path.Combine(Clone, "regions"),
        };
        foreach (var (key, value) in overrides)
        {
            values[key] = value;
        }

        return [.. values.Where(pair => pair.Value is not null).Select(pair => $"--{pair.Key}={pair.Value}")];
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string FindClone()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MedInsFlows.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in a clone of MedInsFlows.");
        }

        return folder.FullName;
    }
}
