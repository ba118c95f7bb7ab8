using System.Net.Http.Headers;
using System.Text;

namespace MedInsFlows.EndToEnd.Tests.Hosts;

/// <summary>A command that can be sent again and again. Immutable.</summary>
/// <param name="User">Who sends it.</param>
/// <param name="Path">To where.</param>
/// <param name="Content">Makes its content; none: an empty one.</param>
/// <param name="Key">Its idempotency key, if it has one.</param>
internal sealed record Command(string User, string Path, Func<HttpContent>? Content = null, string? Key = null)
{
    /// <summary>A command in JSON.</summary>
    public static Command Json(string user, string path, string json) => new(user, path, () => new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>The upload of a file.</summary>
    public static Command Upload(string user, byte[] file) => new(user, "/api/files", () => new MultipartFormDataContent
    {
        { new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, "file", "file.pdf" },
    });
}
