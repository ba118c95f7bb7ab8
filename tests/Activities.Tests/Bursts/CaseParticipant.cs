using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Engine.Instances;
using NodaTime;

namespace MedInsFlows.Activities.Tests.Bursts;

/// <summary>The desk's part in one burst, as the host's adapter plays it.</summary>
internal sealed class CaseParticipant : IBurstParticipant, IServiceProvider
{
    private readonly CaseEvent happening;

    public CaseParticipant(
        CaseFile? before,
        Stimulus stimulus,
        Dictionary<Guid, SentApplication> applications,
        Dictionary<Guid, Opinion> opinions,
        Item item,
        WorkingTime workingTime)
    {
        happening = CaseJson.Read(stimulus.Name, stimulus.Input);
        var (application, opinion) = happening switch
        {
            ApplicationSubmitted submitted => (submitted.Application, null),
            CorrectionSubmitted corrected => (corrected.Application, before!.Opinion),
            TaskCompleted completed => (before!.Application, completed.Opinion ?? before.Opinion),
            ApplicationWithdrawn withdrawn => (before!.Application, withdrawn.Opinion),
            CaseCancelled cancelled => (before!.Application, cancelled.Opinion),
            TaskReturned returned => (before!.Application, returned.Opinion),
            _ => (before!.Application, before.Opinion),
        };
        Desk = new CaseDesk(before, new(applications[application.Id]), new(opinion is null ? null : opinions[opinion.Id]), item, workingTime, CaseJson.NumbersWith(stimulus.Input));
    }

    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public CaseDesk Desk { get; }

    public IServiceProvider Services => this;

    public object? GetService(Type serviceType) => serviceType == typeof(ICaseDesk) ? Desk : null;

    public void Begin(Stimulus stimulus, Func<string> newId) => Desk.Receive(happening, Instant.FromDateTimeOffset(stimulus.At), newId);

    public IReadOnlyList<JsonObject> Accept() => [.. Desk.Accept().Select(CaseJson.Write)];

    public void End(BurstEnd end) => Desk.Conclude(end.Incidents);
}
