// The rules that the Bicep files must keep. Each takes the project's files and yields what is wrong, with file and line.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { cuerpo, declaraciones, decoradores, deTipo, leer, linea, literal, opcional, propiedades, todos } from './arbol.mjs';
import { comparar, existente, tipoDe } from './esquema.mjs';

const FUNCIONES = new Set(`array base64 bool cidrHost cidrSubnet coalesce concat contains dateTimeAdd deployer deployment empty endsWith
  environment extensionResourceId filter first flatten format getSecret groupBy guid indexOf int intersection items join json last length
  loadJsonContent loadTextContent map max min padLeft parseCidr range readEnvironmentVariable reduce replace resourceGroup resourceId
  reverse skip sort split startsWith string subscription subscriptionResourceId substring take tenant tenantResourceId toLower toObject
  toUpper trim union uniqueString uri utcNow`.split(/\s+/));
const DECORADORES = new Set(['allowed', 'batchSize', 'description', 'discriminator', 'export', 'maxLength', 'maxValue', 'metadata', 'minLength', 'minValue', 'sealed', 'secure']);

// Settings whose value may come from the vault only.
const DE_BOVEDA = ['Dictamen__Claves__Firma', 'Dictamen__Claves__Seudonimos', 'Dictamen__Correo__SendGrid__ApiKey', 'Dictamen__Correo__SendGrid__ClavePublicaWebhook'];

