using System.Text;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Files;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace MedInsFlows.Host.Pages.Forms;

/// <summary>
/// Receives a form with files: each file goes through the reception as it comes, sealed part by part, and never lies in clear in memory or on disk as a
/// whole. To the page the file is one more value of its input: its id and its name (<see cref="SentFile"/>). Thread-safe.
/// </summary>
internal sealed class FormReception(FileReception reception, UploadedFiles files, NpgsqlDataSource dataSource, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options)
{
    /// <summary>Bytes of a whole form: several files of the largest size.</summary>
    private const long LargestForm = 64 * 1024 * 1024;

    /// <summary>Bytes of what was filled in.</summary>
    private const int LargestText = 2 * 1024 * 1024;

    private const int MostInputs = 20_000;

    /// <summary>Whether a request brings such a form to a page that takes it.</summary>
    public static bool IsWanted(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null && Boundary(context.Request) is not null;

    /// <summary>What was wrong with files of the form of a request, at their inputs.</summary>
    public static IReadOnlyList<FormFault> FaultsOf(HttpContext context) => context.Features.Get<FileFaults>()?.All ?? [];

    /// <summary>Receives the form; from then on it is the form of the request.</summary>
    /// <exception cref="ProblemException">It is broken or too large, or brings a file without the token of a page of ours.</exception>
    public async Task ReceiveAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LargestForm)
        {
            throw Problem.TooLarge();
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestForm;
        }

        var (values, faults) = (new Dictionary<string, List<string>>(StringComparer.Ordinal), new List<FormFault>());
        try
        {
            await ReadAsync(context, new MultipartReader(Boundary(context.Request)!, context.Request.Body), values, faults);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Problem.BadRequest();
        }

        context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(values.ToDictionary(value => value.Key, value => new Microsoft.Extensions.Primitives.StringValues([.. value.Value])))));
        context.Features.Set(new FileFaults(faults));
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == "multipart/form-data" && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary
            ? boundary.ToString()
            : null;

    private async Task ReadAsync(HttpContext context, MultipartReader reader, Dictionary<string, List<string>> values, List<FormFault> faults)
    {
        var (room, inputs, trusted) = (LargestText, 0, false);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (++inputs > MostInputs)
            {
                throw Problem.TooLarge();
            }

            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).ToString() is not { Length: > 0 } name)
            {
                throw Problem.BadRequest();
            }

            string? value;
            if (!disposition.FileName.HasValue)
            {
                var text = await LimitedBody.ReadAsync(section.Body, room, context.RequestAborted);
                room -= text.Length;
                value = Encoding.UTF8.GetString(text);
            }
            else if (HeaderUtilities.RemoveQuotes(disposition.FileName).ToString() is { Length: > 0 } fileName)
            {
                // Nothing is kept of who comes from elsewhere; the token stands before all files.
                trusted = trusted || await IsOursAsync(context, values);
                value = trusted ? await TakeAsync(context, section.Body, name, SentFile.Readable(fileName), faults) : throw Problem.BadRequest();
            }
            else
            {
                continue;
            }

            if (value is not null)
            {
                (values.TryGetValue(name, out var several) ? several : values[name] = []).Add(value);
            }
        }
    }

    private Task<bool> IsOursAsync(HttpContext context, Dictionary<string, List<string>> values)
    {
        if (options.Value.HeaderName is { } header && values.TryGetValue(options.Value.FormFieldName, out var token))
        {
            context.Request.Headers[header] = token[0];
            return antiforgery.IsRequestValidAsync(context);
        }

        return Task.FromResult(false);
    }

    private async Task<string?> TakeAsync(HttpContext context, Stream body, string input, string fileName, List<FormFault> faults)
    {
        try
        {
            var account = Caller.Of(context)!.AccountId;
            var received = await reception.ReceiveAsync(body, account, context.RequestAborted);
            await using var transaction = await Transaction.OpenAsync(dataSource, context.RequestAborted);
            var file = files.Complete(transaction, received, account);
            await transaction.CommitAsync(context.RequestAborted);
            return new SentFile(file.FileId, fileName).Value;
        }
        catch (ProblemException problem)
        {
            var why = problem.Type == ProblemType.TooLarge ? $"超过 {UploadedFiles.LargestSize / 1024 / 1024} MB，请减小后重新选择。"
                : problem.Errors is [var only, ..] ? only.Detail
                : problem.Detail;
            faults.Add(new FormFault(input, $"没有收下“{fileName}”：{why}"));
            return null;
        }
    }

    private sealed record FileFaults(IReadOnlyList<FormFault> All);
}
