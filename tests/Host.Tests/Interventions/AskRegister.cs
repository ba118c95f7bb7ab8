using System.Globalization;
using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Activities;

namespace MedInsFlows.Host.Tests.Interventions;

/// <summary>An activity that fails until a certain time, and then says more than it should: a fault whose cause goes away.</summary>
[Activity("Test", "Test", "查询登记簿。", DisplayName = "查询登记簿")]
public class AskRegister([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>When the register opens.</summary>
    [Input]
    public Input<string> OpensAt { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var desk = Desk(context);
        return desk.Now.ToDateTimeOffset() < DateTimeOffset.Parse(OpensAt.Get(context), CultureInfo.InvariantCulture)
            ? throw new InvalidOperationException($"No register for {desk.Application.Applicant.Name}, {desk.Application.Applicant.IdNumber}.")
            : context.CompleteActivityAsync();
    }
}
