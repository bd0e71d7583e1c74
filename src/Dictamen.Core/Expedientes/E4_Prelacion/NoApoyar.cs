using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E4_Prelacion;

/// <summary>Tells a file with a dictamen that its project is not supported: because the dictamen is unfavourable (AMB-56), or because the money did not reach it.</summary>
/// <param name="Causa"><see cref="CausaNoApoyo.Dictamen"/> or <see cref="CausaNoApoyo.InsuficienciaPresupuestaria"/>.</param>
/// <param name="Orden">Place in the ranking; 0 when it does not compete.</param>
[Regla("PCS-4.2.3.3-01", "AMB-56"), Faculta(Rol.Sistema)]
public sealed record NoApoyar(CausaNoApoyo Causa, int Orden = 0) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Estatus == Estatus.NoApoyado)
        {
            return Decision.Ninguna;
        }

        return (estado.Estatus, estado.Dictaminacion?.Resultado, Causa) switch
        {
            (Estatus.Dictaminado, { Favorable: true } r, CausaNoApoyo.InsuficienciaPresupuestaria) => new ProyectoNoApoyado(Causa, Orden, r.Calificacion),
            (Estatus.Dictaminado, { Favorable: false } r, CausaNoApoyo.Dictamen) => new ProyectoNoApoyado(Causa, 0, r.Calificacion),
            _ => estado.NoProcede($"declararlo no apoyado por {EstatusEnPalabras.De(Causa)}", "PCS-4.2.3.3-01"),
        };
    }
}

/// <summary>NO_APOYADO(DICTAMEN) or NO_APOYADO(INSUF_PRESUP).</summary>
/// <param name="Causa">Cause.</param>
/// <param name="Orden">Place in the ranking; 0 when it does not compete.</param>
/// <param name="Calificacion">Final score.</param>
[Regla("PCS-4.2.3.3-01")]
public sealed record ProyectoNoApoyado(CausaNoApoyo Causa, int Orden, decimal Calificacion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Causa == CausaNoApoyo.Dictamen
        ? "El proyecto no es apoyado: su dictamen no es favorable."
        : $"El proyecto no es apoyado por insuficiencia presupuestaria: lugar {Orden} de la prelación, con {Calificacion.ConCentesimos()} de calificación. Es la única causa que puede cambiar si hay recursos.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado.DejarSinApoyo(Causa, "PCS-4.2.3.3-01") with { Asignacion = new Asignacion(Orden, Calificacion, 0) };
}
