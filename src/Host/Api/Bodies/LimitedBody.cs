using System.Buffers;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>Reads bodies up to a limit.</summary>
internal static class LimitedBody
{
    /// <summary>
    /// Reads to the end. What lies beyond the limit is heard and forgotten, because a client that is still sending would lose the answer
    /// together with the connection.
    /// </summary>
    /// <exception cref="ProblemException">It is longer than the limit.</exception>
    public static async Task<byte[]> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var length = 0L;
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                length += read;
                if (length <= limit)
                {
                    content.Write(buffer, 0, read);
                }
            }

            return length <= limit ? content.ToArray() : throw Problem.TooLarge();
        }
        finally
        {
            // What was sent may be personal.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
