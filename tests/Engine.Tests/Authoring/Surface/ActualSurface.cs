using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MedInsFlows.Engine.Tests.Authoring.Surface;

/// <summary>The public types of an assembly, written as the specification writes them.</summary>
internal sealed class ActualSurface
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static IReadOnlyList<SurfaceType> Read(Assembly assembly, string namespacePrefix) =>
        [.. assembly.GetExportedTypes().Where(type => type.Namespace?.StartsWith(namespacePrefix, StringComparison.Ordinal) == true).Select(Describe)];

    private static SurfaceType Describe(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return new SurfaceType(type.Namespace!, $"delegate {TypeText.Of(invoke.ReturnParameter)} {type.Name}({Parameters(invoke)})", []);
        }

        return type.IsEnum
            ? new SurfaceType(type.Namespace!, $"enum {type.Name}", [.. Enum.GetValues(type).Cast<object>().Select(value => $"{value}={Convert.ToInt64(value, CultureInfo.InvariantCulture)}")])
            : new SurfaceType(type.Namespace!, Header(type), [.. Members(type)]);
    }

    private static string Header(Type type)
    {
        var kind = type.IsInterface ? "interface" : type.IsValueType ? "struct" : IsRecord(type) ? "record" : "class";
        var modifier = type.IsInterface || type.IsValueType ? string.Empty
            : type is { IsAbstract: true, IsSealed: true } ? "static "
            : type.IsAbstract ? "abstract "
            : type.IsSealed ? "sealed "
            : string.Empty;
        var bases = Bases(type).ToList();
        return $"{modifier}{kind} {TypeText.Of(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : string.Empty)}";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            yield return TypeText.Of(parent);
        }

        var inherited = (type.BaseType?.GetInterfaces() ?? []).Concat(type.GetInterfaces().SelectMany(face => face.GetInterfaces())).ToHashSet();
        foreach (var face in type.GetInterfaces().Where(face => !inherited.Contains(face) && face.Name != "IEquatable`1"))
        {
            yield return TypeText.Of(face);
        }
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<string> Members(Type type) => type.GetMembers(Declared)
        .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) || member is PropertyInfo)
        .Select(member => member switch
        {
            ConstructorInfo constructor when IsVisible(constructor) && !IsCopy(constructor) => $"{Access(constructor, type)}{type.Name.Split('`')[0]}({Parameters(constructor)});",
            MethodInfo { IsSpecialName: false } method when IsVisible(method) && !IsOfRecord(method) => Method(method, type),
            PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) && property.Name != "EqualityContract" => Property(property, type),
            FieldInfo { IsSpecialName: false, IsPublic: true } field => Field(field),
            _ => null,
        })
        .OfType<string>();

    private static string Method(MethodInfo method, Type type)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : string.Empty;
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : string.Empty;
        return $"{Access(method, type)}{Modifiers(method, type)}{TypeText.Of(method.ReturnParameter)} {method.Name}{generic}({extension}{Parameters(method)}){Constraints(method)};";
    }

    private static string Constraints(MethodInfo method) => string.Concat(method.IsGenericMethod
        ? method.GetGenericArguments().Where(argument => argument.GetGenericParameterConstraints().Length > 0)
            .Select(argument => $" where {argument.Name} : {string.Join(", ", argument.GetGenericParameterConstraints().Select(TypeText.Of))}")
        : []);

    private static string Property(PropertyInfo property, Type type)
    {
        var (get, set) = (property.GetMethod, property.SetMethod);
        var widest = get is not null && IsVisible(get) ? get : set!;
        var accessors = new List<string>();
        if (get is not null && IsVisible(get))
        {
            accessors.Add("get;");
        }

        if (set is not null && IsVisible(set))
        {
            var init = set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
            accessors.Add((set.IsPublic || !widest.IsPublic ? string.Empty : "protected ") + (init ? "init;" : "set;"));
        }

        return $"{Access(widest, type)}{Modifiers(widest, type)}{TypeText.Of(property)} {property.Name} {{ {string.Join(' ', accessors)} }}";
    }

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {TypeText.Of(field)} {field.Name} = {Constant(field.GetRawConstantValue())};"
        : $"{(field.IsStatic ? "static " : string.Empty)}{TypeText.Of(field)} {field.Name};";

    private static string Access(MethodBase method, Type type) => type.IsInterface || method.IsPublic ? string.Empty : "protected ";

    private static string Modifiers(MethodInfo method, Type type) =>
        method.IsStatic ? "static "
        : type.IsInterface || !method.IsVirtual || method.IsFinal ? string.Empty
        : method.IsAbstract ? "abstract "
        : method.GetBaseDefinition() != method ? "override "
        : "virtual ";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var attribute = parameter.IsDefined(typeof(CallerFilePathAttribute)) ? "[CallerFilePath] "
            : parameter.IsDefined(typeof(CallerLineNumberAttribute)) ? "[CallerLineNumber] "
            : parameter.IsDefined(typeof(CallerMemberNameAttribute)) ? "[CallerMemberName] "
            : parameter.GetCustomAttribute<CallerArgumentExpressionAttribute>() is { } expression ? $"[CallerArgumentExpression(\"{expression.ParameterName}\")] "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : string.Empty;
        var name = parameter.Name is "delegate" or "namespace" ? "@" + parameter.Name : parameter.Name;
        return $"{attribute}{TypeText.Of(parameter)} {name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : string.Empty)}";
    }

    private static string Default(ParameterInfo parameter) => parameter.RawDefaultValue is null && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null
        ? "default"
        : Constant(parameter.RawDefaultValue);

    private static string Constant(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCopy(ConstructorInfo constructor) => constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType && IsRecord(only.ParameterType);

    private static bool IsOfRecord(MethodInfo method) => method.Name is "ToString" or "Equals" or "GetHashCode" or "PrintMembers" or "Deconstruct" or "<Clone>$" or "GetType" or "MemberwiseClone" or "Finalize";
}
