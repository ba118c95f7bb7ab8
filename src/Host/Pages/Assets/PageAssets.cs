using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Requests;
using Microsoft.Extensions.Primitives;

namespace MedInsFlows.Host.Pages.Assets;

/// <summary>The style sheets and scripts of the pages, which the program carries in itself. Immutable; thread-safe.</summary>
internal static class PageAssets
{
    private const string Folder = "assets/";

    private static readonly FrozenDictionary<string, Asset> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..], Read);

    /// <summary>The address of an asset. It changes with the content, so browsers may keep what they have for ever.</summary>
    public static string Url(string name) => $"/{Folder}{name}?v={All[name].Version}";

    /// <summary>Maps the assets.</summary>
    public static void MapPageAssets(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/assets/{name}", (string name, HttpContext context) => Serve(name, context)).ExcludeFromDescription().OpenToEveryone();

    private static IResult Serve(string name, HttpContext context)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return TypedResults.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        var packed = context.Request.Accepts("br");
        headers.ContentEncoding = packed ? "br" : default(StringValues);
        return TypedResults.Bytes(packed ? asset.Packed.Value : asset.Content, asset.Type);
    }

    private static Asset Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Asset(TypeOf(resource), content, Convert.ToHexStringLower(SHA256.HashData(content))[..12], new Lazy<byte[]>(() => Pack(content)));
    }

    private static string TypeOf(string name) => $"text/{(name.EndsWith(".js", StringComparison.Ordinal) ? "javascript" : "css")}; charset=utf-8";

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }

        return packed.ToArray();
    }

    private sealed record Asset(string Type, byte[] Content, string Version, Lazy<byte[]> Packed);
}
