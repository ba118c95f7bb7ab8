using System.Security.Cryptography;
using System.Text.RegularExpressions;
using MedInsFlows.Host.Requests;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace MedInsFlows.Host.Pages.Studio;

/// <summary>A file of Elsa Studio, with those beside it that hold the same in packed form. Thread-safe.</summary>
/// <param name="path">Where it lies.</param>
internal sealed partial class StudioFile(string path)
{
    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".cur"] = "image/x-icon", [".dat"] = "application/octet-stream" } };

    private readonly Form plain = new(path, null);
    private readonly Form[] packed = [.. new Form[] { new($"{path}.br", "br"), new($"{path}.gz", "gzip") }.Where(form => File.Exists(form.Path))];
    private readonly string type = Types.TryGetContentType(path, out var found) ? found : "application/octet-stream";

    // A name that changes with the content may be kept for ever; all else is asked for again, and is mostly found unchanged.
    private readonly string keeping = Fingerprinted().IsMatch(path) ? "public, max-age=31536000, immutable" : "no-cache";

    /// <summary>Answers with the file, in the smallest form that the client takes.</summary>
    public Task ServeAsync(HttpContext context)
    {
        var form = packed.FirstOrDefault(form => context.Request.Accepts(form.Coding!)) ?? plain;
        var headers = context.Response.Headers;
        headers.CacheControl = keeping;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentEncoding = form.Coding;
        return TypedResults.PhysicalFile(form.Path, type, entityTag: form.Tag.Value).ExecuteAsync(context);
    }

    [GeneratedRegex(@"\.[a-z0-9]{10}\.(wasm|js|dat|bundle\.scp\.css)$")]
    private static partial Regex Fingerprinted();

    private static EntityTagHeaderValue TagOf(string path)
    {
        using var content = File.OpenRead(path);
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
    }

    /// <summary>One form of the file.</summary>
    /// <param name="Path">Where it lies.</param>
    /// <param name="Coding">How it is packed, as HTTP names it; null for not at all.</param>
    private sealed record Form(string Path, string? Coding)
    {
        public Lazy<EntityTagHeaderValue> Tag { get; } = new(() => TagOf(Path));
    }
}
