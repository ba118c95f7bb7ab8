namespace MedInsFlows.EndToEnd.Tests.Running;

/// <summary>A copy of the work tree in a folder that only its owner can enter.</summary>
internal sealed class ClonedTree : IDisposable
{
    private const string Copy =
        """
        set -euo pipefail
        tar --directory="$1" --exclude=./artifacts --exclude=./.git --create . | tar --directory="$2" --extract
        """;

    // As after a build: what it made, and the stamp by which the script knows it.
    private const string CopyBuild =
        """
        set -euo pipefail
        . "$2/eng/build.sh"
        built=$(host_program "$2")
        mkdir -p -- "${built%/*}"
        cp -a -- "$1/." "${built%/*}/"
        printf '%s %s\n' "$(fingerprint_sources "$2")" "$(fingerprint_result "$2")" >"$2/artifacts/run.stamp"
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medinsflows-clone-");

    private ClonedTree()
    {
    }

    /// <summary>Its root.</summary>
    public string Folder => folder.FullName;

    /// <summary>Copies the work tree.</summary>
    /// <param name="build">The folder of the built host that is to be in it; null: it is to build for itself.</param>
    public static async Task<ClonedTree> MakeAsync(string? build)
    {
        var tree = new ClonedTree();
        await ScriptAsync(Copy, Clone.Folder, tree.Folder);
        if (build is not null)
        {
            await ScriptAsync(CopyBuild, build, tree.Folder);
        }

        return tree;
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private static async Task ScriptAsync(string script, string from, string to)
    {
        await using var bash = await ChildProcess.StartAsync("bash", ["-c", script, "copy", from, to]);
        (await bash.UntilExitAsync()).Should().Be(0, bash.Log);
    }
}
