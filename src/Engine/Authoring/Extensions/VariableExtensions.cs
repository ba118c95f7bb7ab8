using Elsa.Workflows;
using Elsa.Workflows.Memory;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Extensions;

/// <summary>Setting up and setting variables.</summary>
public static class VariableExtensions
{
    /// <summary>Keeps the variable with the instance.</summary>
    /// <param name="variable">The variable.</param>
    public static Variable WithWorkflowStorage(this Variable variable) => variable.WithStorage<WorkflowInstanceStorageDriver>();

    /// <summary>Keeps the variable with the instance.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="variable">The variable.</param>
    public static Variable<T> WithWorkflowStorage<T>(this Variable<T> variable) => variable.WithStorageDriver<WorkflowInstanceStorageDriver>();

    /// <summary>Keeps the variable for the burst only.</summary>
    /// <param name="variable">The variable.</param>
    public static Variable WithMemoryStorage(this Variable variable) => variable.WithStorage<MemoryStorageDriver>();

    /// <summary>Keeps the variable for the burst only.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="variable">The variable.</param>
    public static Variable<T> WithMemoryStorage<T>(this Variable<T> variable) => variable.WithStorageDriver<MemoryStorageDriver>();

    /// <summary>Says what keeps the variable.</summary>
    /// <typeparam name="T">The driver.</typeparam>
    /// <param name="variable">The variable.</param>
    public static Variable WithStorage<T>(this Variable variable) => variable.WithStorage(typeof(T));

    /// <summary>Says what keeps the variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="storageDriverType">The driver.</param>
    public static Variable WithStorage(this Variable variable, Type storageDriverType)
    {
        variable.StorageDriverType = storageDriverType;
        return variable;
    }

    /// <summary>Sets the value.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="context">The execution.</param>
    /// <param name="value">The value.</param>
    public static void Set(this Variable variable, ActivityExecutionContext context, object? value) => context.Set(variable, value);

    /// <summary>A value in the type of the variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="FormatException">It cannot be converted.</exception>
    public static object? ParseValue(this Variable variable, object? value) => ParseValue(variable.GetVariableType(), value);

    /// <summary>A value in a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="FormatException">It cannot be converted.</exception>
    public static object? ParseValue(Type type, object? value) => ValueConversion.To(value, type);

    /// <summary>A value in the type of the variable, if it can be converted.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="value">The value.</param>
    /// <param name="parsedValue">The value, converted.</param>
    public static bool TryParseValue(this Variable variable, object? value, out object? parsedValue)
    {
        try
        {
            parsedValue = variable.ParseValue(value);
            return true;
        }
        catch (FormatException)
        {
            parsedValue = null;
            return false;
        }
    }

    /// <summary>The type of the variable's value.</summary>
    /// <param name="variable">The variable.</param>
    public static Type GetVariableType(this Variable variable) => variable.GetType().GenericTypeArguments.FirstOrDefault(typeof(object));
}
