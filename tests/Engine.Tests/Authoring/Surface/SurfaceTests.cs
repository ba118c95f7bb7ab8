using MedInsFlows.Engine.Activation;
using Xunit.Abstractions;

namespace MedInsFlows.Engine.Tests.Authoring.Surface;

public sealed class SurfaceTests(ITestOutputHelper output)
{
    [Fact]
    public void Gap()
    {
        using var stream = typeof(SurfaceTests).Assembly.GetManifestResourceStream("authoring-surface.md")!;
        using var reader = new StreamReader(stream);
        var documented = DocumentedSurface.Read(reader.ReadToEnd());
        var actual = ActualSurface.Read(typeof(ActivityRegistry).Assembly, "Elsa.").ToDictionary(type => type.FullName);
        foreach (var type in documented)
        {
            if (!actual.TryGetValue(type.FullName, out var ours)) { output.WriteLine($"TYPE {type.Namespace} {type.Header}"); continue; }
            if (ours.Header != type.Header) output.WriteLine($"HEAD {type.FullName}: {type.Header}   OURS {ours.Header}");
            foreach (var member in type.Members.Except(ours.Members)) output.WriteLine($"MISS {type.Name}: {member}");
            foreach (var member in ours.Members.Except(type.Members)) output.WriteLine($"MORE {type.Name}: {member}");
        }
        foreach (var name in actual.Keys.Except(documented.Select(type => type.FullName))) output.WriteLine($"OWN {name}");
    }
}
