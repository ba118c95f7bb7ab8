using System.Net;
using System.Text.RegularExpressions;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>Somebody at a browser that shows text alone: keeps cookies, sends forms, follows no redirect by itself.</summary>
internal sealed partial class PlainBrowser : IDisposable
{
    private readonly HttpClient http;

    public PlainBrowser(RunningHost host)
    {
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies, CheckCertificateRevocationList = true }) { BaseAddress = host.Http.BaseAddress };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Signs in by the page.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string userName, string password = HostFolder.Password, string returnUrl = "/") =>
        await SubmitAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", "sign-in", ("UserName", userName), ("Password", password));

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PostAsync(string path, params IEnumerable<KeyValuePair<string, string>> fields) =>
        http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields));

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => http.PostAsync(new Uri(path, UriKind.Relative), content);

    public async Task<string> ReadAsync(string path)
    {
        using var page = await GetAsync(path);
        return await page.Content.ReadAsStringAsync();
    }

    /// <summary>Opens a page and sends one of its forms with what it holds and what is filled in.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string form, params (string Name, string Value)[] filled) => await PostAsync(path, await FieldsAsync(path, form, filled));

    /// <summary>The same with files.</summary>
    public async Task<HttpResponseMessage> SubmitFilesAsync(string path, string form, (string Input, string Name, byte[] Content)[] files, params (string Name, string Value)[] filled)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in await FieldsAsync(path, form, filled))
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        foreach (var (input, name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), $"\"{input}\"", name);
        }

        return await http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private async Task<IEnumerable<KeyValuePair<string, string>>> FieldsAsync(string path, string form, (string Name, string Value)[] filled)
    {
        using var page = await GetAsync(path);
        var html = await page.Content.ReadAsStringAsync();
        var content = FormPattern().Matches(html).Select(match => match.Value).Single(text => text.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal));
        var hidden = HiddenPattern().Matches(content).Select(match => (Name: match.Groups["name"].Value, Value: WebUtility.HtmlDecode(match.Groups["value"].Value)));
        return hidden.Where(field => filled.All(given => given.Name != field.Name)).Concat(filled).Select(field => KeyValuePair.Create(field.Name, field.Value));
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormPattern();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenPattern();
}
