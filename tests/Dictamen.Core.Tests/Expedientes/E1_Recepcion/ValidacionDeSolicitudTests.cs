using System.Collections.Immutable;
using Dictamen.App.Registro;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E1_Recepcion;

public class ValidacionDeSolicitudTests
{
    [Fact, Prueba("PCS-4.2.2-01", "PCS-3.3-06")]
    public void AValidApplicationHasNoFindings()
    {
        var revision = Revisar(Solicitudes.Valida());
        Assert.Empty(revision.Fallas);
        Assert.Empty(revision.Faltantes);
        Assert.Empty(revision.Advertencias);
    }

    public static TheoryData<string, string, Func<Anexo3, Anexo3>> Campos => new()
    {
        { "1.1.comunidad_nombre", "PCS-4.2.2-01", f => f with { Portada = f.Portada with { Comunidad = " " } } },
        { "1.1.comunidad_nombre", "PCS-4.2.2-01", f => f with { Portada = f.Portada with { Comunidad = new string('x', 301) } } },
        { "1.1.comunidad_ubicacion", "PCS-4.2.2-01", f => f with { Portada = f.Portada with { Ubicacion = "" } } },
        { "1.1.cvegeo", "AMB-55", f => f with { Portada = f.Portada with { Cvegeo = "201500002" } } },
        { "1.1.cvegeo", "AMB-55", f => f with { Portada = f.Portada with { Cvegeo = "" } } },
        { "1.2", "PCS-4.2.2-01", f => f with { Portada = f.Portada with { Proyecto = "" } } },
        { "1.3", "PCS-4.2.2-01", f => f with { Portada = f.Portada with { Convocatoria = "PCS-2019-02" } } },
        { "1.4", "PCS-3.5.1-06", f => f with { Portada = f.Portada with { Vertiente = "V4" } } },
        { "1.4", "PCS-3.5.1-06", f => f with { Portada = f.Portada with { Vertiente = "V1,V2" } } },
        { "1.5", "PCS-A2-04", f => f with { Portada = f.Portada with { Tematica = "2.8" } } },
        { "2", "PCS-4.2.2-01", f => f with { Justificacion = f.Justificacion with { Importancia = "" } } },
        { "2.1", "PCS-4.2.2-01", f => f with { Justificacion = f.Justificacion with { Problema = "" } } },
        { "2.2", "PCS-4.2.2-01", f => f with { Justificacion = f.Justificacion with { CausasYEfectos = "" } } },
        { "2.3.recursos", "PCS-4.2.2-01", f => f with { Justificacion = f.Justificacion with { Recursos = [] } } },
        { "2.3.obstaculos", "PCS-4.2.2-01", f => f with { Justificacion = f.Justificacion with { Obstaculos = ["Uno", ""] } } },
        { "3.1", "PCS-4.2.2-01", f => f with { Delimitacion = f.Delimitacion with { Region = "" } } },
        { "3.2", "PCS-4.2.2-01", f => f with { Delimitacion = f.Delimitacion with { Incidencia = [] } } },
        { "3.2[1].localidad", "AMB-01", f => Lugar(f, l => l with { Cvegeo = "201500099" }) },
        { "3.2[1].estado", "PCS-A2-11", f => Lugar(f, l => l with { Estado = "Puebla" }) },
        { "3.2[1].municipio", "PCS-A2-11", f => Lugar(f, l => l with { Municipio = "Otro" }) },
        { "3.2[1].localidad", "PCS-A2-11", f => Lugar(f, l => l with { Localidad = "Otra" }) },
        { "3.2[1].comunidad", "PCS-4.2.2-01", f => Lugar(f, l => l with { Comunidad = "" }) },
        { "3.2[1].pueblo", "PCS-4.2.2-01", f => Lugar(f, l => l with { Pueblo = "" }) },
        { "3.3", "PCS-4.2.2-01", f => f with { Delimitacion = f.Delimitacion with { Beneficiarios = f.Delimitacion.Beneficiarios.RemoveAt(0) } } },
        { "3.3", "PCS-4.2.2-01", f => Grupo(f, g => g with { Grupo = "13-17" }) },
        { "3.3", "PCS-4.2.2-01", f => f with { Delimitacion = f.Delimitacion with { Beneficiarios = [.. f.Delimitacion.Beneficiarios.Select(b => b with { Mujeres = 0, Hombres = 0, Total = 0 })], PoblacionTotal = new("total", 0, 0, 0) } } },
        { "3.3[0-12]", "PCS-4.2.2-01", f => Grupo(f, g => g with { Total = g.Total + 1 }) },
        { "3.3[0-12]", "PCS-4.2.2-01", f => Grupo(f, g => g with { Mujeres = -1, Total = g.Hombres - 1 }) },
        { "3.3[0-12]", "PCS-4.2.2-01", f => Grupo(f, g => g with { Mujeres = int.MaxValue, Hombres = 1, Total = int.MinValue }) },
        { "3.3[total]", "PCS-4.2.2-01", f => Total(f, t => t with { Mujeres = t.Mujeres + 1, Total = t.Total + 1 }) },
        { "3.3[total]", "PCS-4.2.2-01", f => Total(f, t => t with { Hombres = t.Hombres - 1, Total = t.Total - 1 }) },
        { "3.3.1", "PCS-4.2.2-01", f => f with { Delimitacion = f.Delimitacion with { Complementariedad = "" } } },
        { "4", "PCS-4.2.2-01", f => f with { Objetivo = "" } },
        { "5", "PCS-4.2.2-01", f => f with { Metas = [] } },
        { "5", "PCS-4.2.2-01", f => f with { Metas = [f.Metas[0], f.Metas[0], f.Metas[0], f.Metas[0]] } },
        { "5[1].que_hara", "PCS-4.2.2-01", f => LaMeta(f, m => m with { QueHara = "" }) },
        { "5[1].cuanto", "PCS-4.2.2-01", f => LaMeta(f, m => m with { Cuanto = 0m }) },
        { "5[1].donde", "PCS-4.2.2-01", f => LaMeta(f, m => m with { Donde = "" }) },
        { "5[1].material_probatorio", "PCS-4.2.2-01", f => LaMeta(f, m => m with { MaterialProbatorio = [] }) },
        { "6", "PCS-4.2.2-01", f => f with { Actividades = f.Actividades.RemoveAt(1) } },
        { "6[1].meta", "PCS-4.2.2-01", f => LaActividad(f, a => a with { Meta = 3 }) },
        { "6[2].num", "PCS-4.2.2-01", f => LaActividad(f, a => a with { Numero = "2.1" }) },
        { "6[1].num", "PCS-4.2.2-01", f => LaActividad(f, a => a with { Numero = "" }) },
        { "6[1].descripcion", "PCS-4.2.2-01", f => LaActividad(f, a => a with { Descripcion = "" }) },
        { "6[1].fecha_inicio", "PCS-4.2.2-01", f => LaActividad(f, a => a with { FechaInicio = new DateOnly(2018, 12, 31) }) },
        { "6[1].fecha_fin", "PCS-4.2.2-01", f => LaActividad(f, a => a with { FechaFin = new DateOnly(2019, 11, 24), Meses = [11] }) },
        { "6[1].fecha_fin", "PCS-4.2.2-01", f => LaActividad(f, a => a with { FechaFin = new DateOnly(2020, 1, 1) }) },
        { "6[1].meses", "PCS-4.2.2-01", f => LaActividad(f, a => a with { Meses = [12] }) },
        { "6[1].meses", "PCS-4.2.2-01", f => LaActividad(f, a => a with { Meses = [10, 11, 12] }) },
        { "7", "PCS-4.2.2-01", f => f with { FormaDeTrabajo = "" } },
        { "8.1", "PCS-A3-01", f => f with { Presupuesto = f.Presupuesto with { Conceptos = [] } } },
        { "8.1[1].id", "PCS-4.2.2-01", f => Renglon(f, c => c with { Id = "" }) },
        { "8.1[2].id", "PCS-A3-01", f => Renglon(f, c => c with { Id = "h01" }) },
        { "8.1[1].rubro", "PCS-A3-01", f => Renglon(f, c => c with { Rubro = "otros" }) },
        { "8.1[1].descripcion", "PCS-4.2.2-01", f => Renglon(f, c => c with { Descripcion = "" }) },
        { "8.1[1].concepto", "PCS-A2-12", f => Renglon(f, c => c with { Concepto = "TRANSPORTE" }) },
        { "8.1[1].cantidad", "PCS-A3-01", f => Renglon(f, c => c with { Cantidad = 0m }) },
        { "8.1[1].cantidad", "PCS-A3-01", f => Renglon(f, c => c with { Cantidad = decimal.MaxValue }) },
        { "8.1[1].precio_unitario", "PCS-A3-01", f => Renglon(f, c => c with { PrecioUnitario = -1m }) },
        { "8.1[1].precio_unitario", "PCS-A3-01", f => Renglon(f, c => c with { PrecioUnitario = 200.355m }) },
        { "8.1[1].costo_total", "PCS-A3-01", f => Renglon(f, c => c with { CostoTotal = 30_152.67m }) },
        { "8.1[1].costo_total", "PCS-A3-01", f => Renglon(f, c => c with { CostoTotal = 30_152.69m }) },
        { "8.1[1].monto_pcs", "PCS-A3-01", f => Renglon(f, c => c with { MontoPcs = -0.01m }) },
        { "8.1[1].monto_pcs", "PCS-A3-01", f => Renglon(f, c => c with { MontoPcs = 30_152.69m }) },
        { "8.1[1].monto_pcs", "PCS-A3-01", f => Renglon(f, c => c with { MontoPcs = 100.001m }) },
        { "8.1.monto_solicitado_pcs", "PCS-A3-01", f => f with { Presupuesto = f.Presupuesto with { Conceptos = [.. f.Presupuesto.Conceptos.Select(c => c with { MontoPcs = 0m })] } } },
        { "9", "PCS-4.2.2-01", f => f with { Transparencia = "" } },
        { "10.1", "PCS-4.2.2-01", f => f with { Cohesion = f.Cohesion with { Beneficio = "" } } },
        { "10.2", "PCS-4.2.2-01", f => f with { Cohesion = f.Cohesion with { Participacion = "" } } },
        { "10.3", "PCS-4.2.2-01", f => f with { Cohesion = f.Cohesion with { Fortalecimiento = "" } } },
        { "11", "PCS-3.3.1-02", f => f with { Integrantes = f.Integrantes.RemoveAt(0) } },
        { "11", "PCS-3.3.1-02", f => f with { Integrantes = f.Integrantes.SetItem(0, f.Integrantes[0] with { Cargo = "Tesorero" }) } },
        { "11", "PCS-3.3.1-03", f => f with { Integrantes = f.Integrantes.SetItem(0, f.Integrantes[0] with { Persona = f.Integrantes[1].Persona }) } },
        { "11.1.curp", "PCS-4.2.2-01", f => f with { Integrantes = f.Integrantes.SetItem(0, f.Integrantes[0] with { Sexo = "H" }) } },
    };

