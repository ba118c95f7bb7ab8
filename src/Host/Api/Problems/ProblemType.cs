namespace MedInsFlows.Host.Api.Problems;

/// <summary>
/// A kind of problem that the service answers with (RFC 9457): the whole, closed list, documented in <c>docs/problems.md</c>. Immutable.
/// </summary>
/// <param name="Name">Kebab-case name, part of <c>urn:medins:problem:…</c>; never changes.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Chinese title, the same for every occurrence.</param>
internal sealed record ProblemType(string Name, int Status, string Title)
{
    /// <summary>The request cannot be read as HTTP or does not bind to the endpoint.</summary>
    public static readonly ProblemType BadRequest = new("bad-request", 400, "请求有误");

    /// <summary>The body is not JSON.</summary>
    public static readonly ProblemType MalformedJson = new("malformed-json", 400, "请求正文不是有效的 JSON");

    /// <summary>Members of the body are wrong; <c>errors</c> lists all of them.</summary>
    public static readonly ProblemType InvalidBody = new("invalid-body", 400, "请求内容有误");

    /// <summary>Parameters of the query or headers are wrong; <c>errors</c> lists them.</summary>
    public static readonly ProblemType InvalidParameter = new("invalid-parameter", 400, "请求参数有误");

    /// <summary>A workflow definition cannot be stored or published; <c>errors</c> lists all that is wrong with it.</summary>
    public static readonly ProblemType FaultyDefinition = new("faulty-definition", 400, "流程定义有误");

    /// <summary>Nobody is signed in.</summary>
    public static readonly ProblemType NotSignedIn = new("not-signed-in", 401, "尚未登录");

    /// <summary>User name or password is wrong.</summary>
    public static readonly ProblemType SignInFailed = new("sign-in-failed", 401, "登录失败");

    /// <summary>The caller's role may not do this.</summary>
    public static readonly ProblemType Forbidden = new("forbidden", 403, "无权办理");

    /// <summary>A rule of separation of duties (不相容岗位) stands against it.</summary>
    public static readonly ProblemType SeparationOfDuties = new("separation-of-duties", 403, "违反不相容岗位规则");

    /// <summary>The caller may not use this channel.</summary>
    public static readonly ProblemType ChannelNotAllowed = new("channel-not-allowed", 403, "不能使用该办理渠道");

    /// <summary>The password was given by somebody else and must be changed first.</summary>
    public static readonly ProblemType PasswordChangeRequired = new("password-change-required", 403, "须先修改密码");

    /// <summary>An administrator has locked the account.</summary>
    public static readonly ProblemType AccountLocked = new("account-locked", 403, "账户已停用");

    /// <summary>Nothing is there, or nothing for this caller.</summary>
    public static readonly ProblemType NotFound = new("not-found", 404, "没有找到");

    /// <summary>The path takes other methods.</summary>
    public static readonly ProblemType MethodNotAllowed = new("method-not-allowed", 405, "不支持的请求方法");

    /// <summary>The case is not in a state in which this can be done.</summary>
    public static readonly ProblemType WrongState = new("wrong-state", 409, "办件当前状态不能这样办理");

    /// <summary>The account is not in a state in which this can be done.</summary>
    public static readonly ProblemType AccountState = new("account-state", 409, "账户当前不能这样处理");

    /// <summary>Somebody else has changed the workflow definition meanwhile.</summary>
    public static readonly ProblemType DefinitionChanged = new("definition-changed", 409, "流程定义已被他人改动");

    /// <summary>Somebody else has changed the local settings meanwhile.</summary>
    public static readonly ProblemType SettingsChanged = new("settings-changed", 409, "本地设定已被他人改动");

    /// <summary>The workflow definition is not in a state in which this can be done.</summary>
    public static readonly ProblemType DefinitionState = new("definition-state", 409, "流程定义当前不能这样处理");

    /// <summary>The task is not claimed by the caller.</summary>
    public static readonly ProblemType TaskNotClaimed = new("task-not-claimed", 409, "尚未签收任务");

    /// <summary>Somebody else has claimed the task.</summary>
    public static readonly ProblemType TaskClaimed = new("task-claimed", 409, "任务已由他人签收");

    /// <summary>The task has been done or is not wanted any more.</summary>
    public static readonly ProblemType TaskDone = new("task-done", 409, "任务已经办理");

    /// <summary>The body is larger than the endpoint takes.</summary>
    public static readonly ProblemType TooLarge = new("too-large", 413, "请求内容过大");

    /// <summary>The body has a type that the endpoint does not take.</summary>
    public static readonly ProblemType UnsupportedMediaType = new("unsupported-media-type", 415, "不支持的内容类型");

    /// <summary>An idempotency key was used before with another request.</summary>
    public static readonly ProblemType KeyReused = new("idempotency-key-reused", 422, "幂等键已用于另一请求");

    /// <summary>Too many requests in a short time.</summary>
    public static readonly ProblemType TooManyRequests = new("too-many-requests", 429, "请求过于频繁");

    /// <summary>Too many failed sign-ins.</summary>
    public static readonly ProblemType SignInLocked = new("sign-in-locked", 429, "登录暂时锁定");

    /// <summary>A fault of the service.</summary>
    public static readonly ProblemType InternalError = new("internal-error", 500, "服务内部错误");

    /// <summary>The whole list.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        BadRequest, MalformedJson, InvalidBody, InvalidParameter, FaultyDefinition, NotSignedIn, SignInFailed, Forbidden, SeparationOfDuties, ChannelNotAllowed, PasswordChangeRequired, AccountLocked, NotFound,
        MethodNotAllowed, WrongState, AccountState, SettingsChanged, DefinitionChanged, DefinitionState, TaskNotClaimed, TaskClaimed, TaskDone, TooLarge, UnsupportedMediaType, KeyReused, TooManyRequests, SignInLocked, InternalError,
    ];

    /// <summary>The type as an address.</summary>
    public string Urn => $"urn:medins:problem:{Name}";
}
