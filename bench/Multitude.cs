using System.Buffers.Binary;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Bogus;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Protection;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Bench;

/// <summary>
/// A multitude of cases of three years: copies of those that a demo has really played, with all their rows, under ids and numbers of their own, at other days and
/// agencies, of other people. Who applies and what notices say is sealed anew for each, and the access log is chained, so that all of it can be read and verified;
/// what was sent with a case is shared with the case that it was copied from.
/// </summary>
[SuppressMessage("Security", "CA2100", Justification = "The texts are files of this program and constants.")]
internal sealed class Multitude(NpgsqlDataSource database, IServiceProvider services, string clone)
{
    private const int Days = 1000;
    private const string SettingsOfWriter = "set synchronous_commit = off; set max_parallel_workers_per_gather = 0; set enable_nestloop = off; set enable_mergejoin = off; set work_mem = '256MB'";

    /// <summary>One region is far larger than the others, as a province is beside a county.</summary>
    private static readonly Dictionary<string, double> Shares = new() { ["heilongjiang"] = 0.4, ["henan"] = 0.25, ["hubei"] = 0.2, ["shangluo"] = 0.1, ["linkou"] = 0.05 };

    private static readonly string[] Surnames = [.. "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕".Select(sign => $"{sign}")];
    private static readonly string[] GivenNames = [.. "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国玉梅红志海燕鹏".Select(sign => $"{sign}")];

    private readonly PersonalData keys = services.GetRequiredService<PersonalKeys>().Current;
    private readonly IReadOnlyList<Region> regions = services.GetRequiredService<CaseServices>().Regions.Regions;

    /// <summary>Grows it, unless it is there.</summary>
    /// <param name="cases">How many cases there are then.</param>
    /// <param name="tasks">How many open tasks.</param>
    public async Task GrowAsync(int cases, int tasks)
    {
        if (await CountAsync() >= cases / 2)
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        await RunAsync("alter system set max_wal_size = '16GB'", "alter system set checkpoint_timeout = '30min'", "select pg_reload_conf()");
        await RunFileAsync("begin");
        var copies = Plan(await SourcesAsync(), cases, tasks);
        await WriteAsync(copies);
        await Task.WhenAll(
            Task.Run(() => RunFileAsync("cases")),
            Task.Run(() => RunFileAsync("records")),
            Task.Run(async () =>
            {
                await new MultitudeOfNotices(database, keys).WriteAsync(copies);
                await new MultitudeOfReadings(database).WriteAsync(copies);
            }));
        var written = watch.Elapsed;
        await RunFileAsync("end");
        await RunAsync("vacuum analyze", "checkpoint", "alter system reset all", "select pg_reload_conf()");
        Table.Print($"{copies.Count} copies were written in {written.TotalSeconds:0} s, and vacuumed in {(watch.Elapsed - written).TotalSeconds:0} s.");
    }

    /// <summary>How often each case is copied, and when each copy came, so that the sums are right; in the order in which they came.</summary>
    private List<CopiedCase> Plan(IReadOnlyList<PlayedCase> sources, int cases, int tasks)
    {
        var random = new Randomizer(20_261_129);
        var copies = new List<CopiedCase>(cases);
        var open = sources.Where(source => !source.Ended).GroupBy(source => source.Region)
            .SelectMany(region => region.SelectMany(source => Enumerable.Repeat(source, (int)(Shares[region.Key] * tasks / Math.Max(1, region.Sum(one => one.OpenTasks)) * (region.Any(one => one.OpenTasks > 0) ? 1 : 0.1)))))
            .ToList();
        var ended = sources.Where(source => source.Ended).GroupBy(source => source.Region)
            .SelectMany(region => region.SelectMany(source => Enumerable.Repeat(source, (int)Math.Ceiling(Shares[region.Key] * (cases - open.Count) / region.Count()))));
        foreach (var source in open.Concat(ended).Take(cases - sources.Count))
        {
            copies.Add(new CopiedCase(source, source.Ended ? TimeSpan.FromDays(random.Int(0, Days)) : TimeSpan.FromHours(random.Int(0, 72))));
        }

        copies.Sort((one, other) => one.ReceivedAt.CompareTo(other.ReceivedAt));
        for (var place = 0; place < copies.Count; place++)
        {
            var copy = copies[place];
            copy.Number = place + 1;
            copy.Id = IdAt(copy.ReceivedAt);
            copy.Agency = random.ListItem(AgenciesOf(copy.Source.Region));
            copy.Applicant = Rename(copy.Source.Applicant, random);
        }

        return copies;
    }

    private IList<string> AgenciesOf(string region) => agencies.TryGetValue(region, out var known)
        ? known
        : agencies[region] = [.. regions.First(one => one.Id == region).Agencies.Where(agency => agency.Kind == AgencyKind.Agency).Select(agency => agency.Id)];

