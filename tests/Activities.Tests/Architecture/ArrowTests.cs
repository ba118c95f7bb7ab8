using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Activities.Tests.Architecture;

/// <summary>Who knows whom: Activities know Elsa's surface and Cases; Cases and Engine do not know each other.</summary>
public sealed class ArrowTests
{
    private static readonly string[] Allowed = ["System.", "Elsa.", "MedInsFlows.Cases.", "NodaTime."];

    [Fact]
    public void Activities_are_written_against_Elsas_surface_and_Cases_only()
    {
        using var activities = new AssemblyContents(typeof(CaseActivity).Assembly);

        activities.ReferencedTypes.Where(type => !Array.Exists(Allowed, start => type.StartsWith(start, StringComparison.Ordinal)))
            .Where(type => !IsWrittenByTheCompiler(type)).Should().BeEmpty();
        activities.ReferencedTypes.Should().Contain("Elsa.Workflows.Activity").And.Contain("MedInsFlows.Cases.Casework.ICaseDesk");
    }

    [Fact]
    public void Cases_know_neither_engine_nor_host()
    {
        using var cases = new AssemblyContents(typeof(CaseFile).Assembly);

        cases.ReferencedAssemblies.Should().NotContain(name =>
            name.StartsWith("MedInsFlows", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        cases.ReferencedTypes.Should().NotContain(type => type.StartsWith("Elsa.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_engine_knows_nothing_of_medical_insurance()
    {
        using var engine = new AssemblyContents(typeof(Stimulus).Assembly);

        engine.ReferencedAssemblies.Should().NotContain(name =>
            name.StartsWith("MedInsFlows", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    /// <summary>Marks of nullability and the like, which the compiler puts on every assembly.</summary>
    private static bool IsWrittenByTheCompiler(string type) => type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal);
}
