namespace Elsa.Workflows.UIHints;

/// <summary>The editors that the designer knows for inputs.</summary>
public static class InputUIHints
{
    /// <summary>A check box.</summary>
    public const string Checkbox = "checkbox";

    /// <summary>A list of check boxes.</summary>
    public const string CheckList = "checklist";

    /// <summary>A code editor.</summary>
    public const string CodeEditor = "code-editor";

    /// <summary>Pairs of keys and values.</summary>
    public const string Dictionary = "dictionary";

    /// <summary>A date and time.</summary>
    public const string DateTimePicker = "datetime-picker";

    /// <summary>A drop-down list.</summary>
    public const string DropDown = "dropdown";

    /// <summary>A list of words, each of which becomes an outcome.</summary>
    public const string DynamicOutcomes = "dynamic-outcomes";

    /// <summary>An expression editor.</summary>
    public const string ExpressionEditor = "expression-editor";

    /// <summary>A JSON editor.</summary>
    public const string JsonEditor = "json-editor";

    /// <summary>Text of several lines.</summary>
    public const string MultiLine = "multiline";

    /// <summary>A list of texts.</summary>
    public const string MultiText = "multitext";

    /// <summary>An output of another activity.</summary>
    public const string OutputPicker = "output-picker";

    /// <summary>An outcome.</summary>
    public const string OutcomePicker = "outcome-picker";

    /// <summary>A list of radio buttons.</summary>
    public const string RadioList = "radiolist";

    /// <summary>Text of one line.</summary>
    public const string SingleLine = "singleline";

    /// <summary>A type.</summary>
    public const string TypePicker = "type-picker";

    /// <summary>A variable.</summary>
    public const string VariablePicker = "variable-picker";

    /// <summary>A workflow input.</summary>
    public const string InputPicker = "input-picker";

    /// <summary>A workflow definition.</summary>
    public const string WorkflowDefinitionPicker = "workflow-definition-picker";
}