    [Theory, MemberData(nameof(Campos))]
    [Prueba("PCS-4.2.2-01", "PCS-3.5.1-06", "PCS-A2-04", "PCS-A2-11", "PCS-A2-12", "AMB-01", "AMB-55", "PCS-A3-01", "PCS-3.3.1-02", "PCS-3.3.1-03", "PCS-3.2-03")]
    public void EachFieldOfAnexo3(string campo, string regla, Func<Anexo3, Anexo3> cambio)
    {
        var falla = Assert.Single(Revisar(ConFormato(cambio)).Fallas, f => f.Campo == campo && f.Regla == regla);
        Assert.EndsWith(".", falla.Mensaje, StringComparison.Ordinal);
    }

    [Fact]
    public void AnActivityMayEndOnTheLastDayOfTheFiscalYear() =>
        Assert.Empty(Revisar(ConFormato(f => LaActividad(f, a => a with { FechaFin = new DateOnly(2019, 12, 31) }))).Fallas);

    public static TheoryData<string, string, Func<DatosDeIntegrante, DatosDeIntegrante>> Personales => new()
    {
        { "11.1.nombre", "PCS-4.2.2-01", p => p with { Nombre = "" } },
        { "11.1.apellido_paterno", "PCS-4.2.2-01", p => p with { ApellidoPaterno = "" } },
        { "11.1.correo", "PCS-4.2.2-01", p => p with { Correo = "persona.ejemplo.mx" } },
        { "11.1.curp", "PCS-3.3-04", p => p with { Curp = p.Curp[..17] } },
        { "11.1.curp", "PCS-3.3-04", p => p with { Curp = p.Curp[..17] + (char)('0' + (p.Curp[17] - '0' + 1) % 10) } },
        { "11.1.tel_lada", "PCS-4.2.2-01", p => p with { TelefonoLada = "000 0000" } },
        { "11.1.tel_celular", "PCS-4.2.2-01", p => p with { TelefonoCelular = "951000000x1" } },
        { "11.1.calle", "PCS-4.2.2-01", p => p with { Calle = "" } },
        { "11.1.num_ext", "PCS-4.2.2-01", p => p with { NumeroExterior = "" } },
        { "11.1.colonia", "PCS-4.2.2-01", p => p with { Colonia = "" } },
        { "11.1.municipio", "PCS-4.2.2-01", p => p with { Municipio = "" } },
        { "11.1.cp", "PCS-4.2.2-01", p => p with { CodigoPostal = "6800" } },
        { "11.1.cp", "PCS-4.2.2-01", p => p with { CodigoPostal = "6800O" } },
    };

