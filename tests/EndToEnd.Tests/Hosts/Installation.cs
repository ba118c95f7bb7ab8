using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace MedInsFlows.EndToEnd.Tests.Hosts;

/// <summary>What the hosts of one service share: database, mailbox, keys and files; on it hosts are started and killed. All ends with it.</summary>
internal sealed class Installation : IAsyncDisposable
{
    /// <summary>The password of all demo accounts.</summary>
    public const string Password = "Demo-Pass-2026";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medinsflows-installation-");
    private readonly List<HostProcess> hosts = [];
    private readonly string connectionString;
    private readonly TestDatabase? own;

    private Installation(TestDatabase? own, string connectionString, Mailbox mailbox)
    {
        this.own = own;
        this.connectionString = connectionString;
        Mailbox = mailbox;
        // Without a pool: its connections would not outlive a database that is killed.
        Database = NpgsqlDataSource.Create($"{connectionString};Pooling=false");
        WriteSecret("master-key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        WriteSecret("password", Password);
        Workflows = PathOf("one-item");
        Directory.CreateDirectory(Path.GetDirectoryName(ChronicDisease)!);
        File.Copy(Clone.PathOf("workflows", "heilongjiang", "chronic-disease-recognition.json"), ChronicDisease);
    }

    /// <summary>The program of the host, built in the same configuration as the tests.</summary>
    public static string Program { get; } =
        Clone.PathOf("artifacts", "bin", "MedInsFlows.Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "MedInsFlows.Host.dll");

    /// <summary>The test's own way to the database.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>Takes all mails.</summary>
    public Mailbox Mailbox { get; }

    /// <summary>The folder of the definition files: that of one item, so that hosts that start many times need not read 141.</summary>
    public string Workflows { get; set; }

    /// <summary>The file of 门诊慢特病病种待遇认定 in it.</summary>
    public string ChronicDisease => Path.Combine(Workflows, "heilongjiang", "chronic-disease-recognition.json");

    /// <summary>Makes an installation on a database of its own.</summary>
    public static async Task<Installation> CreateAsync()
    {
        var database = await TestDatabase.CreateAsync();
        return new Installation(database, database.ConnectionString, await Mailbox.StartAsync());
    }

    /// <summary>Makes an installation on a cluster of the test's own.</summary>
    public static async Task<Installation> CreateAsync(TestCluster cluster) => new(null, cluster.ConnectionString, await Mailbox.StartAsync());

    /// <summary>Starts a host and waits until it is ready.</summary>
    /// <param name="crashAt">Where it is to kill itself.</param>
    public async Task<HostProcess> StartHostAsync(string? crashAt = null)
    {
        var host = new HostProcess(await LaunchAsync(crashAt is null ? [] : [new("MedIns__CrashAt", crashAt)]));
        hosts.Add(host);
        await host.ReadyAsync();
        return host;
    }

    /// <summary>Starts the program of the host, whatever becomes of it.</summary>
    /// <param name="settings">Its settings beside, or instead of, the usual ones; an empty one is as none.</param>
    public Task<ChildProcess> LaunchAsync(params IEnumerable<KeyValuePair<string, string>> settings) =>
        ChildProcess.StartAsync("dotnet", [Program], Usual().Concat(settings).GroupBy(pair => pair.Key).Select(pairs => pairs.Last()));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await Mailbox.DisposeAsync();
        await Database.DisposeAsync();
        if (own is not null)
        {
            await own.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private IEnumerable<KeyValuePair<string, string>> Usual() =>
    [
        new("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        new("ASPNETCORE_CONTENTROOT", Clone.PathOf("src", "Host")),
        new("MedIns__Database", connectionString),
        new("MedIns__MasterKeyFile", PathOf("master-key")),
        new("MedIns__Demo__PasswordFile", PathOf("password")),
        new("MedIns__Smtp__Host", Mailbox.Smtp.Address.ToString()),
        new("MedIns__Smtp__Port", Mailbox.Smtp.Port.ToString(CultureInfo.InvariantCulture)),
        new("MedIns__Smtp__From", "medins@localhost"),
        new("MedIns__Workflows", Workflows),
        new("MedIns__Calendars", Clone.PathOf("calendars")),
        new("MedIns__Regions", Clone.PathOf("regions")),
    ];

    private void WriteSecret(string name, string secret)
    {
        using var file = new StreamWriter(PathOf(name), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.WriteLine(secret);
    }

    /// <summary>The path of a file of the installation.</summary>
    public string PathOf(string name) => Path.Combine(folder.FullName, name);
}
