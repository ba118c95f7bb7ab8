using System.Reflection;

namespace Elsa.Workflows.UIHints.CodeEditor
{
    /// <summary>What a code editor needs.</summary>
    public class CodeEditorOptions
    {
        /// <summary>Its height.</summary>
        public EditorHeight? EditorHeight { get; set; }

        /// <summary>The language.</summary>
        public string? Language { get; set; }

        /// <summary>Whether it has one line.</summary>
        public bool? SingleLineMode { get; set; }
    }

    /// <summary>The height of an editor.</summary>
    public enum EditorHeight
    {
        /// <summary>As usual.</summary>
        Default = 0,

        /// <summary>High.</summary>
        Large = 1,
    }

    /// <summary>What a text of several lines needs.</summary>
    /// <param name="EditorHeight">Its height.</param>
    public record MultiLineOptions(EditorHeight EditorHeight);

    /// <summary>Base of what gives a code editor what it needs.</summary>
    public abstract class CodeEditorOptionsProviderBase : PropertyUIHandlerBase
    {
        /// <inheritdoc />
        public override ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) =>
            new(new Dictionary<string, object> { [InputUIHints.CodeEditor] = GetCodeEditorOptions(propertyInfo, context) });

        /// <summary>What it needs.</summary>
        /// <param name="propertyInfo">The input.</param>
        /// <param name="context">What the designer says of the activity.</param>
        protected virtual CodeEditorOptions GetCodeEditorOptions(PropertyInfo propertyInfo, object? context) => new() { Language = GetLanguage(propertyInfo, context) };

        /// <summary>The language.</summary>
        /// <param name="propertyInfo">The input.</param>
        /// <param name="context">What the designer says of the activity.</param>
        protected virtual string GetLanguage(PropertyInfo propertyInfo, object? context) => "javascript";
    }
}

namespace Elsa.Workflows.UIHints.SingleLine
{
    /// <summary>What a text of one line needs.</summary>
    public class SingleLineProps
    {
        /// <summary>A text beside it.</summary>
        public string? AdornmentText { get; set; }

        /// <summary>Whether it can be copied by a button.</summary>
        public bool EnableCopyAdornment { get; set; }
    }
}
