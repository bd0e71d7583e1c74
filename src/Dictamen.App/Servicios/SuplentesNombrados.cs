using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Expedientes.E3_Dictaminacion;

namespace Dictamen.App.Servicios;

/// <summary>Who is named to take a reviewer's seat. The record has a pseudonym: without a ficha behind it there is nobody who receives the link, signs the acta or stands in the list that is published.</summary>
[Regla("PCS-A2-19", "AMB-16")]
public sealed class SuplentesNombrados(IFichaStore fichas)
{
    /// <summary>Says which of the people whom an act names to a seat have no ficha, each at its place in the act.</summary>
    public async Task<List<Falla>> ComprobarAsync(object acto, Actor actor, CancellationToken ct = default)
    {
        var nombrados = Nombrados(acto, actor).ToList();
        var ids = nombrados.Select(n => n.Miembro?.Persona).OfType<PersonaId>().Where(Seudonimos.EsSeudonimo).Distinct().ToArray();
        var conFicha = ids.Length == 0 ? [] : (await fichas.GetAsync(ids, actor, new Uso(Finalidad.SistemasDeDatos, "Comprobar que consta quién dictamina"), ct).ConfigureAwait(false)).Select(f => f.Id).ToHashSet();
        return [.. nombrados.Where(n => n.Miembro is null || !conFicha.Contains(n.Miembro.Persona)).Select(n => new Falla($"{n.Campo}.persona", "PCS-A2-19", "No constan los datos de esa persona: sin nombre ni correo no recibe su enlace, no firma el Acta ni figura en la relación que se publica. Nómbrela en la página de este acto, que los pide."))];
    }

    private static IEnumerable<(string Campo, MiembroDelComite? Miembro)> Nombrados(object acto, Actor actor) => acto switch
    {
        SustituirDictaminador s => [("suplente", s.Suplente)],
        // Whoever may not name one is told so by the act, and nothing of whose data are kept.
        AsignarDictaminadores { Suplentes: { IsDefaultOrEmpty: false } todos } when actor.Puede(typeof(SustituirDictaminador)) => todos.Select((m, i) => ($"suplentes[{i}]", (MiembroDelComite?)m)),
        _ => [],
    };
}
