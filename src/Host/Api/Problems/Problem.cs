namespace MedInsFlows.Host.Api.Problems;

/// <summary>The problems of the host itself, to be thrown.</summary>
internal static class Problem
{
    /// <summary>The request does not bind to the endpoint.</summary>
    public static ProblemException BadRequest() => new(ProblemType.BadRequest, "请求的地址、参数或格式不正确，请对照接口文档检查。");

    /// <summary>The body is not JSON.</summary>
    public static ProblemException MalformedJson(string detail) => new(ProblemType.MalformedJson, detail);

    /// <summary>Members of the body are wrong.</summary>
    public static ProblemException InvalidBody(IReadOnlyList<ProblemError> errors) =>
        new(ProblemType.InvalidBody, $"请求内容有 {errors.Count} 处需要更正，见 errors。") { Errors = errors };

    /// <summary>Parameters of the query or headers are wrong.</summary>
    public static ProblemException InvalidParameter(params IReadOnlyList<ProblemError> errors) =>
        new(ProblemType.InvalidParameter, $"请求参数有 {errors.Count} 处需要更正，见 errors。") { Errors = errors };

    /// <summary>Nobody is signed in.</summary>
    public static ProblemException NotSignedIn() => new(ProblemType.NotSignedIn, "请先登录；如果已经登录，登录可能已过期，请重新登录。");

    /// <summary>User name or password is wrong; which of the two is not told.</summary>
    public static ProblemException SignInFailed() => new(ProblemType.SignInFailed, "用户名或密码不正确，请核对后重试。");

    /// <summary>Too many failed sign-ins.</summary>
    public static ProblemException SignInLocked(TimeSpan wait) =>
        new(ProblemType.SignInLocked, $"登录失败次数过多，请在 {Math.Ceiling(wait.TotalMinutes)} 分钟后重试。") { RetryAfter = wait };

    /// <summary>The caller's role may not do this.</summary>
    public static ProblemException Forbidden(string? role) => new(
        ProblemType.Forbidden,
        role is null ? "当前账户没有办理此事的角色，请联系管理员。" : $"当前角色“{role}”不能办理此事，请换用有权限的账户，或联系管理员。");

    /// <summary>The password was given by somebody else and must be changed first.</summary>
    public static ProblemException PasswordChangeRequired() => new(
        ProblemType.PasswordChangeRequired, "当前密码是管理员设置的，请先修改密码（POST /api/me/password，或页面 /me/password），再办理其他事项。");

    /// <summary>An administrator has locked the account.</summary>
    public static ProblemException AccountLocked() => new(ProblemType.AccountLocked, "账户已由管理员停用，请联系安全管理员。");

    /// <summary>The account is not in a state in which this can be done.</summary>
    public static ProblemException AccountState(string detail) => new(ProblemType.AccountState, detail);

    /// <summary>Nothing is there.</summary>
    public static ProblemException NotFound() => new(ProblemType.NotFound, "地址不存在，或者对当前账户不可见，请检查地址。");

    /// <summary>A rule of separation of duties stands against it; the detail names the rule.</summary>
    public static ProblemException SeparationOfDuties(string detail) => new(ProblemType.SeparationOfDuties, detail);

    /// <summary>The caller may not use this channel.</summary>
    public static ProblemException ChannelNotAllowed(string? role) =>
        new(ProblemType.ChannelNotAllowed, $"角色“{role}”不能使用该办理渠道，请改用可用的渠道，或换用相应的账户。");

    /// <summary>The case is not in a state in which this can be done.</summary>
    public static ProblemException WrongState(string detail) => new(ProblemType.WrongState, detail);

    /// <summary>A workflow definition cannot be stored or published.</summary>
    public static ProblemException FaultyDefinition(IReadOnlyList<ProblemError> errors) =>
        new(ProblemType.FaultyDefinition, $"流程定义有 {errors.Count} 处需要更正，见 errors。") { Errors = errors };

