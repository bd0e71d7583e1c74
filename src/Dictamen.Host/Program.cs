using System.Text;
using Dictamen.Host.Comandos;

using var interrupcion = new Interrupcion();

// Batches answer hundreds of megabytes and their bytes are a contract: UTF-8 without BOM, LF, one large buffer. What the command line did not flush is not written: it was refused.
var salida = new StreamWriter(SalidaEstandar.Abrir(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
return await LineaDeComandos.Ejecutar(args, salida, Console.Error, interrupcion.Token);
