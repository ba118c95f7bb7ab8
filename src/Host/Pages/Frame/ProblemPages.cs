using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MedInsFlows.Host.Pages.Frame;

/// <summary>Answers a problem to a person at a browser: by a page, or by asking him to sign in.</summary>
internal static class ProblemPages
{
    /// <summary>Whether a page is wanted rather than problem details.</summary>
    public static bool AreWanted(HttpRequest request) =>
        !ClosedPaths.Contains(request.Path) && request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>Answers.</summary>
    public static async Task AnswerAsync(HttpContext context, ProblemException problem)
    {
        if (problem.Type == ProblemType.NotSignedIn)
        {
            context.Response.Redirect(LocalUrl.SignIn(context.Request));
            return;
        }

        if (problem.Type == ProblemType.PasswordChangeRequired)
        {
            context.Response.Redirect("/me/password");
            return;
        }

        // The services of the request have rendered half of another page.
        await using var scope = context.RequestServices.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        var page = new RazorComponentResult<ProblemPage>(new { problem.Type.Status, problem.Type.Title, Detail = DetailOf(problem) }) { StatusCode = problem.Type.Status };
        await page.ExecuteAsync(context);
    }

    private static string DetailOf(ProblemException problem) =>
        problem.Type == ProblemType.BadRequest ? "页面停留过久或提交的内容不完整，没有办理。请返回上一页，刷新后重试。" : problem.Detail;
}