    [Theory, MemberData(nameof(Personales)), Prueba("PCS-4.2.2-01", "PCS-3.3-04")]
    public void EachPersonalFieldAndNoMessageRepeatsIt(string campo, string regla, Func<DatosDeIntegrante, DatosDeIntegrante> cambio)
    {
        var solicitud = Persona(Solicitudes.Valida(), 0, cambio);
        var falla = Assert.Single(Revisar(solicitud).Fallas);
        Assert.Equal((campo, regla), (falla.Campo, falla.Regla));
        Assert.DoesNotContain(solicitud.Personas[0].Curp, falla.Mensaje, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAgeGroupIsNamedInWords()
    {
        var solicitud = Solicitudes.Valida();
        var formato = solicitud.Contenido.Anexo3;
        var mala = solicitud with { Contenido = solicitud.Contenido with { Anexo3 = Grupo(formato, g => g with { Total = g.Total + 1 }) } };
        Assert.Contains(Revisar(mala).Fallas, f => f.Mensaje.StartsWith("En el apartado 3.3, renglón «De 0 a 12 años» ", StringComparison.Ordinal));
    }

    [Fact]
    public void PostsAreNumberedAsTheFormatDoes()
    {
        var solicitud = Solicitudes.Valida();
        for (var i = 0; i < 3; i++)
        {
            solicitud = Persona(solicitud, i, p => p with { CodigoPostal = p.Cargo });
        }

        Assert.Equal(["11.1.cp", "11.2.cp", "11.3.cp"], Revisar(solicitud).Fallas.Select(f => f.Campo));
        var secretario = Persona(Solicitudes.Valida(), 1, p => p with { Nombre = "" });
        Assert.Equal("11.3.nombre", Assert.Single(Revisar(secretario).Fallas).Campo);
    }

    [Fact]
    public void TheOptionalPersonalFieldsAreOptional() =>
        Assert.Empty(Revisar(Persona(Solicitudes.Valida(), 0, p => p with { NumeroInterior = "", ApellidoMaterno = "" })).Fallas);

    [Fact, Prueba("PCS-3.3.1-03")]
    public void TheSameCurpTwiceIsOnePersonInTwoPosts()
    {
        var valida = Solicitudes.Valida();
        var repetida = Persona(valida, 2, p => p with { Curp = valida.Personas[0].Curp.ToLowerInvariant() });
        Assert.Equal("11.2.curp", Assert.Single(Revisar(repetida).Fallas, f => f.Regla == "PCS-3.3.1-03").Campo);
        var vacias = Enumerable.Range(0, 3).Aggregate(valida, (s, i) => Persona(s, i, p => p with { Curp = "" }));
        Assert.DoesNotContain(Revisar(vacias).Fallas, f => f.Regla == "PCS-3.3.1-03");
    }

    [Theory]
    [InlineData("6[1].fecha_inicio", "La fecha de inicio del apartado 6, renglón 1 debe estar")]
    [InlineData("5[2].que_hara", "Falta llenar el apartado 5, renglón 2 (qué se hará).")]
    [InlineData("1.1.comunidad_nombre", "Falta llenar el apartado 1.1 (nombre de la comunidad).")]
    [InlineData("11.2.curp", "y tiene 3. Es la de la persona de 11.2 (Tesorero).")]
    [InlineData("11.1.curp", "revise si puso la letra O en lugar del cero. Es la de la persona de 11.1 (Representante).")]
    public void WhatIsWrongIsSaidAtItsPlaceOnTheFormat(string campo, string mensaje)
    {
        var valida = Solicitudes.Valida();
        var formato = valida.Contenido.Anexo3;
        var mala = valida with
        {
            Contenido = valida.Contenido with
            {
                Anexo3 = formato with
                {
                    Portada = formato.Portada with { Comunidad = "" },
                    Metas = [formato.Metas[0], formato.Metas[0] with { QueHara = "" }],
                    Actividades = [formato.Actividades[0] with { FechaInicio = new DateOnly(2018, 1, 1) }],
                },
            },
        };
        foreach (var i in Enumerable.Range(0, 3))
        {
            mala = Persona(mala, i, p => p with { Curp = p.Cargo switch { "Representante" => $"{p.Curp[..5]}O{p.Curp[6..]}", "Tesorero" => "ABC", _ => p.Curp } });
        }

        Assert.Contains(Revisar(mala).Fallas, f => f.Campo == campo && f.Mensaje.Contains(mensaje, StringComparison.Ordinal));
    }

    [Theory, Prueba("PCS-3.3-02")]
    [InlineData("2001-10-23", true)]
    [InlineData("2001-10-24", false)]
    public void EighteenYearsOnTheDayOfSubmission(string nacimiento, bool admitida)
    {
        var solicitud = Persona(Solicitudes.Valida(), 0, p => p with { Curp = Solicitudes.Curp(50, Reloj.Dia(nacimiento)) });
        Assert.Equal(admitida, Revisar(solicitud).Fallas.IsEmpty);
        Assert.All(Revisar(solicitud).Fallas, f => Assert.Equal(("11.1.curp", "PCS-3.3-02"), (f.Campo, f.Regla)));
    }

    // The check digit is the same with the letter O as with the zero: the birth of 1955 is read as one of 2055, and that of 1910 as one of 2010.
    [Theory, Prueba("PCS-3.3-02")]
    [InlineData("LOMD550315HCSPNMO")]
    [InlineData("LOMD100315HCSPNMO")]
    public void AnOForTheZeroOfPosition17IsSaidAsWhatItIs(string curp)
    {
        var solicitud = Persona(Solicitudes.Valida(), 0, p => p with { Curp = $"{curp}{Curp.DigitoVerificador(curp)}" });
        var falla = Assert.Single(Revisar(solicitud).Fallas, f => f.Regla == "PCS-3.3-02");
        Assert.Equal("11.1.curp", falla.Campo);
        Assert.Contains("revise la posición 17", falla.Mensaje, StringComparison.Ordinal);
        Assert.DoesNotContain("2055", falla.Mensaje, StringComparison.Ordinal);
    }

    [Fact, Prueba("PCS-3.3-02")]
    public void AMinorIsNotToldToLookAtPosition17()
    {
        var menor = Persona(Solicitudes.Valida(), 0, p => p with { Curp = Solicitudes.Curp(50, new DateOnly(2010, 3, 15)) });
        Assert.DoesNotContain("posición 17", Assert.Single(Revisar(menor).Fallas).Mensaje, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@b.mx", true)]
    [InlineData("a.b+c@d-e.gob.mx", true)]
    [InlineData("a@b", false)]
    [InlineData("@b.mx", false)]
    [InlineData("a@", false)]
    [InlineData("a@b@c.mx", false)]
    [InlineData("a@.mx", false)]
    [InlineData("a@b.mx\r\nBcc: c@d.mx", false)]
    [InlineData("A <a@b.mx>", false)]
    [InlineData("a(b)@b.mx", false)]
    [InlineData("peña@b.mx", false)]
    [InlineData("\u0430na@b.mx", false)] // Cyrillic.
    [InlineData("\u200Bana@b.mx", false)] // What nobody sees.
    [InlineData("\u202Aana@b.mx", false)]
    [InlineData(null, false)]
    public void FormOfAnAddress(string? texto, bool valido) => Assert.Equal(valido, Correo.EsValido(texto));

    [Fact]
    public void AtLeastOneAddressForNotificationsAndEachWellFormed()
    {
        var valida = Solicitudes.Valida();
        Assert.Equal("protesta.correos_notificacion", Assert.Single(Revisar(valida with { CorreosDeNotificacion = [] }).Fallas).Campo);
        Assert.Equal("protesta.correos_notificacion[2]", Assert.Single(Revisar(valida with { CorreosDeNotificacion = ["a@b.mx", "no"] }).Fallas).Campo);
    }

    [Theory, Prueba("AMB-08", "PCS-A2-05", "PCS-A2-06", "PCS-A2-07", "PCS-A2-08", "PCS-3.5.2-01", "PCS-3.5.2-02", "PCS-3.5.2-04")]
    [InlineData("1.3", false, 600_000)]
    [InlineData("2.6", false, 700_000)]
    [InlineData("2.6", true, 800_000)]
    [InlineData("1.1", true, 800_000)]
    [InlineData("3.1", false, 800_000)]
    [InlineData("3.2", true, 800_000)]
    public void TheCeilingIsInclusiveToTheCentavo(string tematica, bool paneles, int tope)
    {
        SolicitudDeApoyo Con(decimal monto) => ConFormato(f => Renglon(f, c => c with { Cantidad = 1m, PrecioUnitario = 900_000m, CostoTotal = 900_000m, MontoPcs = monto - 10_000m })
            with { Portada = f.Portada with { Tematica = tematica, PanelesSolares = paneles } });

        Assert.Empty(Revisar(Con(tope)).Fallas);
        var falla = Assert.Single(Revisar(Con(tope + 0.01m)).Fallas);
        Assert.Equal(("8.1.monto_solicitado_pcs", "AMB-08"), (falla.Campo, falla.Regla));
    }

    [Theory, Prueba("PCS-A6-C3-02", "PCS-A6-C3-03", "PCS-A6-C3-04", "PCS-A6-C3-05", "PCS-A6-C3-06", "PCS-A6-C3-07", "PCS-A6-C3-08")]
    [InlineData("GASTOS_ADMIN", "PCS-A6-C3-02")]
    [InlineData("INMUEBLES", "PCS-A6-C3-03")]
    [InlineData("CREDITO", "PCS-A6-C3-04")]
    [InlineData("NOMINA", "PCS-A6-C3-05")]
    [InlineData("DERECHOS_LEGALES", "PCS-A6-C3-06")]
    [InlineData("SEGUROS", "PCS-A6-C3-07")]
    [InlineData("IMPUESTOS", "PCS-A6-C3-08")]
    public void AForbiddenExpenseIsRefusedEvenWhereABaseAdmitsIt(string concepto, string regla)
    {
        var bases = Mundo.Bases with { ConceptosPermitidos = [.. Mundo.Bases.ConceptosPermitidos, concepto] };
        var falla = Assert.Single(Revisar(ConFormato(f => Renglon(f, c => c with { Concepto = concepto })), bases).Fallas);
        Assert.Equal(("8.1[1].concepto", regla), (falla.Campo, falla.Regla));
    }

    [Theory, Prueba("AMB-01", "PCS-3.2-01", "PCS-3.2-02")]
    [InlineData(100, 40.0, null)]
    [InlineData(99, 40.0, "PCS-3.2-01")]
    [InlineData(100, 39.99, "PCS-3.2-02")]
    public void AListedLocalityBelowTheThresholdsIsOnlyWarnedAbout(int habitantes, double porcentaje, string? advertencia)
    {
        var bases = Mundo.Bases with { Cobertura = [Mundo.Bases.Cobertura[0] with { Habitantes = habitantes, PorcentajeIndigena = (decimal)porcentaje }] };
        var revision = Revisar(Solicitudes.Valida(), bases);
        Assert.Empty(revision.Fallas);
        Assert.Equal(advertencia, revision.Advertencias.SingleOrDefault()?.Regla);
    }

    [Theory, Prueba("PCS-A3-03")]
    [InlineData("Varios", "", true)]
    [InlineData("Gastos  Generales de obra", "", true)]
    [InlineData("LOTE de herramienta", "", true)]
    [InlineData("Insumos:", "", true)]
    [InlineData("Insumos agrícolas: 20 kg de semilla", "", false)]
    [InlineData("Lote de herramienta", "10 palas y 10 picos", false)]
    [InlineData("Pilotes de madera", "", false)]
    public void GenericWordsAreOnlyWarnedAbout(string descripcion, string especificacion, bool advierte)
    {
        var revision = Revisar(ConFormato(f => Renglon(f, c => c with { Descripcion = descripcion, Especificacion = especificacion })));
        Assert.Empty(revision.Fallas);
        Assert.Equal(advierte, revision.Advertencias.Any(a => a is { Campo: "8.1[1].descripcion", Regla: "PCS-A3-03" }));
    }

    [Theory, Prueba("PCS-A3-02")]
    [InlineData(49_999.99, false)]
    [InlineData(50_000.00, true)]
    public void AHighAmountWithoutSpecificationIsWarnedAbout(double costo, bool advierte)
    {
        var revision = Revisar(ConFormato(f => Renglon(f, c => c with { Especificacion = "", Cantidad = 1m, PrecioUnitario = (decimal)costo, CostoTotal = (decimal)costo })));
        Assert.Equal(advierte, revision.Advertencias.Any(a => a is { Campo: "8.1[1].especificacion", Regla: "PCS-A3-02" }));
    }

    [Theory, Prueba("PCS-A3-02")]
    [InlineData("", true)]
    [InlineData("Motor de 2 caballos", false)]
    public void WhoDoesNotSpecifyIsAskedWhetherItIsEquipmentOrASubstantiveActivity(string especificacion, bool advierte)
    {
        var revision = Revisar(ConFormato(f => f with
        {
            Presupuesto = f.Presupuesto with { Conceptos = [.. f.Presupuesto.Conceptos.Select((c, i) => c with { Especificacion = i == 0 ? especificacion : "Detallada" })] },
        }));
        Assert.Empty(revision.Fallas);
        Assert.Equal(advierte, revision.Advertencias.Any(a => a is { Campo: "8.1", Regla: "PCS-A3-02" } && a.Mensaje.Contains("renglones de 8.1: 1.", StringComparison.Ordinal)));
    }

    [Fact]
    public void WhoWatchesAndIsWatchedIsOnlyWarnedAbout()
    {
        var contenido = Solicitudes.Contenido();
        var acta = contenido.Acta! with { ContraloriaSocial = [new FirmanteDelActa(Solicitudes.Quien(1, 2), "Integrante", true)] };
        var revision = Revisar(Solicitudes.Valida() with { Contenido = contenido with { Acta = acta } });
        Assert.Empty(revision.Fallas);
        Assert.Empty(revision.Faltantes);
        Assert.Equal("anexo_4.ccs", Assert.Single(revision.Advertencias).Campo);
    }

    [Fact, Prueba("AMB-06", "PCS-3.3-03")]
    public void ThreeMenAreAdmittedWithoutAWord()
    {
        var valida = Solicitudes.Valida();
        var integrantes = valida.Contenido.Anexo3.Integrantes.Select(i => i with { Sexo = "H" });
        var hombres = valida with
        {
            Contenido = valida.Contenido with { Anexo3 = valida.Contenido.Anexo3 with { Integrantes = [.. integrantes] } },
            Personas = [.. valida.Personas.Select((p, i) => p with { Curp = Solicitudes.Curp(60 + i, new DateOnly(1980, 1, 1), Sexo.Hombre) })],
        };
        var revision = Revisar(hombres);
        Assert.Empty(revision.Fallas);
        Assert.Empty(revision.Advertencias);
    }

    [Fact, Prueba("PCS-4.2.2-01")]
    public void NothingButRequirementsIsRecordedUnderAKey()
    {
        var valida = Solicitudes.Valida();
        Assert.Equal("documentos", LaFalla(c => c with { Documentos = c.Documentos.Add("CURP/Vocal", Mundo.Huella(1)) }));
        Assert.Equal("protesta", LaFalla(c => c with { Declaraciones = c.Declaraciones.Add("AAC") }));
        Assert.Equal("identificaciones", LaFalla(c => c with { Identificaciones = c.Identificaciones.Add("Vocal", "INAPAM") }));

        string LaFalla(Func<ContenidoDeSolicitud, ContenidoDeSolicitud> cambio) =>
            Assert.Single(Revisar(valida with { Contenido = cambio(valida.Contenido) }).Fallas).Campo;
    }

    [Fact]
    public void TheLongestBudgetThatIsAdmittedIsASmallFact()
    {
        var clave = new string('x', 16);
        SolicitudDeApoyo Con(int renglones) => ConFormato(f => f with
        {
            Presupuesto = f.Presupuesto with { Conceptos = [.. Enumerable.Range(1000, renglones).Select(i => f.Presupuesto.Conceptos[0] with { Id = $"{clave}{i}", MontoPcs = 100m })] },
        });
        Assert.Empty(Revisar(Con(150)).Fallas);
        Assert.Equal("8.1", Assert.Single(Revisar(Con(151)).Fallas).Campo);
        var hecho = new SolicitudRegistrada(Mundo.Folio(), Recepcion.De(Con(150).Contenido, Mundo.Huella(1), Reloj.Centro("2019-10-23"), Mundo.Pcs));
        Assert.InRange(HechoCodec.Escribir(hecho).Data.Length, 1, 30_000);
    }

    [Fact]
    public void EverythingThatIsWrongIsSaidAtOnce()
    {
        var solicitud = Persona(ConFormato(f => f with { Objetivo = "", Transparencia = "" }), 0, p => p with { CodigoPostal = "" });
        Assert.Equal(["4", "9", "11.1.cp"], Revisar(solicitud).Fallas.Select(f => f.Campo));
    }

    [Fact]
    public void AListThatTheFormLeftOutIsAnEmptyList()
    {
        var solicitud = ConFormato(f => f with
        {
            Metas = default,
            Actividades = default,
            Integrantes = default,
            Presupuesto = new Presupuesto(default, ""),
            Delimitacion = f.Delimitacion with { Incidencia = default, Beneficiarios = default },
            Justificacion = f.Justificacion with { Recursos = default, Obstaculos = default },
        }) with { Personas = default, CorreosDeNotificacion = default };
        Assert.Superset(new HashSet<string> { "2.3.recursos", "2.3.obstaculos", "3.2", "3.3", "5", "8.1", "11" }, Revisar(solicitud).Fallas.Select(f => f.Campo).ToHashSet());
    }

    private static RevisionDeSolicitud Revisar(SolicitudDeApoyo solicitud, Bases? bases = null) => ValidacionDeSolicitud.Revisar(
        solicitud,
        new Contexto(Reloj.Centro("2019-10-23 10:00"), Calendario.Lfpa, Mundo.Pcs, new Actor(Rol.Solicitante, "cpc-1"), Mundo.Convocatoria with { Bases = bases ?? Mundo.Bases }));

    private static SolicitudDeApoyo ConFormato(Func<Anexo3, Anexo3> cambio)
    {
        var valida = Solicitudes.Valida();
        return valida with { Contenido = valida.Contenido with { Anexo3 = cambio(valida.Contenido.Anexo3) } };
    }

    private static SolicitudDeApoyo Persona(SolicitudDeApoyo s, int i, Func<DatosDeIntegrante, DatosDeIntegrante> cambio) =>
        s with { Personas = s.Personas.SetItem(i, cambio(s.Personas[i])) };

    private static Anexo3 Lugar(Anexo3 f, Func<Incidencia, Incidencia> cambio) =>
        f with { Delimitacion = f.Delimitacion with { Incidencia = Cambiar(f.Delimitacion.Incidencia, cambio) } };

    private static Anexo3 Grupo(Anexo3 f, Func<Beneficiarios, Beneficiarios> cambio) =>
        f with { Delimitacion = f.Delimitacion with { Beneficiarios = Cambiar(f.Delimitacion.Beneficiarios, cambio) } };

    private static Anexo3 Total(Anexo3 f, Func<Beneficiarios, Beneficiarios> cambio) =>
        f with { Delimitacion = f.Delimitacion with { PoblacionTotal = cambio(f.Delimitacion.PoblacionTotal) } };

    private static Anexo3 LaMeta(Anexo3 f, Func<Meta, Meta> cambio) => f with { Metas = Cambiar(f.Metas, cambio) };

    private static Anexo3 LaActividad(Anexo3 f, Func<Actividad, Actividad> cambio) => f with { Actividades = Cambiar(f.Actividades, cambio) };

    private static Anexo3 Renglon(Anexo3 f, Func<ConceptoDeGasto, ConceptoDeGasto> cambio) =>
        f with { Presupuesto = f.Presupuesto with { Conceptos = Cambiar(f.Presupuesto.Conceptos, cambio) } };

    private static ImmutableArray<T> Cambiar<T>(ImmutableArray<T> lista, Func<T, T> cambio) => lista.SetItem(0, cambio(lista[0]));
}
