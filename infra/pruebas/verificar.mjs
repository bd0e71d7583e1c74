// Checks infra/ without a Bicep compiler: `npm ci && node verificar.mjs`. Exit code 1 and one line per fault when something is wrong.
// Before that it checks itself: on copies of infra/ with one fault each, it must find every one of them.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cargar, verificar } from './reglas.mjs';

const infra = fileURLToPath(new URL('..', import.meta.url));

// File, text that is there, text that takes its place, and what the check must say.
const AVERIAS = [
  ['main.bicep', "targetScope = 'resourceGroup'", "targetScope = 'resourceGroup", /sintaxis/],
  ['modules/identidad.bicep', '  tags: etiquetas\n}', '  tags: etiquetas\n', /sintaxis/],
  ['modules/identidad.bicep', '  location: ubicacion\n', '  location: ubicacion ', /sintaxis: falta un salto de línea/],
  ['prod.bicepparam', 'param bloquearBorrado = true', 'param bloquearBorrado = ', /prod\.bicepparam.*sintaxis/],
  ['main.bicep', "'modules/red.bicep'", "'modules/redes.bicep'", /no existe el módulo/],
  ['modules/red.bicep', "'tipos.bicep'", "'tipo.bicep'", /no existe el archivo que se importa/],
  ['prod.bicepparam', /^param diasInmutabilidad.*$/m, '', /falta el parámetro «diasInmutabilidad»/],
  ['dev.bicepparam', /^param presupuestoMensual.*$/m, '', /falta el parámetro «presupuestoMensual»/],
  ['dev.bicepparam', "'Standard_LRS'", "'Standard_XRS'", /no admite 'Standard_XRS'/],
  ['dev.bicepparam', 'diasBorradoSuave = 7', 'diasBorradoSuave = 6', /fuera de sus límites/],
  ['dev.bicepparam', 'param redPrivada', 'param redPribada', /no tiene el parámetro «redPribada»/],
  ['main.bicep', '    montoMensual: presupuestoMensual\n', '', /falta el parámetro «montoMensual»/],
  ['modules/almacen-registro.bicep', 'allowSharedKeyAccess: false', 'allowSharedKeyAccess: true', /«allowSharedKeyAccess» debe ser false/],
  ['modules/almacen-anfitrion.bicep', '    allowSharedKeyAccess: false\n', '', /«allowSharedKeyAccess» debe ser false/],
  ['modules/boveda.bicep', 'enablePurgeProtection: true', 'enablePurgeProtection: false', /«enablePurgeProtection» debe ser true/],
  ['modules/aplicacion.bicep', "'@Microsoft.KeyVault(SecretUri=${boveda.properties.vaultUri}secrets/clave-firma)'", "'abc'", /«Dictamen__Claves__Firma» debe ser una referencia/],
  ['modules/aplicacion.bicep', 'AZURE_CLIENT_ID: identidad.properties.clientId', "AZURE_CLIENT_ID: 'DefaultEndpointsProtocol=https;AccountKey=eA=='", /clave de almacenamiento/],
  ['README.md', '`Dictamen__Sitio__Url`', '', /no explica el ajuste «Dictamen__Sitio__Url»/],
  ['modules/aplicacion.bicep', 'serverFarmId: plan.id', 'serverFarmId: plano.id', /no se declaró «plano»/],
  ['modules/aplicacion.bicep', 'red::subred.id', 'red::subredes.id', /«red» no contiene el recurso «subredes»/],
  ['modules/aplicacion.bicep', 'httpsOnly: true', 'httpOnly: true', /no tiene la propiedad «httpOnly»/],
  ['modules/aplicacion.bicep', "type: 'UserAssignedIdentity'", "type: 'UserAssigned'", /no admite «UserAssigned»/],
  ['modules/aplicacion.bicep', 'Microsoft.Web/serverfarms@2024-11-01', 'Microsoft.Web/serverfarms@2024-11-31', /no está en tipos\.json/],
  ['modules/monitoreo.bicep', "    Application_Type: 'web'\n", '', /falta «Application_Type»/],
  ['modules/permisos.bicep', 'name: guid(boveda.id, identidad.id, roles.bovedaLector)', 'name: boveda.name', /guid/],
  ['modules/red.bicep', 'cidrSubnet(rango, 24, 0)', 'cidrSubred(rango, 24, 0)', /no existe la función «cidrSubred»/],
  ['main.bicep', 'boveda.outputs.uri', 'boveda.outputs.url', /no tiene la salida «url»/],
  ['main.bicep', "var contenedorPaquete = 'paquete'", "var contenedorPaquete = 'paquete'\nvar sobra = 1", /«sobra» no se usa/],
  ['modules/identidad.bicep', "@description('Region.')\n", '', /«ubicacion» no tiene @description/],
  ['bicepconfig.json', '"max-params": { "level": "error" }', '"max-params": { "level": "off" }', /«max-params» no es un error/],
  ['bicepconfig.json', '"enabled": true,', '"enabled": true', /bicepconfig\.json: /],
];

function probarse() {
  const temporal = mkdtempSync(join(tmpdir(), 'dictamen-infra-'));
  try {
    const copia = join(temporal, 'infra');
    cpSync(infra, copia, { recursive: true, filter: ruta => !['pruebas', 'node_modules'].includes(basename(ruta)) });
    const calladas = [];
    for (const [archivo, antes, despues, espera] of AVERIAS) {
      const ruta = join(copia, archivo);
      const sano = readFileSync(ruta, 'utf8');
      const averiado = sano.replace(antes, () => despues);
      writeFileSync(ruta, averiado);
      const dichas = averiado === sano ? [] : verificar(cargar(copia));
      writeFileSync(ruta, sano);
      if (!dichas.some(d => espera.test(d))) {
        calladas.push(`${archivo}: ${averiado === sano ? 'no se encontró el texto que se avería' : 'no se encontró la avería'} ${espera} ${dichas.join(' | ')}`);
      }
    }
    return calladas;
  } finally {
    rmSync(temporal, { recursive: true, force: true });
  }
}

const proyecto = cargar(infra);
const fallas = [...verificar(proyecto), ...probarse().map(c => `autoprueba: ${c}`)];
for (const falla of fallas) console.error(`infra/${falla}`);
console.log(fallas.length === 0
  ? `infra: ${proyecto.archivos.size} archivos Bicep sin fallas; la verificación encuentra ${AVERIAS.length} de ${AVERIAS.length} averías de prueba.`
  : `infra: ${fallas.length} fallas.`);
process.exitCode = fallas.length === 0 ? 0 : 1;
