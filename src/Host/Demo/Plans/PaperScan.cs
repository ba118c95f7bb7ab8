using System.Globalization;
using System.Text;

namespace MedInsFlows.Host.Demo.Plans;

/// <summary>Draws a paper that an applicant hands in, as a PDF of one page. The letters are those of the reader: none is embedded.</summary>
internal static class PaperScan
{
    private const int LineHeight = 16;
    private const int MostLines = 44;

    /// <summary>Draws it; the same words give the same bytes.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="lines">What it says, line by line; what has no place on the page is left out.</param>
    public static byte[] Draw(string title, IEnumerable<string> lines)
    {
        var page = new StringBuilder("BT /F 16 Tf 60 780 Td ").Append(Hex(title)).Append(" Tj /F 11 Tf 0 -34 Td ");
        foreach (var line in lines.Append("演示资料：人物、单位和金额都是虚构的").Take(MostLines))
        {
            page.Append(Hex(line)).Append(CultureInfo.InvariantCulture, $" Tj 0 -{LineHeight} Td ");
        }

        page.Append("ET");
        return Assemble(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            string.Create(CultureInfo.InvariantCulture, $"<</Length {page.Length}>>stream\n{page}\nendstream"),
            "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>/FontDescriptor 7 0 R/DW 1000/W[1 95 500]>>",
            "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
    }

    private static string Hex(string text) => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static byte[] Assemble(params string[] objects)
    {
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (index, text) in objects.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{text}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
