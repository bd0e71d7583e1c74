namespace Dictamen.Core.Convocatorias.Publicacion;

/// <summary>Opens reception on the day after the DOF.</summary>
[Regla("PCS-A2-13"), Faculta(Rol.Sistema)]
public sealed record AbrirConvocatoria : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto) =>
        estado is { Estatus: EstatusConvocatoria.Publicada, Recepcion: { } plazo } && contexto.Hoy >= plazo.PrimerDia
            ? new ConvocatoriaAbierta(plazo.PrimerDia)
            : Decision.Ninguna;
}

/// <summary>CONVOCATORIA_ABIERTA.</summary>
/// <param name="Desde">First day of reception.</param>
[Regla("PCS-A2-13")]
public sealed record ConvocatoriaAbierta(DateOnly Desde) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"La convocatoria recibe proyectos desde el {Desde.Corta()}.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado.Cerrar(Convocatoria.Apertura) with { Estatus = EstatusConvocatoria.Abierta };
}
