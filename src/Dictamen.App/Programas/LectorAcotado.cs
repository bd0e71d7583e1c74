using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dictamen.App.Programas;

/// <summary>Reads YAML that somebody sends: neither deeper than any file of ours, nor with a value that stands for another. The library goes down one call for each level, which no process survives when there are enough, and goes through a value as often as it is named.</summary>
internal sealed class LectorAcotado(IParser lector) : IParser
{
    /// <summary>Levels of a file, those of the document included. A technical limit: ours have nine.</summary>
    private const int Niveles = 32;

    private int _nivel;

    /// <inheritdoc/>
    public ParsingEvent? Current => lector.Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        if (!lector.MoveNext())
        {
            return false;
        }

        var evento = lector.Current!;
        _nivel += evento.NestingIncrease;
        return _nivel > Niveles ? throw new YamlAcotadoException(evento, $"hay más de {Niveles} niveles, uno dentro de otro.")
            : evento is AnchorAlias ? throw new YamlAcotadoException(evento, "no se admiten referencias a otro valor («*»): escríbalo completo.")
            : true;
    }
}

/// <summary>YAML that is not admitted whatever it says; its message is for whoever wrote it.</summary>
internal sealed class YamlAcotadoException(ParsingEvent evento, string detalle) : YamlException(evento.Start, evento.End, detalle);
