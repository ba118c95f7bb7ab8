namespace MedInsFlows.Cases.Ratings;

/// <summary>
/// The five grades of 好差评 (国办发〔2019〕51号). None of the five documents numbers them; like the stars that people know, the best grade has the
/// highest number.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1008", Justification = "There is no grade 0.")]
public enum Grade
{
    /// <summary>非常不满意. Bad.</summary>
    VeryDissatisfied = 1,

    /// <summary>不满意. Bad.</summary>
    Dissatisfied = 2,

    /// <summary>基本满意.</summary>
    Acceptable = 3,

    /// <summary>满意.</summary>
    Satisfied = 4,

    /// <summary>非常满意.</summary>
    VerySatisfied = 5,
}

/// <summary>What follows from a grade.</summary>
public static class Grades
{
    /// <summary>All of them, the best first, as they are offered.</summary>
    public static IReadOnlyList<Grade> All { get; } = [Grade.VerySatisfied, Grade.Satisfied, Grade.Acceptable, Grade.Dissatisfied, Grade.VeryDissatisfied];

    /// <summary>Whether it is one of the two bad grades, which somebody must follow up.</summary>
    /// <param name="grade">The grade.</param>
    public static bool IsBad(this Grade grade) => grade <= Grade.Dissatisfied;

    /// <summary>The grade in Chinese.</summary>
    /// <param name="grade">The grade.</param>
    public static string Word(this Grade grade) => grade switch
    {
        Grade.VerySatisfied => "非常满意",
        Grade.Satisfied => "满意",
        Grade.Acceptable => "基本满意",
        Grade.Dissatisfied => "不满意",
        _ => "非常不满意",
    };
}
