using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Payments;

/// <summary>Files for the bank.</summary>
internal static class BatchEndpoints
{
    /// <summary>Maps the endpoints of the subject.</summary>
    public static void MapBankBatches(this IEndpointRouteBuilder endpoints)
    {
        var batches = endpoints.MapGroup("/api/payments/batches").WithTags("拨付");
        batches.MapGet("", (Caller caller, Paging paging, BankBatches bank, CancellationToken cancellationToken) => bank.ReadAsync(caller, paging, cancellationToken))
            .WithName("bankBatches").WithSummary("银行批次，新的在前").Allow(Permission.ReadPayments);
        batches.MapPost("", (Body<BatchOrder> body, HttpContext context, Caller caller, IdempotencyKey? key, BankBatches bank, CancellationToken cancellationToken) =>
                bank.MakeAsync(CommandRequest.Of(context, key, body.Digest), caller, body.Value, cancellationToken))
            .WithName("makeBankBatch").WithSummary("把待拨付的款项做成一个银行批次文件").Produces<BatchView>(StatusCodes.Status201Created).Allow(Permission.HandlePayments);
        batches.MapGet("{id:guid}", (Guid id, Caller caller, BankBatches bank, CancellationToken cancellationToken) => bank.FindAsync(id, caller, cancellationToken))
            .WithName("bankBatch").WithSummary("银行批次").Allow(Permission.ReadPayments);
        batches.MapGet("{id:guid}/file", OpenAsync)
            .WithName("bankFile").WithSummary("下载银行批次文件（含完整账号，记入访问日志）").Allow(Permission.HandlePayments).Produces(StatusCodes.Status200OK, contentType: "text/csv");

        // The same for pages, whose cookie the API does not take.
        endpoints.MapGet("/finance/batches/{id:guid}/file", OpenAsync).ExcludeFromDescription().Allow(Permission.HandlePayments);
    }

    private static async Task<IResult> OpenAsync(Guid id, HttpContext context, Caller caller, BankBatches bank, CancellationToken cancellationToken)
    {
        var (batch, content) = await bank.OpenAsync(id, caller, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(content, BankFile.MediaType(batch.Format), $"{batch.Number}.{(batch.Format == BankFileFormat.Xlsx ? "xlsx" : "csv")}");
    }
}
