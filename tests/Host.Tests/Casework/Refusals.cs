using System.Net;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Tests of requests that are refused: by one clear answer, and with nothing changed in any table.</summary>
public abstract class Refusals(BrokenFilesHost office)
{
    protected BrokenFilesHost Office { get; } = office;

    /// <summary>Sends a request that is to be refused.</summary>
    /// <param name="send">Sends it.</param>
    /// <param name="status">The status of the refusal.</param>
    /// <param name="problem">The name of its type.</param>
    /// <returns>What is wrong, each as "pointer code".</returns>
    internal async Task<IReadOnlyList<string>> RefusedAsync(Func<Task<HttpResponseMessage>> send, int status, string problem)
    {
        var tables = await TableDigest.TablesAsync(Office.Database, "engine", "cases");
        await TableDigest.UntilProvenAsync(Office.Database.DataSource);
        var before = await TableDigest.TakeAsync(Office.Database, [.. tables, "accounts.answers"]);

        using var answer = await send();

        var refusal = await answer.ShouldBeProblemAsync((HttpStatusCode)status, problem);
        (await TableDigest.TakeAsync(Office.Database, [.. before.Keys])).Should().Equal(before, "nothing is changed");
        refusal.List("/errors").Should().NotContain(error => !error.Text("/detail").Any(character => character >= '一' && character <= '鿿'), "it speaks Chinese");
        return [.. refusal.List("/errors").Select(error => $"{error.Text("/pointer")} {error.Text("/code")}")];
    }
}
