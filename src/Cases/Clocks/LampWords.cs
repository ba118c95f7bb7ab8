namespace MedInsFlows.Cases.Clocks;

/// <summary>The Chinese words of the lamps.</summary>
public static class LampWords
{
    /// <summary>The word to be shown with a lamp.</summary>
    public static string Word(this Lamp lamp) => lamp switch
    {
        Lamp.Green => "正常",
        Lamp.Yellow => "预警",
        Lamp.Red => "告急",
        _ => "未计时",
    };
}
