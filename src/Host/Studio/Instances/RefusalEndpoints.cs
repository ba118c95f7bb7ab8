using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Studio.Instances;

/// <summary>What Elsa Studio offers and this service refuses: a case is begun by an application and ended by those who handle it, on the record.</summary>
internal static class RefusalEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapRefusals(this IEndpointRouteBuilder studio)
    {
        const string cancelling = "办件不能在设计器中终止：由申请人撤回，或由经办人员、管理员按规定终止。";
        const string deleting = "办件及其记录依法留存，不能删除。";
        const string importing = "办件只能由申请产生，不能导入。";
        studio.MapDelete("workflow-instances/{id:guid}", () => Refuse(deleting)).Allow(Permission.ReadWorkflows);
        studio.MapPost("cancel/workflow-instances/{id:guid}", () => Refuse(cancelling)).Allow(Permission.ReadWorkflows);
        studio.MapPost("bulk-actions/cancel/workflow-instances", () => Refuse(cancelling)).Allow(Permission.ReadWorkflows);
        studio.MapPost("bulk-actions/delete/workflow-instances/by-id", () => Refuse(deleting)).Allow(Permission.ReadWorkflows);
        studio.MapPost("bulk-actions/import/workflow-instances", () => Refuse(importing)).Allow(Permission.ReadWorkflows);
    }

    private static IResult Refuse(string why) => throw Problem.WrongState(why);
}
