using System.Reflection;
using System.Text;

namespace MedInsFlows.Host.Tests.Startup;

/// <summary>An assembly in which the given migration files are embedded.</summary>
internal sealed class TestAssembly(params (string Name, string Sql)[] files) : Assembly
{
    public override AssemblyName GetName() => new("Test");

    public override string[] GetManifestResourceNames() =>
        [.. files.Select(file => $"Test.Storage.Migrations.{file.Name}"), "Test.other.json"];

    public override Stream? GetManifestResourceStream(string name) =>
        new MemoryStream(Encoding.UTF8.GetBytes(files.Single(file => name.EndsWith(file.Name, StringComparison.Ordinal)).Sql));
}
