using System.ComponentModel;
using System.Text;
using System.Text.Json;
using MedInsFlows.Cases.Calendar;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;
using NodaTime;

namespace MedInsFlows.Host.Time;

/// <summary>The notices about days off, for the administrator.</summary>
internal static class HolidayNoticeEndpoints
{
    private const string Path = "/api/admin/calendar/notices";

    /// <summary>Maps the endpoints.</summary>
    public static void MapHolidayNotices(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, ListAsync).WithName("holidayNotices").WithTags("日历").WithSummary("装载过的节假日通知，按得知的先后").Allow(Permission.Administer);
        endpoints.MapPost(Path, LoadAsync).WithName("loadHolidayNotice").WithTags("日历")
            .WithSummary("装载节假日通知（格式同 calendars/ 中的文件），并重新计算在办件的期限；内容相同的通知已装载过的，答 200")
            .Produces<NoticeView>(StatusCodes.Status201Created).Produces<NoticeView>().Allow(Permission.Administer);
    }

    private static async Task<IReadOnlyList<NoticeView>> ListAsync(Calendars calendars, CancellationToken cancellationToken)
    {
        await calendars.RefreshAsync(cancellationToken);
        return [.. calendars.Notices.Select(NoticeView.Of)];
    }

    private static async Task<IResult> LoadAsync(Body<JsonElement> body, Caller caller, NoticeOffice office, CancellationToken cancellationToken)
    {
        var (loaded, isNew) = await office.LoadAsync(body.Value.GetRawText(), caller, cancellationToken);
        return isNew ? TypedResults.Created((string?)null, NoticeView.Of(loaded)) : TypedResults.Ok(NoticeView.Of(loaded));
    }

    /// <summary>A notice, on the wire.</summary>
    internal sealed record NoticeView(
        [property: Description("自装载该通知起的日历版本")] int Number,
        string Id,
        int Year,
        string Title,
        string? DocumentNumber,
        string Source,
        LocalDate KnownOn,
        [property: Description("统筹地区；全国的通知为 null")] string? Region,
        [property: Description("所修改的通知")] string? Amends,
        string Sha256,
        Instant LoadedAt,
        string LoadedBy,
        [property: Description("通知原文")] JsonElement Notice)
    {
        /// <summary>The wire form.</summary>
        public static NoticeView Of(LoadedNotice loaded) => new(
            loaded.Number,
            loaded.Notice.Id,
            loaded.Notice.Year,
            loaded.Notice.Title,
            loaded.Notice.DocumentNumber,
            loaded.Notice.Source.OriginalString,
            loaded.Notice.KnownOn,
            loaded.Notice.Region,
            loaded.Notice.Amends,
            Convert.ToHexStringLower(loaded.Sha256),
            loaded.LoadedAt,
            loaded.LoadedBy,
            JsonElement.Parse(loaded.Document));
    }
}

/// <summary>Where administrators load notices. Thread-safe.</summary>
internal sealed class NoticeOffice(HolidayNotices rows, Calendars calendars)
{
    /// <summary>The longest notice, in characters.</summary>
    public const int LongestNotice = 100_000;

    /// <summary>Loads a notice; this host counts by it at once, and the limits that run are recomputed within seconds.</summary>
    /// <exception cref="ProblemException">Something is wrong with it; everything is told, and nothing is stored.</exception>
    public async Task<(LoadedNotice Loaded, bool IsNew)> LoadAsync(string document, Caller caller, CancellationToken cancellationToken)
    {
        var (loaded, isNew, faults) = await rows.LoadAsync(Encoding.UTF8.GetBytes(document), caller.UserName, cancellationToken);
        if (loaded is null)
        {
            throw Problem.InvalidBody([.. faults.Select(ErrorOf)]);
        }

        await calendars.RefreshAsync(cancellationToken);
        return (loaded, isNew);
    }

    private static ProblemError ErrorOf(NoticeFault fault) => new(fault.Place, fault.Code, fault.Detail);
}
