using MedInsFlows.Host.Tests.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>
/// A host in demo mode that many tests share: with the items and calendars of this clone, and a real mail server. It is Monday, 20 April 2026,
/// nine in the morning when it starts, so that a limit of 20 working days ends after the Labour Day holiday with its make-up Saturday.
/// </summary>
public class CaseworkHost : IAsyncLifetime, IDisposable
{
    public const string ChronicDisease = "heilongjiang/chronic-disease-recognition";

    public static readonly DateTimeOffset Opening = new(2026, 4, 20, 9, 0, 0, TimeSpan.FromHours(8));

    public HostFolder Folder { get; } = new();

    public RecordedLog Log { get; } = new();

    public TestDatabase Database { get; private set; } = null!;

    public Mailbox Mailbox { get; private set; } = null!;

    public RunningHost Host { get; private set; } = null!;

    internal virtual MovableTime MachineTime { get; } = MovableTime.From(Opening);

    /// <summary>The folder with the definitions.</summary>
    protected virtual string Workflows => Path.Combine(HostFolder.Clone, "workflows");

    /// <summary>The folder with the regions.</summary>
    protected virtual string Regions => Path.Combine(HostFolder.Clone, "regions");

    public virtual async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Mailbox = await Mailbox.StartAsync();
        await BeforeStartAsync();
        Host = await StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Mailbox.DisposeAsync();
        await Database.DisposeAsync();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a further host over the same database.</summary>
    public Task<RunningHost> StartAsync(params (string Key, string? Value)[] overrides) => RunningHost.StartAsync(
        Arguments(overrides),
        services =>
        {
            Log.AddTo(services);
            services.AddSingleton<TimeProvider>(MachineTime);
            Configure(services);
        });

    /// <summary>Somebody who applies.</summary>
    internal Citizen Citizen(string account = "heilongjiang-applicant") => new(Host, account);

    /// <summary>Somebody of Heilongjiang who handles cases.</summary>
    internal Clerk Clerk(string role) => new(Host, $"heilongjiang-{role}");

    /// <summary>Somebody at Elsa Studio.</summary>
    internal StudioClient AtStudio(string account = "heilongjiang-designer") => new(Host, account);

    /// <summary>Gives Heilongjiang a further account for all its agencies, which acts by the first of its roles.</summary>
    internal Task<Clerk> EmployAsync(string userName, params string[] roles) => EmployAtAsync(agency: null, userName, roles);

    /// <summary>Gives an agency of Heilongjiang a further account, which acts by the first of its roles.</summary>
    internal async Task<Clerk> EmployAtAsync(string? agency, string userName, params string[] roles)
    {
        await using var command = Database.DataSource.CreateCommand(
            """
            with hired as (
                insert into accounts.users (user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp, demo)
                select $1, upper($1), $1, password_hash, $1, $1, true from accounts.users where user_name = 'admin' returning id)
            insert into accounts.memberships (user_id, region, agency, role, active)
            select id, 'heilongjiang', $3, role, number = 1 from hired, unnest($2) with ordinality as given (role, number)
            """);
        command.Parameters.Add(new() { Value = userName });
        command.Parameters.Add(new() { Value = roles });
        command.Parameters.Add(new() { Value = (object?)agency ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync();
        return new Clerk(Host, userName);
    }

    /// <summary>The configuration of a host over the one database.</summary>
    protected string[] Arguments(params (string Key, string? Value)[] overrides) => Folder.Arguments(
        Database,
        [
            ("MedIns:Workflows", Workflows),
            ("MedIns:Regions", Regions),
            ("MedIns:Calendars", Path.Combine(HostFolder.Clone, "calendars")),
            ("MedIns:Smtp:Port", Mailbox.Smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. overrides,
        ]);

    /// <summary>What is to be there before the host starts.</summary>
    protected virtual Task BeforeStartAsync() => Task.CompletedTask;

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Folder.Dispose();
            Log.Dispose();
        }
    }

    /// <summary>Replaces services.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }
}