const CLAVES = [
  [/AccountKey\s*=/i, 'una clave de almacenamiento'],
  [/SharedAccess(Key|Signature)/i, 'una firma de acceso compartido'],
  [/[?&]sig=/, 'una firma de acceso compartido'],
  [/DefaultEndpointsProtocol=/i, 'una cadena de conexión'],
  [/\blist(Keys|AccountSas|ServiceSas|Secrets)\s*\(/, 'la lectura de una clave'],
  [/\bSG\.[\w-]{16,}/, 'una clave de SendGrid'],
  [/-----BEGIN /, 'una clave en PEM'],
  [/'[A-Za-z0-9+/]{40,}={0,2}'/, 'lo que parece una clave en base64'],
];

/** Reads every Bicep file below a folder. */
export function cargar(raiz) {
  const rutas = [];
  const recorrer = carpeta => {
    for (const entrada of readdirSync(carpeta).sort()) {
      const ruta = join(carpeta, entrada);
      if (statSync(ruta).isDirectory()) { if (entrada !== 'node_modules') recorrer(ruta); }
      else if (/\.bicep(param)?$/.test(entrada)) rutas.push(ruta);
    }
  };
  recorrer(raiz);
  const archivos = new Map(rutas.map(ruta => {
    const archivo = leer(ruta);
    return [resolve(ruta), { ...archivo, declara: declaraciones(archivo), esParam: ruta.endsWith('.bicepparam') }];
  }));
  const manual = join(raiz, 'README.md');
  return { raiz, archivos, manual: existsSync(manual) ? readFileSync(manual, 'utf8') : '' };
}

/** Everything that is wrong, as lines for people. */
export function verificar(proyecto) {
  const fallas = [];
  for (const archivo of proyecto.archivos.values()) {
    const donde = relative(proyecto.raiz, archivo.ruta);
    const anotar = (nodo, texto) => fallas.push(`${donde}:${linea(nodo)}: ${texto}`);
    sintaxis(archivo, anotar);
    claves(archivo, anotar);
    // A tree with errors says little about anything else.
    if (archivo.raiz.hasError) continue;
    nombres(proyecto, archivo, anotar);
    if (archivo.esParam) { parametrosDe(proyecto, archivo, anotar); continue; }
    modulos(proyecto, archivo, anotar);
    recursos(archivo, proyecto.manual, anotar);
    for (const [nombre, nodo] of [...archivo.declara.parametros, ...archivo.declara.salidas]) {
      if (!decoradores(nodo).has('description')) anotar(nodo, `«${nombre}» no tiene @description`);
    }
  }
  configuracion(proyecto, fallas);
  return fallas;
}

function sintaxis(archivo, anotar) {
  for (const nodo of todos(archivo.raiz)) {
    if (nodo.isError) anotar(nodo, `sintaxis: no se entiende «${nodo.text.slice(0, 40).replace(/\s+/g, ' ')}»`);
    if (nodo.isMissing) anotar(nodo, `sintaxis: falta «${nodo.type}»`);
  }

  // The grammar takes two properties, elements or declarations on one line; the compiler wants a comma or a line break.
  for (const nodo of todos(archivo.raiz)) {
    if (!['object', 'array', 'infrastructure'].includes(nodo.type)) continue;
    const hijos = nodo.children;
    for (let i = 1; i < hijos.length; i++) {
      const [a, b] = [hijos[i - 1], hijos[i]];
      if (a.isNamed && b.isNamed && b.type !== 'comment' && a.endPosition.row === b.startPosition.row && a.text !== '' && b.text !== '' && !a.text.endsWith('\n')) anotar(b, 'sintaxis: falta un salto de línea');
    }
  }
}

function claves(archivo, anotar) {
  const lineas = archivo.texto.split('\n');
  for (const [patron, que] of CLAVES) {
    lineas.forEach((texto, i) => { if (patron.test(texto)) anotar({ startPosition: { row: i } }, `hay ${que} en el texto`); });
  }
}

// Every name that is used must be declared, and every name that is declared must be used.
function nombres(proyecto, archivo, anotar) {
  const { parametros, variables, recursos, modulos, tipos, funciones, importados } = archivo.declara;
  const globales = new Set([...parametros.keys(), ...variables.keys(), ...recursos.keys(), ...modulos.keys(), ...tipos.keys(), ...funciones.keys(), ...importados]);
  const usados = new Set();
  const visitar = (nodo, locales) => {
    switch (nodo.type) {
      case 'import_functionality':
      case 'using_statement':
        return;
      case 'decorator': {
        const llamada = nodo.namedChildren[0];
        const nombre = llamada.childForFieldName('function');
        if (!DECORADORES.has(nombre.text)) anotar(nodo, `no existe el decorador «${nombre.text}»`);
        for (const argumento of llamada.childForFieldName('arguments')?.namedChildren ?? []) visitar(argumento, locales);
        return;
      }
      case 'for_statement': {
        const propios = new Set(locales);
        const inicio = nodo.childForFieldName('initializer');
        const parametrosLazo = nodo.namedChildren.find(n => n.type === 'for_loop_parameters');
        const declara = inicio ? [inicio] : parametrosLazo.namedChildren;
        for (const d of declara) propios.add(d.text);
        for (const hijo of nodo.namedChildren) if (hijo.id !== inicio?.id && hijo.id !== parametrosLazo?.id) visitar(hijo, propios);
        return;
      }
      case 'call_expression': {
        const nombre = nodo.childForFieldName('function');
        if (nombre.type === 'identifier') {
          if (funciones.has(nombre.text) || importados.has(nombre.text)) usados.add(nombre.text);
          else if (!FUNCIONES.has(nombre.text)) anotar(nodo, `no existe la función «${nombre.text}»`);
        } else visitar(nombre, locales);
        // The grammar ties a lambda's body loosely: its parameter is taken as known in all arguments of the call.
        const propios = new Set(locales);
        const argumentos = nodo.childForFieldName('arguments');
        for (const lambda of deTipo(argumentos, 'lambda_expression')) propios.add(lambda.namedChildren[0].text);
        for (const argumento of argumentos.namedChildren) visitar(argumento, propios);
        return;
      }
      case 'resource_expression': {
        const madre = nodo.childForFieldName('object');
        const hija = nodo.childForFieldName('resource');
        visitar(madre, locales);
        const nombre = (madre.childForFieldName?.('resource') ?? madre).text;
        const dentro = recursos.has(nombre) ? deTipo(cuerpo(recursos.get(nombre)), 'resource_declaration') : [];
        if (!dentro.some(r => r.namedChildren[0].text === hija.text)) anotar(nodo, `«${nombre}» no contiene el recurso «${hija.text}»`);
        usados.add(hija.text);
        return;
      }
      case 'member_expression': {
        // modulo.outputs.salida: the module must have that output.
        const objeto = nodo.childForFieldName('object');
        const propiedad = nodo.childForFieldName('property')?.text;
        if (objeto.type === 'member_expression' && objeto.childForFieldName('property')?.text === 'outputs') {
          const modulo = modulos.get(objeto.childForFieldName('object').text);
          const destino = modulo && proyecto.archivos.get(rutaDe(archivo, modulo));
          if (destino && !destino.declara.salidas.has(propiedad)) anotar(nodo, `«${destino.nombre}» no tiene la salida «${propiedad}»`);
        }
        visitar(objeto, locales);
        return;
      }
      case 'identifier':
        if (locales.has(nodo.text)) return;
        if (globales.has(nodo.text)) usados.add(nodo.text);
        else anotar(nodo, `no se declaró «${nodo.text}»`);
        return;
      case 'object_property': {
        const [clave, ...valores] = nodo.namedChildren;
        if (clave.type !== 'identifier') visitar(clave, locales);
        for (const valor of valores) visitar(valor, locales);
        return;
      }
      case 'parameter_declaration':
      case 'variable_declaration':
      case 'resource_declaration':
      case 'module_declaration':
      case 'output_declaration':
      case 'type_declaration':
        for (const hijo of nodo.namedChildren.slice(1)) visitar(hijo, locales);
        return;
      default:
        for (const hijo of nodo.namedChildren) visitar(hijo, locales);
    }
  };
  visitar(archivo.raiz, new Set());
  if (archivo.esParam) return;
  const sinUso = [...parametros, ...variables, ...[...recursos].filter(([, r]) => existente(r))].filter(([nombre]) => !usados.has(nombre));
  for (const [nombre, nodo] of sinUso) anotar(nodo, `«${nombre}» no se usa`);
  for (const nombre of importados) if (!usados.has(nombre)) anotar(archivo.raiz, `«${nombre}» se importa y no se usa`);
}

const rutaDe = (archivo, modulo) => resolve(dirname(archivo.ruta), literal(modulo.namedChildren.find(n => n.type === 'string')));

function modulos(proyecto, archivo, anotar) {
  for (const importe of deTipo(archivo.raiz, 'import_functionality')) {
    const destino = proyecto.archivos.get(resolve(dirname(archivo.ruta), literal(importe.namedChildren.find(n => n.type === 'string'))));
    if (!destino) { anotar(importe, 'no existe el archivo que se importa'); continue; }
    for (const nombre of importe.namedChildren.filter(n => n.type === 'identifier')) {
      const tipo = destino.declara.tipos.get(nombre.text);
      if (!tipo || !decoradores(tipo).has('export')) anotar(importe, `«${destino.nombre}» no exporta «${nombre.text}»`);
    }
  }

  for (const modulo of archivo.declara.modulos.values()) {
    const destino = proyecto.archivos.get(rutaDe(archivo, modulo));
    if (!destino) { anotar(modulo, `no existe el módulo ${modulo.namedChildren.find(n => n.type === 'string').text}`); continue; }
    const dados = propiedades(propiedades(cuerpo(modulo)).get('params'));
    comparaParametros(dados, destino, modulo, anotar);
  }
}

function parametrosDe(proyecto, archivo, anotar) {
  const usando = deTipo(archivo.raiz, 'using_statement')[0];
  const destino = usando && proyecto.archivos.get(resolve(dirname(archivo.ruta), literal(usando.namedChildren[0])));
  if (!destino) { anotar(archivo.raiz, 'falta «using» o no existe su archivo'); return; }
  const dados = new Map([...archivo.declara.variables].map(([nombre, nodo]) => [nombre, nodo.namedChildren[1]]));
  comparaParametros(dados, destino, archivo.raiz, anotar);
}

function comparaParametros(dados, destino, nodo, anotar) {
  for (const [nombre, valor] of dados) {
    const parametro = destino.declara.parametros.get(nombre);
    if (!parametro) { anotar(valor, `«${destino.nombre}» no tiene el parámetro «${nombre}»`); continue; }
    const permitidos = decoradores(parametro).get('allowed')?.[0]?.namedChildren.map(n => n.text);
    if (permitidos && ['string', 'number'].includes(valor.type) && !permitidos.includes(valor.text)) anotar(valor, `«${nombre}» no admite ${valor.text}; valores: ${permitidos.join(', ')}`);
    const [limiteInferior, limiteSuperior] = ['minValue', 'maxValue'].map(d => decoradores(parametro).get(d)?.[0]?.text);
    if (valor.type === 'number' && (Number(valor.text) < Number(limiteInferior ?? -Infinity) || Number(valor.text) > Number(limiteSuperior ?? Infinity))) anotar(valor, `«${nombre}» está fuera de sus límites`);
  }
  for (const [nombre, parametro] of destino.declara.parametros) {
    if (!opcional(parametro) && !dados.has(nombre)) anotar(nodo, `falta el parámetro «${nombre}» de ${destino.nombre}`);
  }
}

function recursos(archivo, manual, anotar) {
  for (const recurso of deTipo(archivo.raiz, 'resource_declaration')) {
    for (const falla of comparar(recurso)) anotar(falla.nodo, falla.texto);
    if (existente(recurso)) continue;
    const tipo = tipoDe(recurso).split('@')[0];
    const dadas = propiedades(cuerpo(recurso));
    const debe = (objeto, nombre, valor) => {
      if (propiedades(objeto).get(nombre)?.text !== valor) anotar(recurso, `${tipo}: «${nombre}» debe ser ${valor}`);
    };
    switch (tipo) {
      case 'Microsoft.Storage/storageAccounts':
        debe(dadas.get('properties'), 'allowSharedKeyAccess', 'false');
        debe(dadas.get('properties'), 'allowBlobPublicAccess', 'false');
        debe(dadas.get('properties'), 'supportsHttpsTrafficOnly', 'true');
        debe(dadas.get('properties'), 'minimumTlsVersion', "'TLS1_2'");
        break;
      case 'Microsoft.KeyVault/vaults':
        debe(dadas.get('properties'), 'enableRbacAuthorization', 'true');
        debe(dadas.get('properties'), 'enablePurgeProtection', 'true');
        break;
      case 'Microsoft.Insights/components':
        debe(dadas.get('properties'), 'DisableLocalAuth', 'true');
        break;
      case 'Microsoft.Storage/storageAccounts/blobServices/containers':
        debe(dadas.get('properties'), 'publicAccess', "'None'");
        break;
      case 'Microsoft.Web/sites':
        debe(dadas.get('properties'), 'httpsOnly', 'true');
        break;
      case 'Microsoft.Web/sites/basicPublishingCredentialsPolicies':
        debe(dadas.get('properties'), 'allow', 'false');
        break;
      case 'Microsoft.Authorization/roleAssignments':
        if (!dadas.get('name')?.text.startsWith('guid(')) anotar(recurso, 'el nombre de una asignación de rol debe ser guid(...)');
        break;
      case 'Microsoft.Web/sites/config':
        for (const ajuste of propiedades(dadas.get('properties')).keys()) {
          if (!manual.includes(`\`${ajuste}\``)) anotar(recurso, `README.md no explica el ajuste «${ajuste}»`);
        }
        for (const ajuste of DE_BOVEDA) {
          const valor = propiedades(dadas.get('properties')).get(ajuste);
          if (!valor?.text.startsWith("'@Microsoft.KeyVault(")) anotar(recurso, `«${ajuste}» debe ser una referencia a la bóveda`);
        }
        break;
    }
  }
}

function configuracion(proyecto, fallas) {
  const ruta = join(proyecto.raiz, 'bicepconfig.json');
  if (!existsSync(ruta)) { fallas.push('bicepconfig.json: no existe'); return; }
  try {
    const reglas = JSON.parse(readFileSync(ruta, 'utf8')).analyzers.core.rules;
    for (const [nombre, { level }] of Object.entries(reglas)) {
      if (level !== 'error') fallas.push(`bicepconfig.json: la regla «${nombre}» no es un error`);
    }
  } catch (error) {
    fallas.push(`bicepconfig.json: ${error.message}`);
  }
}