    private readonly Dictionary<string, IList<string>> agencies = [];

    private static Applicant Rename(Applicant applicant, Randomizer random) => applicant with
    {
        Name = applicant.Kind == ApplicantKind.Person
            ? random.ArrayElement(Surnames) + random.ArrayElement(GivenNames) + random.ArrayElement(GivenNames)
            : $"{random.ArrayElement(GivenNames)}{random.ArrayElement(GivenNames)}{random.Int(1, 999)}号{(applicant.Kind == ApplicantKind.Unit ? "公司" : "药房")}",
        IdNumber = random.ReplaceNumbers(applicant.Kind == ApplicantKind.Person ? "23010#19########0#" : "9123010########00#"),
        Phone = random.ReplaceNumbers("139########"),
    };

    /// <summary>An id that was drawn at a time.</summary>
    internal static Guid IdAt(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)at.ToUnixTimeMilliseconds() << 16) | 0x7000 | (BinaryPrimitives.ReadUInt64BigEndian(bytes) & 0xFFF));
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private async Task<List<PlayedCase>> SourcesAsync()
    {
        await using var query = database.CreateCommand(
            """
            select id, cases.region, closed_at is not null, received_at, applicant, case_number, (select count(*) from cases.tasks where case_id = cases.id and state = 'open')
            from cases.cases where applicant is not null order by id
            """);
        await using var reader = await query.ExecuteReaderAsync();
        var sources = new List<PlayedCase>();
        while (await reader.ReadAsync())
        {
            var id = reader.GetGuid(0);
            sources.Add(new PlayedCase(
                id, reader.GetString(1), reader.GetBoolean(2), reader.GetFieldValue<DateTimeOffset>(3), LoadedCase.OpenApplicant(keys, id, (byte[])reader[4])!, reader.GetString(5), (int)reader.GetInt64(6)));
        }

        return sources;
    }

    private async Task<long> CountAsync()
    {
        await using var query = database.CreateCommand("select count(*) from cases.standings");
        return (long)(await query.ExecuteScalarAsync())!;
    }

    private async Task WriteAsync(List<CopiedCase> copies)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var writer = await connection.BeginBinaryImportAsync(
            "copy bench.copies (number, old, new, case_number, agency, earlier, applicant, name_digest, id_number_digest, phone_digest) from stdin (format binary)"))
        {
            foreach (var copy in copies)
            {
                await writer.StartRowAsync();
                await writer.WriteAsync(copy.Number);
                await writer.WriteAsync(copy.Source.Id);
                await writer.WriteAsync(copy.Id);
                await writer.WriteAsync($"{copy.Source.CaseNumber[..14]}{copy.Number:0000000000}");
                await writer.WriteAsync(copy.Agency);
                await writer.WriteAsync(copy.Earlier, NpgsqlDbType.Interval);
                await writer.WriteAsync(keys.Keys.Seal(JsonSerializer.SerializeToUtf8Bytes(copy.Applicant, FactsJson.Options), CaseWriter.ApplicantContext(copy.Id)).Bytes.ToArray());
                await writer.WriteAsync(keys.Digest.ForSearch(SearchTerm.Name, copy.Applicant.Name));
                await writer.WriteAsync(keys.Digest.ForSearch(SearchTerm.IdNumber, copy.Applicant.IdNumber));
                await writer.WriteAsync(keys.Digest.ForSearch(SearchTerm.Phone, copy.Applicant.Phone));
            }

            await writer.CompleteAsync();
        }

        await RunAsync("analyze bench.copies");
    }

    private Task RunFileAsync(string name) => RunAsync(SettingsOfWriter, File.ReadAllText(Path.Combine(clone, "bench", "multitude", $"{name}.sql")));

    /// <summary>Runs texts of one or more statements on one connection, each text in a transaction of its own where it may.</summary>
    private async Task RunAsync(params string[] texts)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (var text in texts)
        {
            await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>A case that was really played.</summary>
internal sealed record PlayedCase(Guid Id, string Region, bool Ended, DateTimeOffset ReceivedAt, Applicant Applicant, string CaseNumber, int OpenTasks);

/// <summary>A copy of it, and by how much earlier all of it was.</summary>
internal sealed class CopiedCase(PlayedCase source, TimeSpan earlier)
{
    public PlayedCase Source => source;

    public TimeSpan Earlier => earlier;

    public DateTimeOffset ReceivedAt { get; } = source.ReceivedAt - earlier;

    public int Number { get; set; }

    public Guid Id { get; set; }

    public string Agency { get; set; } = "";

    public Applicant Applicant { get; set; } = source.Applicant;
}
