namespace MedInsFlows.Host.Files;

/// <summary>The kinds of file that are taken, told by their content: a name proves nothing.</summary>
internal static class FileKind
{
    private static readonly (string ContentType, byte[] Signature, int Offset)[] Known =
    [
        ("application/pdf", "%PDF-"u8.ToArray(), 0),
        ("image/jpeg", [0xFF, 0xD8, 0xFF], 0),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], 0),
        ("image/tiff", [0x49, 0x49, 0x2A, 0x00], 0),
        ("image/tiff", [0x4D, 0x4D, 0x00, 0x2A], 0),
        ("image/webp", "WEBP"u8.ToArray(), 8),
        ("image/heic", "ftypheic"u8.ToArray(), 4),
        ("image/heic", "ftypmif1"u8.ToArray(), 4),
    ];

    /// <summary>The content type of a file; null for a kind that is not taken.</summary>
    public static string? Of(ReadOnlySpan<byte> content)
    {
        foreach (var (contentType, signature, offset) in Known)
        {
            if (content.Length >= offset + signature.Length && content.Slice(offset, signature.Length).SequenceEqual(signature))
            {
                return contentType;
            }
        }

        return null;
    }

    /// <summary>What the name of a file of a content type ends with.</summary>
    public static string Extension(string contentType) => contentType.Split('/')[1];
}
