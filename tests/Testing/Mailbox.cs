using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace MedInsFlows.Testing;

/// <summary>A real SMTP server with a mailbox for every address: <c>eng/mailbox</c>, on ports of its own. Safe to use from many threads.</summary>
public sealed partial class Mailbox : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process server;
    private readonly DirectoryInfo folder;
    private readonly HttpClient page;

    private Mailbox(Process server, DirectoryInfo folder, IPEndPoint smtp, Uri page)
    {
        this.server = server;
        this.folder = folder;
        Smtp = smtp;
        this.page = new HttpClient { BaseAddress = page };
    }

    /// <summary>Where the SMTP server listens.</summary>
    public IPEndPoint Smtp { get; }

    /// <summary>The page on which people read the mails.</summary>
    public Uri Page => page.BaseAddress!;

    /// <summary>Starts an empty mailbox.</summary>
    /// <exception cref="InvalidOperationException">Its server does not start; the message says why.</exception>
    public static async Task<Mailbox> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("medinsflows-mails-");
        var start = new ProcessStartInfo("node")
        {
            // It ends with this process, even a killed one, because it watches its standard input.
            ArgumentList = { Clone.PathOf("eng", "mailbox", "main.js"), "--folder", folder.FullName, "--until-stdin-ends" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = Process.Start(start)!;
        var line = await server.StandardOutput.ReadLineAsync();
        if (Announcement().Match(line ?? "") is not { Success: true } announced)
        {
            await StopAsync(server, folder);
            throw new InvalidOperationException("The mailbox did not start; if its packages are missing, run: npm ci");
        }

        var smtp = IPEndPoint.Parse(announced.Groups["smtp"].Value);
        return new Mailbox(server, folder, smtp, new Uri(announced.Groups["page"].Value));
    }

    /// <summary>The mails that have arrived for an address, newest first.</summary>
    public Task<IReadOnlyList<Mail>> MailsTo(string address) => UntilMails(address, count: 0);

    /// <summary>Waits until at least so many mails have arrived for an address, and returns them, newest first.</summary>
    /// <exception cref="TimeoutException">Fewer have arrived within 30 seconds.</exception>
    public async Task<IReadOnlyList<Mail>> UntilMails(string address, int count)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"api/mails?to={Uri.EscapeDataString(address)}&atLeast={count}&waitSeconds={Patience.TotalSeconds}");
        var mails = (await page.GetFromJsonAsync<IReadOnlyList<Mail>>(new Uri(query, UriKind.Relative)))!;
        return mails.Count >= count
            ? mails
            : throw new TimeoutException($"{mails.Count} of {count} mails to {address} have arrived within {Patience.TotalSeconds} s.");
    }

    /// <summary>Makes the server answer the next mails, from whomever, with 451 (try again later); 0 ends that.</summary>
    public async Task RefuseNext(int times)
    {
        using var response = await page.PostAsJsonAsync(new Uri("api/refuse", UriKind.Relative), new { times });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Ends the server and deletes the mails.</summary>
    public async ValueTask DisposeAsync()
    {
        page.Dispose();
        await StopAsync(server, folder);
    }

    private static async Task StopAsync(Process server, DirectoryInfo folder)
    {
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        server.Dispose();
        folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"^MAILBOX smtp=(?<smtp>\S+) page=(?<page>\S+)$")]
    private static partial Regex Announcement();
}