    /// <summary>What was asked cannot be done with the workflow definition as it stands.</summary>
    public static ProblemException DefinitionRefused(bool changed, string detail) =>
        new(changed ? ProblemType.DefinitionChanged : ProblemType.DefinitionState, detail);

    /// <summary>Somebody else has set something for the agency since its settings were read.</summary>
    public static ProblemException SettingsChanged() => new(ProblemType.SettingsChanged, "本机构对这一事项的设定已被他人更改，请重新读取，在现有设定上更改。");

    /// <summary>The task is not claimed.</summary>
    public static ProblemException TaskNotClaimed() => new(ProblemType.TaskNotClaimed, "请先签收任务，再作决定。");

    /// <summary>Somebody else has claimed the task.</summary>
    public static ProblemException TaskClaimed() => new(ProblemType.TaskClaimed, "任务已由其他人员签收，请等其退签，或联系督办人员调整。");

    /// <summary>The task has been done or is not wanted any more.</summary>
    public static ProblemException TaskDone() => new(ProblemType.TaskDone, "任务已经办理或已取消，请刷新任务列表。");

    /// <summary>An idempotency key was used before with another request.</summary>
    public static ProblemException KeyReused() => new(ProblemType.KeyReused, "这个幂等键已用于内容不同的请求，请为新的请求换一个键。");

    /// <summary>The path takes other methods.</summary>
    public static ProblemException MethodNotAllowed() => new(ProblemType.MethodNotAllowed, "此地址不支持该请求方法，可用的方法见 Allow 响应头。");

    /// <summary>The body is larger than the endpoint takes.</summary>
    public static ProblemException TooLarge() => new(ProblemType.TooLarge, "请求内容超过此接口的大小上限，请减小后重试。");

    /// <summary>The body has a type that the endpoint does not take.</summary>
    public static ProblemException UnsupportedMediaType() => new(
        ProblemType.UnsupportedMediaType,
        "请求正文的类型不受支持：JSON 接口请以 UTF-8 编码的 application/json 提交，上传文件请用 multipart/form-data。");

    /// <summary>An uploaded file is of a kind that is not taken.</summary>
    public static ProblemException FileKindNotTaken() => new(
        ProblemType.UnsupportedMediaType, "文件的种类不受支持（按内容判断，不看文件名），请上传 PDF、JPEG、PNG、TIFF、WebP 或 HEIC 文件。");

    /// <summary>Too many requests in a short time.</summary>
    public static ProblemException TooManyRequests(TimeSpan wait) =>
        new(ProblemType.TooManyRequests, $"请求过于频繁，请在 {Math.Ceiling(wait.TotalSeconds)} 秒后重试。") { RetryAfter = wait };

    /// <summary>Too many look-ups of cases found nothing.</summary>
    public static ProblemException TooManyLookUps(TimeSpan wait) =>
        new(ProblemType.TooManyRequests, $"没有查到的次数过多，请在 {Math.Ceiling(wait.TotalMinutes)} 分钟后重试。") { RetryAfter = wait };

    /// <summary>A fault of the service.</summary>
    /// <param name="traceId">By which the operator finds the event in the log.</param>
    public static ProblemException InternalError(string traceId) =>
        new(ProblemType.InternalError, $"服务出现内部错误，没有完成此次请求。请稍后重试；如仍有问题，请将编号 {traceId} 告知管理员。");

    /// <summary>The problem behind a bare status of the framework; null for a status that is not ours to explain.</summary>
    public static ProblemException? ForStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => BadRequest(),
        StatusCodes.Status401Unauthorized => NotSignedIn(),
        StatusCodes.Status403Forbidden => Forbidden(null),
        StatusCodes.Status404NotFound => NotFound(),
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed(),
        StatusCodes.Status413PayloadTooLarge => TooLarge(),
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType(),
        _ => null,
    };
}
