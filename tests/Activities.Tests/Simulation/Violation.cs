using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>Something that must hold does not.</summary>
internal sealed class Violation(string what) : Exception(what)
{
    public static void Unless([DoesNotReturnIf(false)] bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] Finding finding)
    {
        if (!holds)
        {
            throw new Violation(finding.ToString());
        }
    }

    /// <summary>Says of which instance something does not hold.</summary>
    public static void About(InstanceRow row, Action requirements)
    {
        try
        {
            requirements();
        }
        catch (Violation violation)
        {
            throw new Violation($"{Request.Short(row.Id)} after stimulus {row.Stimuli}: {violation.Message}\n{row.State}\n{row.File}");
        }
    }

    /// <summary>What is wrong; put into words only where something is.</summary>
    [InterpolatedStringHandler]
    public ref struct Finding
    {
        private DefaultInterpolatedStringHandler text;

        public Finding(int literalLength, int formattedCount, bool holds, out bool isWanted)
        {
            isWanted = !holds;
            text = holds ? default : new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);
        }

        public void AppendLiteral(string value) => text.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

        public override string ToString() => text.ToStringAndClear();
    }
}
