namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>What each project of a ranking gets. Arrays inside: a million projects allocate three of them and nothing else.</summary>
public sealed class ResultadoDeAsignacion
{
    private readonly ReadOnlyMemory<Aspirante> _ordenados;
    private readonly decimal[] _asignado;

    internal ResultadoDeAsignacion(ReadOnlyMemory<Aspirante> ordenados, decimal[] asignado, decimal monto, decimal remanente, Oferta? oferta) =>
        (_ordenados, _asignado, Monto, Remanente, OfertaPendiente) = (ordenados, asignado, monto, remanente, oferta);

    /// <summary>Pesos there were to assign.</summary>
    public decimal Monto { get; }

    /// <summary>Pesos that nobody got: the remainder of 4.2.3.4-2.</summary>
    public decimal Remanente { get; }

    /// <summary>Pesos assigned.</summary>
    public decimal Asignado => Monto - Remanente;

    /// <summary>The adjustment downward whose answer could still move the cut, or <see langword="null"/>.</summary>
    public Oferta? OfertaPendiente { get; }

    /// <summary>How many projects there are.</summary>
    public int Total => _asignado.Length;

    /// <summary>The row at a place of the ranking, counted from 0.</summary>
    public Renglon this[int lugar] => new(lugar + 1, _ordenados.Span[lugar], _asignado[lugar]);

    /// <summary>All rows, in order.</summary>
    public IEnumerable<Renglon> Renglones
    {
        get
        {
            for (var i = 0; i < Total; i++)
            {
                yield return this[i];
            }
        }
    }
}

/// <summary>A row of the ranking.</summary>
/// <param name="Orden">Place, from 1.</param>
/// <param name="Proyecto">The project.</param>
/// <param name="Asignado">Pesos assigned; 0 when it is not supported. Never above what it asked for.</param>
public readonly record struct Renglon(int Orden, Aspirante Proyecto, decimal Asignado)
{
    /// <summary>Whether it is supported.</summary>
    public bool EsApoyado => Asignado > 0;

    /// <summary><see cref="Expedientes.Estatus.Apoyado"/> or <see cref="Expedientes.Estatus.NoApoyado"/>.</summary>
    public Estatus Estatus => EsApoyado ? Estatus.Apoyado : Estatus.NoApoyado;

    /// <summary>Why it is not supported: the money did not reach it.</summary>
    public CausaNoApoyo? Causa => EsApoyado ? null : CausaNoApoyo.InsuficienciaPresupuestaria;
}
