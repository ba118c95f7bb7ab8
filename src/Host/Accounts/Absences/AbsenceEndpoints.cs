using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;

namespace MedInsFlows.Host.Accounts.Absences;

/// <summary>That one is absent and who stands in: for oneself, and for those of an agency by its supervisor.</summary>
internal static class AbsenceEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapAbsences(this IEndpointRouteBuilder endpoints)
    {
        var own = endpoints.MapGroup("/api/me/absence").WithTags("外出与代理");
        own.MapGet("", (Caller caller, AbsenceOffice office, CancellationToken cancellationToken) => office.ReadAsync(caller.UserName, cancellationToken))
            .WithName("absence").WithSummary("本人的外出，以及由本人代理的外出").Allow(Permission.UseOwnAccount);
        own.MapPut("", (Body<AbsenceNotice> body, Caller caller, AbsenceOffice office, CancellationToken cancellationToken) => office.SayAsync(caller, body.Value, cancellationToken))
            .WithName("sayAbsent").WithSummary("登记本人外出和代理人，代替此前的登记").Allow(Permission.UseOwnAccount);
        own.MapDelete("", async (Caller caller, AbsenceOffice office, CancellationToken cancellationToken) =>
            {
                await office.TakeBackAsync(caller, cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("takeBackAbsence").WithSummary("取消本人的外出").Allow(Permission.UseOwnAccount);
        var others = endpoints.MapGroup("/api/accounts/{userName}/absence").WithTags("外出与代理");
        others.MapGet("", (string userName, Caller caller, AbsenceOffice office, CancellationToken cancellationToken) => office.ReadForAsync(caller, userName, cancellationToken))
            .WithName("absenceOf").WithSummary("本机构人员的外出").Allow(Permission.ArrangeAbsences);
        others.MapPut("", (string userName, Body<AbsenceNotice> body, Caller caller, AbsenceOffice office, CancellationToken cancellationToken) =>
                office.SayForAsync(caller, userName, body.Value, cancellationToken))
            .WithName("sayAbsentFor").WithSummary("为本机构人员登记外出和代理人").Allow(Permission.ArrangeAbsences);
        others.MapDelete("", async (string userName, Caller caller, AbsenceOffice office, CancellationToken cancellationToken) =>
            {
                await office.TakeBackForAsync(caller, userName, cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("takeBackAbsenceOf").WithSummary("取消本机构人员的外出").Allow(Permission.ArrangeAbsences);
    }
}
