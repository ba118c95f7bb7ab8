using System.Security.Cryptography;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Files;

/// <summary>
/// Takes a file in as it comes, a part at a time, telling its kind by its first bytes. What has more than one part is kept on the way, and forgotten again
/// if the file turns out not to be taken. Thread-safe.
/// </summary>
internal sealed class FileReception(UploadedFiles files, IRandomSource random)
{
    /// <summary>Bytes of a part; that much of a file is in memory, sealed once more.</summary>
    public const int PartSize = 256 * 1024;

    /// <summary>Takes a file in.</summary>
    /// <param name="body">Its content.</param>
    /// <param name="uploadedBy">The account.</param>
    /// <param name="cancellationToken">Who sends it is gone.</param>
    /// <exception cref="ProblemException">It is empty, too large, or of a kind that is not taken; who sends it has been heard to the end.</exception>
    public async Task<ReceivedFile> ReceiveAsync(Stream body, Guid uploadedBy, CancellationToken cancellationToken)
    {
        var id = random.NewId();
        var buffer = new byte[PartSize];
        try
        {
            return await ReceiveAsync(id, body, uploadedBy, buffer, cancellationToken);
        }
        catch (ProblemException)
        {
            await files.DiscardAsync(id);
            while (await body.ReadAsync(buffer, cancellationToken) > 0)
            {
                // Who is still sending would lose the answer together with the connection.
            }

            throw;
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            await files.DiscardAsync(id);
            throw;
        }
        finally
        {
            // What was sent may be personal.
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    private async Task<ReceivedFile> ReceiveAsync(Guid id, Stream body, Guid uploadedBy, byte[] buffer, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (size, contentType) = (0, "");
        for (var number = 0; ; number++)
        {
            var length = await body.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancellationToken);
            if (number == 0)
            {
                contentType = length == 0
                    ? throw Problem.InvalidBody([new("/file", ErrorCode.BadValue, "文件是空的，请重新选择。")])
                    : FileKind.Of(buffer.AsSpan(0, length)) ?? throw Problem.FileKindNotTaken();
            }

            size += length;
            if (size > UploadedFiles.LargestSize)
            {
                throw Problem.TooLarge();
            }

            hash.AppendData(buffer, 0, length);
            if (length < PartSize)
            {
                return new ReceivedFile(id, contentType, size, hash.GetHashAndReset(), number, buffer.AsSpan(0, length).ToArray());
            }

            if (number == 0)
            {
                await files.BeginAsync(id, uploadedBy, contentType, cancellationToken);
            }

            await files.KeepAsync(id, number, buffer, cancellationToken);
        }
    }
}
