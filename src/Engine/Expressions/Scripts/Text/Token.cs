namespace MedInsFlows.Engine.Expressions.Scripts.Text;

/// <summary>A word of the language.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A word or sign as written; of a text or a piece of a template, what it stands for.</param>
/// <param name="At">Where it begins.</param>
/// <param name="AfterNewLine">Whether it is the first in its line.</param>
internal readonly record struct Token(TokenKind Kind, string Text, Position At, bool AfterNewLine)
{
    /// <summary>The value of a number.</summary>
    public double Number { get; init; }

    /// <summary>Whether it is a given sign.</summary>
    public bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;
}

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>Nothing more comes.</summary>
    End,

    /// <summary>A name or a word of the language.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A piece of a template, up to <c>${</c>.</summary>
    TemplatePiece,

    /// <summary>The last piece of a template, up to the closing back quote.</summary>
    TemplateEnd,

    /// <summary>An operator or bracket.</summary>
    Sign,
}
