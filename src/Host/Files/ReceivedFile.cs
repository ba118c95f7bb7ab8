namespace MedInsFlows.Host.Files;

/// <summary>A file that has come whole; all parts but the last are kept already.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ContentType">What it is by its content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Over the whole content.</param>
/// <param name="LastPart">The number of the last part, from 0.</param>
/// <param name="Last">The last part.</param>
internal sealed record ReceivedFile(Guid Id, string ContentType, int Size, byte[] Sha256, int LastPart, ReadOnlyMemory<byte> Last);
